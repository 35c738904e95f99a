import { dateOf, weekdayOf } from '../zone-clock.ts';
import { oneHit, type RuleHit } from './hit.ts';
import type { FlagRuleSettings } from './settings.ts';

/** On which days check-ins are planned: on weekdays (ISO, 1 is Monday), or every so many days from the first on. */
export type CheckInPlan =
  | { readonly weekdays: readonly number[]; readonly everyDays: null }
  | { readonly weekdays: null; readonly everyDays: number };

export interface PlannedCheckIns {
  readonly plan: CheckInPlan;
  /** The first local day it holds. */
  readonly from: number;
  /** The local day of the last check-in; null where there was none yet. */
  readonly lastCheckIn: number | null;
  readonly today: number;
}

/** Silence further back is not looked at: it was told of when it began. */
const LOOKED_BACK_DAYS = 60;

/**
 * The planned days since the last check-in that are over, oldest first. A check-in made a day late still
 * stands for the day it was planned for; today is not over.
 */
export function missedDays({ plan, from, lastCheckIn, today }: PlannedCheckIns): number[] {
  const begins = Math.max(from, (lastCheckIn ?? from - 1) + 1);
  const days: number[] = [];
  for (let day = Math.max(begins, today - LOOKED_BACK_DAYS); day < today; day += 1) {
    if (
      plan.everyDays === null ? plan.weekdays.includes(weekdayOf(day)) : (day - from) % plan.everyDays === 0
    ) {
      days.push(day);
    }
  }
  return days;
}

/** A silence is told of once, however long it lasts. */
export function missedHit(planned: PlannedCheckIns, settings: FlagRuleSettings): RuleHit | null {
  const { threshold } = settings.CHECK_INS_MISSED;
  const missed = missedDays(planned);
  if (threshold === null || missed.length < threshold) {
    return null;
  }
  const since = planned.lastCheckIn ?? planned.from;
  return oneHit(
    settings,
    [{ rule: 'CHECK_INS_MISSED', says: `${missed.length} planned check-ins running were missed.` }],
    `check-ins-missed:${dateOf(since)}`,
  );
}
