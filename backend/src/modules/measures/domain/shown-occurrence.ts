import { dueInWords, instrumentOf, type MeasureOccurrence } from '@attune/shared';
import type { AssignmentRow } from '../data/assignments.read.ts';

/** An occurrence as the API shows it: instants as ISO text, and the words for the client. */
export function shownOccurrence(
  { id, code }: AssignmentRow,
  { key, state, opensAt, closesAt, session }: MeasureOccurrence,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
) {
  const minutes = instrumentOf(code)?.minutes ?? 1;
  return {
    key,
    assignmentId: id,
    code,
    state,
    opensAt: new Date(opensAt).toISOString(),
    closesAt: new Date(closesAt).toISOString(),
    sessionStartsAt: session === null ? null : new Date(session.startsAt).toISOString(),
    sessionDiscipline: session?.discipline ?? null,
    words: dueInWords({ key, session, closesAt }, minutes, { timeZone, now: now.getTime() }),
  };
}
