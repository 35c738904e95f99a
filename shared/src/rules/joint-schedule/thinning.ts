import { SLOT_STEP_MINUTES } from '../slots.ts';
import type { ZoneClock } from '../zone-clock.ts';
import type { JointCandidate } from './joint-problem.ts';

const STEP = SLOT_STEP_MINUTES * 60_000;

/**
 * The places of one session that the solver looks at. Of each practitioner's day it takes the full
 * hours, the times that the client is used to, and the beginning and end of every stretch of free time:
 * there something fits beside what it has to keep a distance from. A quarter of an hour more or less
 * changes nothing else, since continuity asks for the same time, not for a certain one; and four times as
 * many columns cost many times the time. No day and nobody is lost.
 * @param candidates every place, by time.
 * @param usual minutes from midnight at which the activity has been before.
 */
export function thinned(
  candidates: readonly JointCandidate[],
  clock: ZoneClock,
  usual: ReadonlySet<number>,
): JointCandidate[] {
  const kept = new Set<JointCandidate>();
  for (const own of Map.groupBy(candidates, (one) => one.practitionerId).values()) {
    for (const [index, one] of own.entries()) {
      const start = one.session.from;
      const [before, after] = [own[index - 1]?.session.from, own[index + 1]?.session.from];
      const minute = clock.minuteOf(start);
      if (minute % 60 === 0 || usual.has(minute) || before !== start - STEP || after !== start + STEP) {
        kept.add(one);
      }
    }
  }
  return candidates.filter((one) => kept.has(one));
}
