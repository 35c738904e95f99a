import { useQuery } from '@apollo/client/react';
import {
  CONTRAINDICATION_CLASS_SENTENCES,
  type ContraindicationClass,
  INTAKE_ENTRY_KINDS_LABELS,
  type IntakePart,
  TOUCH_EFFECTS_LABELS,
} from '@attune/shared';
import { RecordHealthDocument, type RecordHealthQuery } from '../../../generated/client-record.ts';
import { healthFormPath } from '../../../lib/paths.ts';
import { HEALTH_ITEMS } from '../../../lib/readership.ts';
import { useRecord } from '../../../lib/record.tsx';
import { firstName, regionsInWords } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { useAuthorInWords } from '../../../ui/health/author.tsx';
import { HealthVoice } from '../../../ui/health/voice.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SentenceList } from '../../../ui/sentence-list.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';

type Intake = NonNullable<NonNullable<RecordHealthQuery['client']>['intake']>;
type Entry = Intake['entries'][number];

const TEXT_LABELS: Readonly<Record<IntakePart, string>> = {
  GOALS: 'Hopes for',
  MENTAL_HEALTH_CONCERNS: 'On their mind',
  TRIGGERS_TO_AVOID: 'To avoid',
};

/** What is to be known of the client's health: what concerns the hands first. */
export function HealthCard() {
  const { id: clientId, name, preferredName } = useRecord();
  const asked = useQuery(RecordHealthDocument, { variables: { clientId } });
  return (
    <Ask of={asked} lines={3}>
      {({ client }) =>
        client?.intake && (
          <HealthVoice value={{ about: preferredName ?? firstName(name) }}>
            <Health intake={client.intake} clientId={clientId} mayWrite={client.viewerCan.writeIntake} />
          </HealthVoice>
        )
      }
    </Ask>
  );
}

function Health({
  intake,
  clientId,
  mayWrite,
}: {
  readonly intake: Intake;
  readonly clientId: string;
  readonly mayWrite: boolean;
}) {
  const open = intake.state !== 'COMPLETE';
  const author = useAuthorInWords();
  return (
    <Card
      title="Health"
      aside={
        intake.completedAt && (
          <>
            answered <TimeText at={intake.completedAt} as="day" />
          </>
        )
      }
    >
      <Stack gap={16}>
        {open && (
          <Notice title="The health questions are still open. Bodywork begins once they are answered; a consultation is possible before." />
        )}
        {intake.entries.length > 0 ? (
          <SentenceList
            items={intake.entries.map((entry) => ({
              key: entry.id,
              text: (
                <>
                  {entry.label} {entry.class === 'ABSOLUTE' && <Badge tone="alert">no bodywork</Badge>}
                </>
              ),
              sub: `${subOf(entry)} · ${author({ ...entry, by: entry.notedBy, at: entry.notedAt })}`,
            }))}
          />
        ) : (
          <p className="quiet">Nothing is noted that bodywork must know.</p>
        )}
        {intake.texts.length > 0 && (
          <SentenceList
            items={intake.texts.map((one) => ({
              key: one.part,
              text: one.text,
              sub: `${TEXT_LABELS[one.part]} · ${author({ ...one, by: one.writtenBy, at: one.writtenAt })}`,
            }))}
          />
        )}
        {intake.withheld.map(({ reason }) => (
          <p key={reason} className="quiet small">
            {reason}
          </p>
        ))}
        {mayWrite && (
          <Row>
            <LinkButton to={healthFormPath(intake.clientId)}>
              {open ? 'Write the answers down' : 'Change the answers'}
            </LinkButton>
          </Row>
        )}
      </Stack>
      <WhoCanSee about="health" clientId={clientId} items={HEALTH_ITEMS} />
    </Card>
  );
}

function subOf(entry: Entry): string {
  return [
    INTAKE_ENTRY_KINDS_LABELS[entry.kind],
    entry.regions.length > 0 && regionsInWords(entry.regions),
    entry.class && CONTRAINDICATION_CLASS_SENTENCES[entry.class as ContraindicationClass],
    entry.timesOfDay.length > 0 && `at ${entry.timesOfDay.join(', ')}`,
    ...entry.effects.map((effect) => TOUCH_EFFECTS_LABELS[effect].toLowerCase()),
  ]
    .filter(Boolean)
    .join(' · ');
}
