import { zoneClock } from '../zone-clock.ts';
import type { BodyworkFact, CheckInFact, ProfileSettings, Statistics, ToleranceFact } from './facts.ts';

/** Measures near to bodywork, and those that are not. */
export interface Sides {
  readonly near: readonly number[];
  readonly far: readonly number[];
}

/**
 * The distress of days with check-ins: on the days after bodywork, and on days without.
 *
 * A day is one value, the mean of its check-ins. It is a day after bodywork once, however many sessions
 * lie on the days before it, so windows that overlap count nothing twice. Days of bodywork are on neither
 * side, for what was said on them may have been said before it. Days before the first session are left
 * out: there was no bodywork yet that they could be days without.
 * @param timeZone IANA name of the zone whose midnight parts the days.
 */
export function daysAround(
  bodywork: readonly BodyworkFact[],
  checkIns: readonly CheckInFact[],
  timeZone: string,
  { daysAfter }: Pick<ProfileSettings, 'daysAfter'>,
  { mean }: Pick<Statistics, 'mean'>,
): Sides {
  const dayOf = daysIn(timeZone);
  const worked = new Set(bodywork.map(({ at }) => dayOf(at)));
  const first = Math.min(...worked);
  const saidOn = new Map<number, number[]>();
  for (const { at, distress } of checkIns) {
    const day = dayOf(at);
    saidOn.set(day, [...(saidOn.get(day) ?? []), distress]);
  }
  const near: number[] = [];
  const far: number[] = [];
  for (const [day, said] of saidOn) {
    if (day > first && !worked.has(day)) {
      const after = Array.from({ length: daysAfter }, (_, back) => day - back - 1).some((one) =>
        worked.has(one),
      );
      (after ? near : far).push(mean(said));
    }
  }
  return { near, far };
}

/**
 * How trauma work was tolerated: with bodywork on the days before or earlier that day, and without.
 * A session of trauma work counts once, however much bodywork there was. Those on days before the first
 * bodywork are left out.
 * @param timeZone IANA name of the zone whose midnight parts the days.
 */
export function toleranceAround(
  bodywork: readonly BodyworkFact[],
  processing: readonly ToleranceFact[],
  timeZone: string,
  { daysBefore }: Pick<ProfileSettings, 'daysBefore'>,
): Sides {
  const dayOf = daysIn(timeZone);
  const worked = bodywork.map(({ at }) => ({ at: Date.parse(at), day: dayOf(at) }));
  const first = Math.min(...worked.map(({ day }) => day));
  const near: number[] = [];
  const far: number[] = [];
  for (const { at, tolerance } of processing) {
    const day = dayOf(at);
    const instant = Date.parse(at);
    if (day >= first) {
      const before = worked.some((one) => one.at < instant && day - one.day <= daysBefore);
      (before ? near : far).push(tolerance);
    }
  }
  return { near, far };
}

const daysIn = (timeZone: string) => {
  const clock = zoneClock(timeZone);
  return (at: string) => clock.dayOf(Date.parse(at));
};
