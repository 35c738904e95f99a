import {
  COPY_FORMATS_LABELS,
  type CopyFormat,
  type ExportedRecord,
  instrumentOf,
  NOTE_KINDS_LABELS,
} from '@attune/shared';
import { dayAndTime, dayInWords } from '../../../lib/dates.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { PrintedLines, PrintedPart } from '../../../ui/print/printed-page.tsx';
import {
  feedbackInWords,
  sentInWords,
  type Note,
  openingInWords,
  sessionInWords,
  supportInWords,
  visitInWords,
} from '../domain/record-words.ts';
import styles from './my-data.module.css';

interface Props {
  readonly record: ExportedRecord;
}

/** What was written and signed about me, the newest first. */
export function MyNotes({ notes }: { readonly notes: readonly Note[] }) {
  if (notes.length === 0) {
    return null;
  }
  return (
    <PrintedPart title="Notes and sessions">
      {[...notes].reverse().map((note) => (
        <NotePart key={note.id} note={note} />
      ))}
    </PrintedPart>
  );
}

function NotePart({ note }: { readonly note: Note }) {
  const zone = useZone();
  return (
    <article className={styles.note}>
      <h3>
        {NOTE_KINDS_LABELS[note.kind]}, {dayInWords(note.signedAt, zone)}
        {note.author && `, ${note.author}`}
        {note.state === 'ENTERED_IN_ERROR' && ' (struck through: entered in error)'}
      </h3>
      {note.text && <p className={styles.words}>{note.text}</p>}
      {note.teamSummary && <p className={styles.words}>For the team: {note.teamSummary}</p>}
      {note.session && (
        <PrintedLines items={sessionInWords(note.session).map((text) => ({ key: text, text }))} />
      )}
      {note.addenda.map((one) => (
        <p key={one.at} className={styles.words}>
          Added on {dayInWords(one.at, zone)} by {one.by ?? 'the author'}: {one.text}
        </p>
      ))}
      {note.corrections.map((one) => (
        <p key={one.requestedAt} className={styles.words}>
          You asked on {dayInWords(one.requestedAt, zone)}: {one.wish}
          {one.reason && ` The answer: ${one.reason}`}
          {one.statement && ` Your statement: ${one.statement}`}
        </p>
      ))}
    </article>
  );
}

/** What I said after sessions, and what was changed then. */
export function MyFeedback({ record: { sessionFeedback } }: Props) {
  const zone = useZone();
  return (
    sessionFeedback.length > 0 && (
      <PrintedPart title="What I said after sessions">
        <PrintedLines
          items={sessionFeedback.map((one) => ({
            key: one.id,
            text: (
              <span className={styles.words}>
                {dayInWords(one.at, zone)}: {feedbackInWords(one)}
              </span>
            ),
            sub: one.changes
              .map(({ text, by }) => `What was changed, ${by ?? 'the therapist'}: ${text}`)
              .join(' '),
          }))}
        />
      </PrintedPart>
    )
  );
}

/** Who outside the practice I was asked about, and when they looked. */
export function MySentSummaries({ record: { sentSummaries } }: Props) {
  const zone = useZone();
  return (
    sentSummaries.length > 0 && (
      <PrintedPart title="Who was sent what">
        <PrintedLines
          items={sentSummaries.map((one) => ({
            key: one.id,
            text: [one.recipientName, one.recipientOrganisation].filter(Boolean).join(', '),
            sub: sentInWords(one, (at) => dayInWords(at, zone)),
          }))}
        />
      </PrintedPart>
    )
  );
}

const COLUMNS = [
  ['Distress', 'distress'],
  ['Mood', 'mood'],
  ['Sleep, hours', 'sleepHours'],
  ['Pain', 'pain'],
] as const;

/** Check-ins and questionnaires, by time. */
export function MyAnswers({ record: { checkIns, questionnaires } }: Props) {
  const zone = useZone();
  return (
    <>
      {questionnaires.length > 0 && (
        <PrintedPart title="Questionnaires">
          <table>
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col">Questionnaire</th>
                <th scope="col">Sum</th>
                <th scope="col">Answers, in their order</th>
              </tr>
            </thead>
            <tbody>
              {questionnaires.map((one) => (
                <tr key={one.id}>
                  <td>{dayInWords(one.takenAt, zone)}</td>
                  <td>{instrumentOf(one.code)?.name ?? one.code}</td>
                  <td>{one.band ? `${one.total}, ${one.band}` : one.total}</td>
                  <td>{one.items?.map((item) => item ?? '–').join(' ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </PrintedPart>
      )}
      {checkIns.length > 0 && (
        <PrintedPart title="Check-ins">
          <table>
            <thead>
              <tr>
                <th scope="col">Day</th>
                {COLUMNS.map(([title]) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
                <th scope="col">In my words</th>
              </tr>
            </thead>
            <tbody>
              {checkIns.map((one) => (
                <tr key={one.id}>
                  <td>{dayInWords(one.at, zone)}</td>
                  {COLUMNS.map(([title, key]) => (
                    <td key={title}>{one[key]}</td>
                  ))}
                  <td>{one.words}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </PrintedPart>
      )}
    </>
  );
}

/** Visits, calls for support, and who opened the record. */
export function MyVisits({ record: { appointments, support, whoOpened, copies } }: Props) {
  const zone = useZone();
  const others = whoOpened.filter(({ own }) => !own);
  return (
    <>
      {support.length > 0 && (
        <PrintedPart title="Support">
          <PrintedLines
            items={support.map((one) => ({
              key: one.id,
              text: `${dayInWords(one.at, zone)}: ${supportInWords(one)}`,
              sub: one.words,
            }))}
          />
        </PrintedPart>
      )}
      {appointments.length > 0 && (
        <PrintedPart title="Visits">
          <PrintedLines
            items={[...appointments]
              .sort((one, other) => one.startsAt.localeCompare(other.startsAt))
              .map((one) => ({
                key: one.id,
                text: `${dayAndTime(one.startsAt, zone)}: ${visitInWords(one)}`,
              }))}
          />
        </PrintedPart>
      )}
      {others.length > 0 && (
        <PrintedPart title="Who opened my record">
          <PrintedLines
            items={others.map((one) => ({
              key: one.id,
              text: `${dayAndTime(one.at, zone)}: ${openingInWords(one)}`,
              sub: one.reason,
            }))}
          />
        </PrintedPart>
      )}
      <PrintedPart title="Copies that were made">
        <PrintedLines
          items={copies.map(({ id, at, format }) => ({
            key: id,
            text: `${dayAndTime(at, zone)}: ${COPY_FORMATS_LABELS[format as CopyFormat] ?? format}`,
          }))}
        />
      </PrintedPart>
    </>
  );
}
