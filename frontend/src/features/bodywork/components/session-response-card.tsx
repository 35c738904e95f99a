import {
  AFTERCARE_LABELS,
  AROUSAL_LABELS,
  EMOTIONAL_RESPONSE_LABELS,
  ENDING_LABELS,
  feedbackInWords,
  OBSERVATIONS_LABELS,
} from '@attune/shared';
import { Button } from '@mantine/core';
import {
  AnswerCorrectionOfResponseDocument,
  type SessionResponsesQuery,
  TakeOverResponseDocument,
} from '../../../generated/bodywork.ts';
import { longDay } from '../../../lib/dates.ts';
import { useRecord } from '../../../lib/record.tsx';
import { useVerb } from '../../../lib/use-verb.ts';
import { isPsychotherapist, useViewer, useZone } from '../../../lib/viewer.tsx';
import { addedBy, capital, modalityName } from '../../../lib/words.ts';
import { Amendments } from '../../../ui/amendments.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';
import styles from './bodywork-tab.module.css';
import { workLines } from './work-lines.ts';

type Node = NonNullable<SessionResponsesQuery['client']>['notes']['edges'][number]['node'];
type Response = Extract<Node, { __typename: 'SessionResponse' }>;

/** Codes in one line of words. */
const words = (codes: readonly string[], labels: Readonly<Record<string, string>>) =>
  capital(codes.map((code) => (labels[code] ?? code).toLowerCase()).join(', '));

/** Quoted once, whether or not the marks were typed. */
const quoted = (text: string) => (/^["“]/.test(text) ? text : `“${text}”`);

/** One session: before and after, where and how, what was seen and said. */
export function SessionResponseCard({ response }: { readonly response: Response }) {
  const zone = useZone();
  const client = useRecord();
  const facts = [
    ['Seen', words(response.observations, OBSERVATIONS_LABELS)],
    ['Felt', words(response.emotionalResponse, EMOTIONAL_RESPONSE_LABELS)],
    ['In the client’s words', response.clientWords && quoted(response.clientWords)],
    [
      'Ending',
      response.ending &&
        ((ENDING_LABELS as Readonly<Record<string, string>>)[response.ending] ?? response.ending),
    ],
    ['Said afterwards', response.feedback && capital(feedbackInWords(response.feedback).join(', '))],
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
        <div className={styles.left}>
          <Scales response={response} />
          <Work response={response} />
        </div>
        <div>
          {facts.length > 0 && (
            <dl className={styles.facts}>
              {facts.map(([label, text]) => (
                <Fact key={label} label={label} text={text} />
              ))}
            </dl>
          )}
          {response.toPsychotherapy && response.state === 'SIGNED' && <Handoff response={response} />}
          {response.addenda.map((addendum) => (
            <p key={addendum.id} className="small">
              <b>Addendum.</b> {addendum.text}{' '}
              <span className="quiet">
                {addedBy(addendum, response.author.name)}, <TimeText at={addendum.at} />
              </span>
            </p>
          ))}
          <Corrections response={response} />
          <WhoCanSee
            about="this session response"
            clientId={client.id}
            items={[{ item: 'SESSION_RESPONSE', owner: response.author, draft: response.signedAt === null }]}
          />
        </div>
      </div>
    </Card>
  );
}

/** Whether a psychotherapist took over what is brought to psychotherapy; one who reads it here can. */
function Handoff({ response: { id, takenOver } }: { readonly response: Response }) {
  const viewer = useViewer();
  const takeOver = useVerb(TakeOverResponseDocument, 'acknowledgeHandoff');
  if (takenOver) {
    return (
      <p className="quiet small">
        {takenOver.by.name} took this over <TimeText at={takenOver.at} />.
      </p>
    );
  }
  if (!isPsychotherapist(viewer)) {
    return <p className="quiet small">No psychotherapist has taken this over yet.</p>;
  }
  return (
    <>
      <ProblemNotice problem={takeOver.problem} />
      <Button
        variant="default"
        loading={takeOver.busy}
        onClick={() => void takeOver.run({ input: { noteId: id } })}
      >
        Take over
      </Button>
    </>
  );
}

function Corrections({ response }: { readonly response: Response }) {
  const answer = useVerb(AnswerCorrectionOfResponseDocument, 'answerAmendment');
  return (
    <Amendments
      amendments={response.amendments}
      author={response.author}
      busy={answer.busy}
      problem={answer.problem}
      onAnswer={async (input) => (await answer.run({ input })).ok}
    />
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
  const arousal = (value: number | undefined) =>
    value === undefined ? '–' : (AROUSAL_LABELS[value] ?? String(value)).toLowerCase();
  const same = arrival?.arousal === departure?.arousal;
  return (
    <dl className={styles.scales}>
      {SCALES.map(({ key, label }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            {arrival?.[key] ?? '–'} <span aria-hidden="true">→</span>
            <span className="visually-hidden">to</span> {departure?.[key] ?? '–'}
          </dd>
        </div>
      ))}
      <div className={styles.arousal}>
        <dt>Arousal</dt>
        <dd>
          {arousal(arrival?.arousal)}
          {!same && ` → ${arousal(departure?.arousal)}`}
        </dd>
      </div>
    </dl>
  );
}

function Work({ response: { work } }: { readonly response: Response }) {
  const lines = workLines(work);
  if (lines.length === 0) {
    return null;
  }
  const modalities = [...new Set(work.map((one) => one.modality))];
  return (
    <table className={styles.table}>
      <caption>{modalities.map(modalityName).join(', ')}</caption>
      <thead>
        <tr>
          <th scope="col">Region</th>
          {modalities.length > 1 && <th scope="col">How</th>}
          <th scope="col">Pressure</th>
          <th scope="col">Minutes</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key}>
            <td>{line.region}</td>
            {modalities.length > 1 && <td>{modalityName(line.modality)}</td>}
            <td>
              {line.pressure}
              {line.pressureAsked !== null && line.pressureAsked !== line.pressure && (
                <span className="quiet"> asked {line.pressureAsked}</span>
              )}
            </td>
            <td>{line.minutes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
