import { Button } from '@mantine/core';
import {
  AskForDisclosureDocument,
  DraftDisclosureDocument,
  type WholeSummaryFragment,
} from '../../../generated/disclosures.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Card } from '../../../ui/card.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { SummaryParts } from '../../../ui/summary/summary-parts.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './summaries.module.css';

interface SummaryPreviewProps {
  readonly clientId: string;
  /** What the client is called. */
  readonly name: string;
  readonly made: WholeSummaryFragment;
  /** It was made anew, since the record had changed. */
  readonly onMade: (made: WholeSummaryFragment) => void;
  readonly onChange: () => void;
  readonly onDone: () => void;
}

/** Exactly what would go out; asked about as it stands here, or not at all. */
export function SummaryPreview({ clientId, name, made, onMade, onChange, onDone }: SummaryPreviewProps) {
  const asking = useVerb(AskForDisclosureDocument, 'askForDisclosure');
  const drafting = useVerb(DraftDisclosureDocument, 'draftDisclosure');
  const say = useToast();
  const ask = async () => {
    const outcome = await asking.run({
      input: { disclosureId: made.id, contentHash: made.contentHash ?? '' },
    });
    if (outcome.ok) {
      say(`${name} is asked.`);
      onDone();
    }
  };
  const lookAgain = async () => {
    const { recipientKind, recipientName, recipientOrganisation, recipientEmail } = made;
    const { reason, parts, from, to, openDays, narrative } = made;
    const outcome = await drafting.run({
      input: {
        clientId,
        disclosureId: made.id,
        recipientKind,
        recipientName,
        recipientOrganisation,
        recipientEmail,
        reason,
        parts: [...parts],
        from,
        to,
        openDays,
        narrative,
      },
    });
    if (outcome.ok && outcome.value.__typename === 'Disclosure') {
      asking.forget();
      onMade(outcome.value);
    }
  };
  return (
    <Card title="This is what would go out" aside="word for word, and nothing else">
      <Stack gap={16}>
        <div className={styles.sheet}>{made.content && <SummaryParts summary={made.content} />}</div>
        <p className="quiet">
          {name} sees exactly this and decides. After a yes you make the link; it opens for {made.openDays}{' '}
          days.
        </p>
        <ProblemNotice
          problem={asking.problem ?? drafting.problem}
          action={
            asking.problem?.code === 'CONFLICT' && (
              <Button variant="default" size="compact-sm" loading={drafting.busy} onClick={lookAgain}>
                Look again
              </Button>
            )
          }
        />
        <Row>
          <Button loading={asking.busy} onClick={ask}>
            Ask {name}
          </Button>
          <Button variant="default" onClick={onChange}>
            Change it
          </Button>
          <Button variant="subtle" onClick={onDone}>
            Keep it as a draft
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
