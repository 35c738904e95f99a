import { type MeasureOccurrence, measureOccurrences, type SessionOfMeasure } from '@attune/shared';
import type { AssignmentRow, DueFactRow, Stretch } from '../data/assignments.read.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** So far back occurrences are shown, in days: twelve weeks. */
const BACK_DAYS = 84;
/** And so far ahead: a fortnight. */
const AHEAD_DAYS = 14;

/** What is looked at for the occurrences that are shown now: to the whole minute, so that lists travel together. */
export function shownStretch(now: Date): Stretch {
  const minute = Math.floor(now.getTime() / MINUTE) * MINUTE;
  const at = (days: number) => new Date(minute + days * DAY).toISOString();
  return { from: at(-BACK_DAYS), to: at(AHEAD_DAYS) };
}

/** The occurrences of an assignment within a stretch, with what the client's facts say became of them. */
export function occurrencesOf(
  assignment: AssignmentRow,
  facts: readonly DueFactRow[],
  { from, to }: Stretch,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): MeasureOccurrence[] {
  const heard = {
    sessions: facts.flatMap(({ kind, id, part, state, at, until }): SessionOfMeasure[] =>
      kind === 'SESSION' && state !== null && until !== null
        ? [{ id, discipline: part as SessionOfMeasure['discipline'], state, startsAt: at, endsAt: until }]
        : [],
    ),
    answeredAt: facts.flatMap(({ kind, part, at }) =>
      kind === 'ANSWER' && part === assignment.code ? [at] : [],
    ),
    skipped: facts.flatMap(({ kind, id, part }) => (kind === 'SKIP' && id === assignment.id ? [part] : [])),
  };
  const looked = { from: Date.parse(from), to: Date.parse(to), now: now.getTime(), timeZone };
  return measureOccurrences(assignment, heard, looked);
}
