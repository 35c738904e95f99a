import { dateOf } from '../zone-clock.ts';
import { oneHit, type RuleHit } from './hit.ts';
import type { FlagRuleSettings } from './settings.ts';

/** So many days running make a run. */
const RUN_DAYS = 3;

/** The highest distress that the check-ins of a local day say. */
export interface DayOfCheckIns {
  /** Local day of the practice's calendar, counted as by the zone's clock. */
  readonly day: number;
  readonly distress: number;
}

export interface CheckInFacts {
  /** The check-in that is the cause, once. */
  readonly causeId: string;
  readonly distress: number;
  readonly day: number;
  /** The days around it on which there were check-ins, this one among them. */
  readonly days: readonly DayOfCheckIns[];
}

/** Which rules a check-in meets; each cause is one hit. */
export function checkInHits(facts: CheckInFacts, settings: FlagRuleSettings): RuleHit[] {
  return [high(facts, settings), run(facts, settings)].filter((hit) => hit !== null);
}

function high({ causeId, distress }: CheckInFacts, settings: FlagRuleSettings): RuleHit | null {
  const { threshold } = settings.CHECK_IN_DISTRESS;
  return threshold === null || distress < threshold
    ? null
    : oneHit(
        settings,
        [{ rule: 'CHECK_IN_DISTRESS', says: `A check-in says distress ${distress} of 10.` }],
        `check-in-distress:${causeId}`,
      );
}

/**
 * Three days running are one cause, and three more of the same run another: a hard fortnight is told
 * again, and not every day. A check-in that arrives late counts for its own day.
 */
function run({ day, days }: CheckInFacts, settings: FlagRuleSettings): RuleHit | null {
  const { threshold } = settings.CHECK_IN_DISTRESS_RUN;
  if (threshold === null) {
    return null;
  }
  const hard = new Set(days.filter(({ distress }) => distress >= threshold).map((one) => one.day));
  if (!hard.has(day)) {
    return null;
  }
  let [first, last] = [day, day];
  while (hard.has(first - 1)) first -= 1;
  while (hard.has(last + 1)) last += 1;
  const whole = Math.floor((last - first + 1) / RUN_DAYS);
  return whole === 0
    ? null
    : oneHit(
        settings,
        [
          {
            rule: 'CHECK_IN_DISTRESS_RUN',
            says: `Check-ins say distress ${threshold} or more on ${last - first + 1} days running.`,
          },
        ],
        `check-in-run:${dateOf(first + whole * RUN_DAYS - 1)}`,
      );
}
