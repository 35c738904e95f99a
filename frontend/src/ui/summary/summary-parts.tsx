import type { ProgressSummary, SummaryScore } from '@attune/shared';
import { dayInWords } from '../../lib/dates.ts';
import { counted } from '../../lib/words.ts';
import { PrintedLines, PrintedPart } from '../print/printed-page.tsx';
import styles from './summary-parts.module.css';

/** What is shown of a summary: all of it. */
export type ShownSummary = Omit<ProgressSummary, 'format'>;

/** '3 May 2026', of a local date. */
const dateInWords = (date: string) => dayInWords(`${date}T12:00:00Z`, 'UTC', 0);

/** 'from 1 June to 30 June 2026', with both years. */
const periodInWords = ({ from, to }: ShownSummary['period']) => `${dateInWords(from)} to ${dateInWords(to)}`;

/** A progress summary, word for word as it goes out: to be looked at, agreed to, read and printed. */
export function SummaryParts({ summary }: { readonly summary: ShownSummary }) {
  const { recipient, sender, reason, phase, goals, sessions, team, narrative } = summary;
  return (
    <>
      <dl className={styles.facts}>
        <Fact name="About" value={nameOf(summary.client)} />
        <Fact name="For" value={[recipient.name, recipient.organisation].filter(Boolean).join(', ')} />
        <Fact name="From" value={[sender.name, sender.practice, sender.phone].filter(Boolean).join(', ')} />
        <Fact name="What it is for" value={reason} />
        <Fact name="Period" value={periodInWords(summary.period)} />
      </dl>
      {narrative !== null && (
        <PrintedPart title={`In the words of ${sender.name}`}>
          <p className={styles.words}>{narrative}</p>
        </PrintedPart>
      )}
      {phase && (
        <PrintedPart title="Phase of the work">
          <p>
            {phase.name}
            {phase.meaning && `: ${phase.meaning}`}
          </p>
        </PrintedPart>
      )}
      {goals && (
        <PrintedPart title="Goals, and how they go">
          {goals.length === 0 ? (
            <p>No shared goals are written down.</p>
          ) : (
            <PrintedLines
              items={goals.map(({ statement, progress }) => ({
                key: statement,
                text: statement,
                sub: progress.join(' '),
              }))}
            />
          )}
        </PrintedPart>
      )}
      {sessions && (
        <PrintedPart title="Sessions in these days">
          <PrintedLines
            items={sessions.map(({ discipline, count }) => ({
              key: discipline,
              text: `${discipline}: ${counted(count, 'session')}`,
            }))}
          />
        </PrintedPart>
      )}
      {summary.measures && <Measures measures={summary.measures} />}
      {summary.holds && <Holds holds={summary.holds} />}
      {team && (
        <PrintedPart title="Care team">
          <PrintedLines
            items={team.map(({ name, role }) => ({ key: `${name} ${role}`, text: `${name}, ${role}` }))}
          />
        </PrintedPart>
      )}
    </>
  );
}

function nameOf({ name, preferredName, pronouns }: ShownSummary['client']): string {
  return [name, preferredName && `called ${preferredName}`, pronouns].filter(Boolean).join(', ');
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const scoreInWords = ({ words, on }: SummaryScore) => `${words} (${dateInWords(on)})`;

function Measures({ measures }: { readonly measures: NonNullable<ShownSummary['measures']> }) {
  return (
    <PrintedPart title="Questionnaires: first and last">
      {measures.length === 0 ? (
        <p>None was answered in these days.</p>
      ) : (
        <PrintedLines
          items={measures.map(({ name, first, last, change }) => ({
            key: name,
            text: name,
            sub: (
              <>
                {scoreInWords(first)}
                {last && ` → ${scoreInWords(last)}`}
                <br />
                {change}
              </>
            ),
          }))}
        />
      )}
    </PrintedPart>
  );
}

function Holds({ holds }: { readonly holds: NonNullable<ShownSummary['holds']> }) {
  return (
    <PrintedPart title="Holds on bodywork">
      {holds.length === 0 ? (
        <p>There was none in these days.</p>
      ) : (
        <PrintedLines
          items={holds.map(({ hold, from, until }) => ({
            key: `${hold} ${from}`,
            text: `${hold}: from ${dateInWords(from)}${until ? ` to ${dateInWords(until)}` : ', and still on at the end of these days'}`,
          }))}
        />
      )}
    </PrintedPart>
  );
}
