import { AFTERCARE_LABELS, AROUSAL_LABELS, EMOTIONAL_RESPONSE_LABELS, ENDING_LABELS, OBSERVATIONS_LABELS, regionLabel } from '@attune/shared';
import type { SessionResponsesQuery } from '../../../generated/bodywork.ts';
import { longDay } from '../../../lib/dates.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { listed, modalityName } from '../../../lib/words.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import styles from './bodywork-tab.module.css';

type Node = NonNullable<SessionResponsesQuery['client']>['notes']['edges'][number]['node'];
type Response = Extract<Node, { __typename: 'SessionResponse' }>;

const words = (codes: readonly string[], labels: Readonly<Record<string, string>>) => listed(codes.map((code) => labels[code] ?? code));

/** One session: before and after, where and how, what was seen and said. */
export function SessionResponseCard({ response }: { readonly response: Response }) {
  const zone = useZone();
  const facts = [
    ['Seen', words(response.observations, OBSERVATIONS_LABELS)],
    ['Felt', words(response.emotionalResponse, EMOTIONAL_RESPONSE_LABELS)],
    ['In the client’s words', response.clientWords && `“${response.clientWords}”`],
    ['Ending', response.ending && ((ENDING_LABELS as Readonly<Record<string, string>>)[response.ending] ?? response.ending)],
    ['Aftercare', words(response.aftercare, AFTERCARE_LABELS)],
    ['Next time', response.nextTime],
    ['To psychotherapy', response.toPsychotherapy],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return (
    <Card
      title={longDay(response.signedAt ?? response.createdAt, zone)}
      aside={
        <>
          {response.author.name} {response.state === 'DRAFT' && <Badge tone="concern">unsigned</Badge>}
          {response.state === 'ENTERED_IN_ERROR' && <Badge tone="alert">entered in error</Badge>}
        </>
      }
    >
      <div className={styles.response}>
        <Scales response={response} />
        <Work response={response} />
        {facts.length > 0 && (
          <dl className={styles.facts}>
            {facts.map(([label, text]) => (
              <Fact key={label} label={label} text={text} />
            ))}
          </dl>
        )}
        {response.addenda.map((addendum) => (
          <p key={addendum.id} className="small">
            <b>Addendum.</b> {addendum.text}{' '}
            <span className="quiet">
              {addendum.author.name}, <TimeText at={addendum.at} />
            </span>
          </p>
        ))}
      </div>
    </Card>
  );
}

function Fact({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </>
  );
}

const SCALES = [
  { key: 'distress', label: 'Distress' },
  { key: 'tension', label: 'Tension' },
  { key: 'pain', label: 'Pain' },
] as const;

function Scales({ response: { arrival, departure } }: { readonly response: Response }) {
  if (!arrival && !departure) {
    return null;
  }
  const arousal = (value: number | undefined) => (value === undefined ? '–' : (AROUSAL_LABELS[value] ?? String(value)).toLowerCase());
  return (
    <dl className={styles.scales}>
      {SCALES.map(({ key, label }) => (
        <div key={key} className={styles.scale}>
          <dt>{label}</dt>
          <dd>
            {arrival?.[key] ?? '–'} <span aria-label="to">→</span> {departure?.[key] ?? '–'}
          </dd>
        </div>
      ))}
      <div className={styles.scale}>
        <dt>Arousal</dt>
        <dd style={{ fontSize: 14 }}>
          {arousal(arrival?.arousal)} → {arousal(departure?.arousal)}
        </dd>
      </div>
    </dl>
  );
}

function Work({ response: { work } }: { readonly response: Response }) {
  if (work.length === 0) {
    return null;
  }
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Region</th>
          <th scope="col">How</th>
          <th scope="col">Pressure</th>
          <th scope="col">Minutes</th>
        </tr>
      </thead>
      <tbody>
        {work.map((one, index) => (
          <tr key={`${one.region} ${index}`}>
            <td>{regionLabel(one.region)}</td>
            <td>{modalityName(one.modality)}</td>
            <td>
              {one.pressure}
              {one.pressureAsked !== null && one.pressureAsked !== one.pressure && <span className="quiet"> asked {one.pressureAsked}</span>}
            </td>
            <td>{one.minutes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
