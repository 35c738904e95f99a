import { useQuery } from '@apollo/client/react';
import {
  CONTRAINDICATION_CLASS_SENTENCES,
  type ContraindicationClass,
  INTAKE_ENTRY_KINDS_LABELS,
  TOUCH_EFFECTS_LABELS,
} from '@attune/shared';
import { RecordHealthDocument, type RecordHealthQuery } from '../../../generated/client-record.ts';
import { HEALTH_ITEMS } from '../../../lib/readership.ts';
import { useRecord } from '../../../lib/record.tsx';
import { regionsInWords } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SentenceList } from '../../../ui/sentence-list.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';

type Intake = NonNullable<NonNullable<RecordHealthQuery['client']>['intake']>;
type Entry = Intake['entries'][number];

/** What is to be known of the client's health: what concerns the hands first. */
export function HealthCard() {
  const { id: clientId } = useRecord();
  const asked = useQuery(RecordHealthDocument, { variables: { clientId } });
  return (
    <Ask of={asked} lines={3}>
      {({ client }) => client?.intake && <Health intake={client.intake} clientId={clientId} />}
    </Ask>
  );
}

function Health({ intake, clientId }: { readonly intake: Intake; readonly clientId: string }) {
  const open = intake.state !== 'COMPLETE';
  const texts = [
    { key: 'goals', label: 'Hopes for', text: intake.goals },
    { key: 'concerns', label: 'On their mind', text: intake.mentalHealthConcerns },
    { key: 'triggers', label: 'To avoid', text: intake.triggersToAvoid },
  ].flatMap(({ text, ...one }) => (text === null ? [] : [{ ...one, text }]));
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
              sub: subOf(entry),
            }))}
          />
        ) : (
          <p className="quiet">Nothing is noted that bodywork must know.</p>
        )}
        {texts.length > 0 && (
          <SentenceList items={texts.map(({ key, label, text }) => ({ key, text, sub: label }))} />
        )}
        {intake.withheld.map(({ reason }) => (
          <p key={reason} className="quiet small">
            {reason}
          </p>
        ))}
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
