import { continuityOf, RHYTHM_DAYS } from './joint-cost.ts';
import { habitOf, type JointProblem, type ActivityRhythm, rhythmOf } from './joint-problem.ts';
import { JOINT_WEIGHTS as WEIGHTS } from './joint-weights.ts';
import { Expression, type LinearModel } from './linear-model.ts';
import type { Item } from './model-items.ts';

/** A session that may be, with where it would stand in the rhythm of its activity. */
interface Possible {
  readonly column: number;
  readonly rhythm: ActivityRhythm;
  /** What its place costs by itself. */
  readonly cost: number;
}

/** One occurrence: where it may be, and the column of leaving it out. */
interface Session {
  readonly places: readonly Possible[];
  readonly out: number;
}

/** A rhythm that an activity may mostly have, and the column that says so. */
interface Usual {
  readonly column: number;
  readonly rhythm: ActivityRhythm;
}

/**
 * What an activity mostly is, is chosen along with its sessions: a weekday, a time and a person. Each
 * session pays for being otherwise.
 * @param leftOut for each occurrence the column of leaving it out; null for what is kept.
 */
export function addContinuity(
  linear: LinearModel,
  problem: JointProblem,
  items: readonly Item[],
  leftOut: readonly (number | null)[],
): void {
  for (const activity of problem.activities.keys()) {
    const habit = habitOf(problem, activity);
    const certain: ActivityRhythm[] = habit ? [habit] : [];
    const possible = new Map<number, Possible[]>();
    for (const { occurrence, column, place } of items) {
      const of = occurrence === null ? undefined : problem.occurrences[occurrence];
      if (occurrence === null || !place || of?.activity !== activity) {
        continue;
      }
      const { practitionerId, session } = place;
      const rhythm = rhythmOf(problem, of.dueWeek, { practitionerId, start: session.from });
      if (column === null) {
        certain.push(rhythm);
      } else {
        const places = possible.get(occurrence) ?? [];
        places.push({ column, rhythm, cost: linear.costOf(column) });
        possible.set(occurrence, places);
      }
    }
    const sessions = [...possible].flatMap(([occurrence, places]) => {
      const out = leftOut[occurrence] ?? null;
      return out === null ? [] : [{ places, out }];
    });
    if (sessions.length > 0) {
      addRhythm(linear, certain, sessions);
    }
  }
}

function addRhythm(
  linear: LinearModel,
  certain: readonly ActivityRhythm[],
  sessions: readonly Session[],
): void {
  const all = [...certain, ...sessions.flatMap(({ places }) => places.map(({ rhythm }) => rhythm))];
  const minutes = [...new Set(all.map((one) => one.minute))];
  const people = [...new Set(all.map((one) => one.practitionerId))];
  const usual: Usual[] = RHYTHM_DAYS.flatMap((offset) =>
    minutes.flatMap((minute) =>
      people.map((practitionerId) => {
        const rhythm = { offset, minute, practitionerId };
        const cost = certain.reduce((sum, one) => sum + continuityOf(rhythm, one), 0);
        return { column: linear.column(cost, true), rhythm };
      }),
    ),
  );
  linear.equals(sumOf(usual), 1);
  const minuteOf = (rhythm: ActivityRhythm) => rhythm.minute;
  const personOf = (rhythm: ActivityRhythm) => rhythm.practitionerId;
  const usualMinute = partsOf(linear, usual, minuteOf);
  const usualPerson = partsOf(linear, usual, personOf);
  const usualDay = partsOf(linear, usual, (rhythm) => rhythm.offset);
  for (const session of sessions) {
    const pays = new Expression();
    addSame(linear, usualMinute, session, minuteOf, WEIGHTS.OTHER_TIME, pays);
    addSame(linear, usualPerson, session, personOf, WEIGHTS.OTHER_PRACTITIONER, pays);
    addWeekday(linear, usualDay, session, pays);
    addLeast(linear, usual, session, pays);
  }
}

/** One part of the usual rhythm by itself: for each value the column that says that it is the usual one. */
function partsOf<Value extends string | number>(
  linear: LinearModel,
  usual: readonly Usual[],
  what: (rhythm: ActivityRhythm) => Value,
): Map<Value, number> {
  const parts = new Map<Value, number>();
  for (const [value, same] of Map.groupBy(usual, ({ rhythm }) => what(rhythm))) {
    const column = linear.column(0, false);
    linear.equals(sumOf(same).add(column, -1), 0);
    parts.set(value, column);
  }
  return parts;
}

/** Pays for a session whose `what` is not the usual one. */
function addSame<Value extends string | number>(
  linear: LinearModel,
  usual: ReadonlyMap<Value, number>,
  { places }: Session,
  what: (rhythm: ActivityRhythm) => Value,
  weight: number,
  pays: Expression,
): void {
  if (usual.size < 2) {
    return;
  }
  const other = linear.column(weight, false);
  pays.add(other, weight);
  for (const [value, same] of Map.groupBy(places, ({ rhythm }) => what(rhythm))) {
    const column = usual.get(value);
    if (column !== undefined) {
      linear.atMost(sumOf(same).add(column, -1).add(other, -1), 0);
    }
  }
}

/**
 * Pays for each day between a session and the usual weekday. Days apart are counted by how many
 * midnights lie between: at each, one of the two has begun and the other has not.
 */
function addWeekday(
  linear: LinearModel,
  usual: ReadonlyMap<number, number>,
  { places, out }: Session,
  pays: Expression,
): void {
  const offsets = places.map(({ rhythm }) => rhythm.offset);
  for (let day = Math.min(0, ...offsets); day < Math.max(6, ...offsets); day += 1) {
    const apart = linear.column(WEIGHTS.DAY_OFF_RHYTHM, false);
    pays.add(apart, WEIGHTS.DAY_OFF_RHYTHM);
    const begun = sumOf(places.filter(({ rhythm }) => rhythm.offset <= day));
    const should = new Expression();
    for (const [weekday, column] of usual) {
      if (weekday <= day) {
        should.add(column);
      }
    }
    linear.atMost(new Expression().and(begun).and(should, -1).add(apart, -1), 0);
    linear.atMost(new Expression().and(should).and(begun, -1).add(apart, -1).add(out, -1), 0);
  }
}

/**
 * With any usual rhythm a session costs at least what its best place would: true of every schedule, and
 * without it half a session here and half a one there would seem to cost nothing.
 */
function addLeast(
  linear: LinearModel,
  usual: readonly Usual[],
  { places, out }: Session,
  pays: Expression,
): void {
  const row = new Expression().and(pays, -1);
  for (const { column, cost } of places) {
    row.add(column, -cost);
  }
  let dearest = 0;
  for (const { column, rhythm } of usual) {
    const least = Math.min(...places.map((one) => one.cost + continuityOf(rhythm, one.rhythm)));
    dearest = Math.max(dearest, least);
    row.add(column, least);
  }
  linear.atMost(row.add(out, -dearest), 0);
}

function sumOf(columns: readonly { readonly column: number }[]): Expression {
  return columns.reduce((sum, { column }) => sum.add(column), new Expression());
}
