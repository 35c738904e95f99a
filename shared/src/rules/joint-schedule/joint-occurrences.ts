/** The weeks within which a session may be, and the one in which it is due; counted from 0, the last included. */
export interface DueWeek {
  readonly due: number;
  readonly first: number;
  readonly last: number;
}

/**
 * When an activity is due in the coming weeks. It goes on from its last session, or begins with the first
 * week; one that is overdue is due at once. A session may stray from its week by less than half the
 * distance to the next, so that neighbours never swap places.
 * @param everyWeeks distance in weeks, 1 or more.
 * @param weeks how many weeks are looked at.
 * @param lastWeek the week of the last session before, as a negative number; null where there was none.
 */
export function dueWeeks(everyWeeks: number, weeks: number, lastWeek: number | null): DueWeek[] {
  const begin = lastWeek === null ? 0 : Math.max(0, lastWeek + everyWeeks);
  const early = Math.floor((everyWeeks - 1) / 2);
  const late = Math.ceil((everyWeeks - 1) / 2);
  const all: DueWeek[] = [];
  for (let due = begin; due < weeks; due += everyWeeks) {
    all.push({ due, first: Math.max(0, due - early), last: Math.min(weeks - 1, due + late) });
  }
  return all;
}
