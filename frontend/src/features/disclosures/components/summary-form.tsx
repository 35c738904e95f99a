import {
  LINK_DAYS,
  LONGEST_NARRATIVE,
  RECIPIENT_KINDS,
  RECIPIENT_KINDS_LABELS,
  type RecipientKind,
  SUMMARY_PARTS,
  SUMMARY_PARTS_LABELS,
  type SummaryPart,
  USUAL_SUMMARY_PARTS,
} from '@attune/shared';
import { Button, Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DraftDisclosureDocument, type WholeSummaryFragment } from '../../../generated/disclosures.ts';
import { addDays, dayOf } from '../../../lib/dates.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Card } from '../../../ui/card.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { Select } from '../../../ui/select.tsx';
import type { SummaryHead } from './summary-head.ts';
import styles from './summaries.module.css';

interface SummaryFormProps {
  readonly clientId: string;
  /** One that is changed; null for another one. */
  readonly draft: SummaryHead | null;
  readonly onMade: (made: WholeSummaryFragment) => void;
  readonly onCancel: () => void;
}

const FIELDS = [
  'recipientName',
  'recipientOrganisation',
  'recipientEmail',
  'reason',
  'parts',
  'from',
  'to',
  'openDays',
  'narrative',
] as const;
const KINDS = RECIPIENT_KINDS.map((value) => ({ value, label: RECIPIENT_KINDS_LABELS[value] }));
/** Twelve weeks, as the time line shows. */
const USUAL_DAYS = 84;

function startOf(draft: SummaryHead | null, today: string) {
  return {
    recipientKind: draft?.recipientKind ?? ('PRIMARY_CARE_PHYSICIAN' as RecipientKind),
    recipientName: draft?.recipientName ?? '',
    recipientOrganisation: draft?.recipientOrganisation ?? '',
    recipientEmail: draft?.recipientEmail ?? '',
    reason: draft?.reason ?? '',
    parts: (draft?.parts ?? USUAL_SUMMARY_PARTS) as readonly SummaryPart[],
    from: draft?.from ?? addDays(today, -USUAL_DAYS),
    to: draft?.to ?? today,
    openDays: draft?.openDays ?? LINK_DAYS.usual,
    narrative: draft?.narrative ?? '',
  };
}

/** For whom, why, and what of the record; nothing is sent by it. */
export function SummaryForm({ clientId, draft, onMade, onCancel }: SummaryFormProps) {
  const today = dayOf(Date.now(), useZone());
  const [values, setValues] = useState(() => startOf(draft, today));
  const { busy, problem, run } = useVerb(DraftDisclosureDocument, 'draftDisclosure');
  const key = useIdempotencyKey();
  const set = (change: Partial<typeof values>) => {
    setValues((before) => ({ ...before, ...change }));
    key.renew();
  };
  const error = (path: (typeof FIELDS)[number]) => fieldMessage(problem, path);
  const save = async () => {
    const outcome = await run({
      input: {
        ...values,
        clientId,
        parts: [...values.parts],
        ...(draft ? { disclosureId: draft.id } : { idempotencyKey: key.current() }),
      },
    });
    if (outcome.ok && outcome.value.__typename === 'Disclosure') onMade(outcome.value);
  };
  return (
    <Card title={draft ? 'Change the summary' : 'Put a summary together'}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void save();
        }}
      >
        <Stack gap={16}>
          <div className={styles.fields}>
            <Select
              label="For"
              value={values.recipientKind}
              options={KINDS}
              onChange={(kind) => kind && set({ recipientKind: kind })}
            />
            <TextInput
              label="Name"
              value={values.recipientName}
              error={error('recipientName')}
              onChange={(event) => set({ recipientName: event.currentTarget.value })}
            />
            <TextInput
              label="Practice or clinic, if you like"
              value={values.recipientOrganisation}
              error={error('recipientOrganisation')}
              onChange={(event) => set({ recipientOrganisation: event.currentTarget.value })}
            />
            <TextInput
              label="E-mail, if you send the link by it"
              type="email"
              value={values.recipientEmail}
              error={error('recipientEmail')}
              onChange={(event) => set({ recipientEmail: event.currentTarget.value })}
            />
          </div>
          <TextInput
            label="What it is for"
            description="The client and the recipient read this."
            value={values.reason}
            error={error('reason')}
            onChange={(event) => set({ reason: event.currentTarget.value })}
          />
          <Checkbox.Group
            label="What goes out"
            value={[...values.parts]}
            error={error('parts')}
            onChange={(parts) => set({ parts: SUMMARY_PARTS.filter((part) => parts.includes(part)) })}
          >
            <div className={styles.parts}>
              {SUMMARY_PARTS.map((part) => (
                <Checkbox key={part} value={part} label={SUMMARY_PARTS_LABELS[part]} />
              ))}
            </div>
          </Checkbox.Group>
          <div className={styles.fields}>
            <TextInput
              label="From"
              type="date"
              max={today}
              value={values.from}
              error={error('from')}
              onChange={(event) => set({ from: event.currentTarget.value })}
            />
            <TextInput
              label="To"
              type="date"
              max={today}
              value={values.to}
              error={error('to')}
              onChange={(event) => set({ to: event.currentTarget.value })}
            />
            <NumberInput
              label="The link opens for … days"
              min={LINK_DAYS.least}
              max={LINK_DAYS.most}
              value={values.openDays}
              error={error('openDays')}
              onChange={(days) => set({ openDays: Number(days) })}
            />
          </div>
          <Textarea
            label="In your own words, if you like"
            description="One paragraph. Nothing is taken from notes."
            autosize
            minRows={3}
            maxLength={LONGEST_NARRATIVE}
            value={values.narrative}
            error={error('narrative')}
            onChange={(event) => set({ narrative: event.currentTarget.value })}
          />
          <ProblemNotice problem={problem} shown={FIELDS} />
          <Row>
            <Button type="submit" loading={busy}>
              Look at it
            </Button>
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          </Row>
        </Stack>
      </form>
    </Card>
  );
}
