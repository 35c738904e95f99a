import {
  DEFAULT_HOLD,
  DISTRESS_REASONS_LABELS,
  type DistressReason,
  FLAG_LEVELS,
  FLAG_LEVELS_LABELS,
  type FlagLevel,
  HOLD_LEVELS,
  HOLD_LEVELS_LABELS,
  type HoldLevel,
  OBSERVED_REASONS,
} from '@attune/shared';
import { useQuery } from '@apollo/client/react';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { ClocksDocument, type ClocksQuery, RaiseFlagDocument } from '../../../generated/flags.ts';
import { span } from '../../../lib/dates.ts';
import type { ClientRef } from '../../../lib/dialogs.tsx';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { LevelShape } from '../../../ui/badge.tsx';
import { Chips } from '../../../ui/chips.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { useToast } from '../../../ui/toast.tsx';

/** When to choose a level, in a few words. */
const MEANINGS: Readonly<Record<FlagLevel, string>> = {
  NOTICE: 'Something to know before the next session.',
  CONCERN: 'Somebody should look at this soon.',
  ALERT: 'Somebody must look at this today.',
  CRISIS: 'Danger now. Call for help first, then raise this.',
};

const HOLD_HINTS: Readonly<Record<HoldLevel, string>> = {
  NONE: 'Bodywork goes on as planned.',
  DEEP_WORK: 'Gentle and moderate work go on.',
  ALL_BODYWORK: 'No session begins until it is lifted.',
};

/** The practice's own time for a level; nothing while it is not known. */
function clockOf(level: FlagLevel, clocks: ClocksQuery | undefined): string {
  const found = clocks?.escalationPolicy.levels.find((one) => one.level === level);
  if (!found) return '';
  const minutes = found.acknowledgeWithinMinutes;
  return minutes === null
    ? 'No clock.'
    : `Answered within ${minutes === 60 ? '60 min' : span(minutes)}, or it goes on to the next person.`;
}

interface RaiseFlagDialogProps {
  readonly client: ClientRef;
  readonly appointmentId?: string;
  readonly noteId?: string;
  readonly onClose: () => void;
}

/** Tells the team of distress: how serious, what waits, why, and what helps on the table meanwhile. */
export function RaiseFlagDialog({ client, appointmentId, noteId, onClose }: RaiseFlagDialogProps) {
  const [level, setLevel] = useState<FlagLevel>('CONCERN');
  const [chosenHold, setChosenHold] = useState<HoldLevel | null>(null);
  const [reasons, setReasons] = useState<readonly DistressReason[]>([]);
  const [reason, setReason] = useState('');
  const [tableGuidance, setTableGuidance] = useState('');
  const key = useIdempotencyKey();
  const raise = useVerb(RaiseFlagDocument, 'raiseDistressFlag');
  const say = useToast();
  const hold = chosenHold ?? DEFAULT_HOLD[level];
  const { data: clocks } = useQuery(ClocksDocument);

  const submit = async () => {
    const outcome = await raise.run({
      input: {
        clientId: client.id,
        level,
        hold,
        // What was tapped says enough where there is no time to write.
        reason: reason.trim() || inWords(reasons),
        reasons: [...reasons],
        tableGuidance: tableGuidance || null,
        appointmentId: appointmentId ?? null,
        noteId: noteId ?? null,
        idempotencyKey: key.current(),
      },
    });
    if (outcome.ok) {
      say(`The flag for ${client.name} is raised, and the team is told.`);
      onClose();
    }
  };
  return (
    <Dialog title={`Raise a flag for ${client.name}`} onClose={onClose} size="lg">
      <DialogForm
        submit="Raise the flag"
        onSubmit={submit}
        onCancel={onClose}
        busy={raise.busy}
        problem={raise.problem}
        shown={['reason', 'tableGuidance']}
      >
        <Choice
          label="How serious is it?"
          columns={2}
          value={level}
          onChange={setLevel}
          options={FLAG_LEVELS.map((value) => ({
            value,
            label: FLAG_LEVELS_LABELS[value],
            icon: <Coloured level={value} />,
            hint: `${MEANINGS[value]} ${clockOf(value, clocks)}`,
          }))}
        />
        <Chips
          label="What did you see?"
          values={reasons}
          onChange={setReasons}
          options={OBSERVED_REASONS.map((value) => ({ value, label: DISTRESS_REASONS_LABELS[value] }))}
        />
        <Textarea
          label="What happened?"
          description="What you saw and heard, in the client’s own words where you can. No interpretation."
          autosize
          minRows={3}
          required={reasons.length === 0}
          withAsterisk={false}
          value={reason}
          error={fieldMessage(raise.problem, 'reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Choice
          label="What waits until a psychotherapist has decided?"
          columns={3}
          value={hold}
          onChange={setChosenHold}
          options={HOLD_LEVELS.map((value) => ({
            value,
            label: HOLD_LEVELS_LABELS[value],
            hint: HOLD_HINTS[value],
          }))}
        />
        <Textarea
          label="What to do on the table meanwhile"
          description="Everybody on the team reads this, also those who may not read the reason."
          autosize
          minRows={2}
          value={tableGuidance}
          error={fieldMessage(raise.problem, 'tableGuidance')}
          onChange={(event) => setTableGuidance(event.currentTarget.value)}
        />
      </DialogForm>
    </Dialog>
  );
}

const inWords = (reasons: readonly DistressReason[]) =>
  reasons.map((one) => `${DISTRESS_REASONS_LABELS[one]}.`).join(' ');

const INKS: Readonly<Record<FlagLevel, string>> = {
  NOTICE: 'var(--information)',
  CONCERN: 'var(--concern)',
  ALERT: 'var(--alert)',
  CRISIS: 'var(--crisis)',
};

const Coloured = ({ level }: { readonly level: FlagLevel }) => (
  <span style={{ color: INKS[level], display: 'inline-flex' }}>
    <LevelShape level={level} />
  </span>
);
