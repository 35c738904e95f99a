import { useQuery } from '@apollo/client/react';
import { INSTRUMENTS } from '@attune/shared';
import { RecordMeasuresDocument, type RecordMeasuresQuery } from '../../../generated/measures.ts';
import { useRecord } from '../../../lib/record.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Empty, NotThere } from '../../../ui/states.tsx';
import { AssignmentsCard } from './assignments-card.tsx';
import { CheckInsCard } from './check-ins-card.tsx';
import { RhythmCard } from './rhythm-card.tsx';
import { ScoresCard } from './scores-card.tsx';

type Client = NonNullable<RecordMeasuresQuery['client']>;

/** How the client is between sessions: questionnaires and check-ins, as far as they are open to the reader. */
export function MeasuresTab() {
  const { id: clientId } = useRecord();
  const asked = useQuery(RecordMeasuresDocument, { variables: { clientId } });
  return (
    <Ask of={asked} lines={8}>
      {({ client }) => (client ? <Measures client={client} /> : <NotThere />)}
    </Ask>
  );
}

function Measures({ client }: { readonly client: Client }) {
  const answered = INSTRUMENTS.flatMap((instrument) => {
    const scores = client.measureScores.filter(({ code }) => code === instrument.code);
    return scores.length > 0 ? [{ instrument, scores }] : [];
  });
  return (
    <Stack>
      {client.measuresWithheld ? (
        <Notice title={client.measuresWithheld.reason} />
      ) : (
        <AssignmentsCard client={client} mayAssign={client.viewerCan.assignMeasures} />
      )}
      {answered.map(({ instrument, scores }) => (
        <ScoresCard key={instrument.code} clientId={client.id} instrument={instrument} scores={scores} />
      ))}
      {answered.length === 0 && !client.measuresWithheld && (
        <Card>
          <Empty title="No questionnaire has been answered yet">
            The client finds {INSTRUMENTS.map(({ name }) => name).join(', ')} under “How I am”.
          </Empty>
        </Card>
      )}
      <CheckInsCard checkIns={client.checkIns} />
      {client.viewerCan.planCheckIns && <RhythmCard clientId={client.id} rhythm={client.checkInRhythm} />}
    </Stack>
  );
}
