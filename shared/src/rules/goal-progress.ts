import { DateTime } from 'luxon';
import { changeSince, type MeasureChange } from './measures/change.ts';
import { instrumentOf } from './measures/instruments.ts';

/** One figure of somebody's, at an instant (ISO text). */
export interface GoalFigure {
  readonly at: string;
  readonly value: number;
}

/** A goal that is followed by figures, as it stands; computed, never typed. */
export interface MeasuredGoal {
  readonly name: string;
  readonly start: number | null;
  readonly now: number | null;
  readonly target: number | null;
  readonly change: MeasureChange;
  /** How far from start to target, 0–1; null while one of them is missing. */
  readonly towards: number | null;
  /** For practitioners: figures, and whether the change is more than chance. */
  readonly sentence: string;
  /** For the client: the same without terms of the trade. */
  readonly plain: string;
  /** In the order of time; of check-ins the mean of each week. */
  readonly figures: readonly GoalFigure[];
}

/** What clients say of their days that a goal may be followed by; `reliable` where a figure is known. */
const DAILY = {
  SLEEP_HOURS: { name: 'Hours of sleep', better: 'HIGHER', reliable: null },
  DISTRESS: { name: 'Distress', better: 'LOWER', reliable: null },
  PAIN: { name: 'Pain', better: 'LOWER', reliable: 2 },
} as const;

export type DailyFigure = keyof typeof DAILY;

/** Whether a goal's measure is one of what clients say of their days. */
export function isDailyFigure(code: string): code is DailyFigure {
  return Object.hasOwn(DAILY, code);
}

/** The mean of each week that has any, Monday to Sunday in a zone, at the instant of its last figure. */
export function weeklyMeans(figures: readonly GoalFigure[], timeZone: string): GoalFigure[] {
  const weeks = Map.groupBy(figures, ({ at }) =>
    DateTime.fromISO(at, { zone: timeZone }).startOf('week').toISODate(),
  );
  return [...weeks.values()].map((week) => ({
    at: week.at(-1)?.at ?? '',
    value: rounded(week.reduce((sum, { value }) => sum + value, 0) / week.length),
  }));
}

/**
 * How a goal stands by its figures.
 * @param code a questionnaire that ships or a figure of the check-ins; null for any other.
 * @param figures in the order of time, of weeks where they come from check-ins.
 * @param since ISO text: when the goal came into the plan. The last figure up to then is the start, or else
 *   the first one after it.
 */
export function measuredGoal(
  code: string,
  target: number | null,
  figures: readonly GoalFigure[],
  since: string,
): MeasuredGoal | null {
  const instrument = instrumentOf(code);
  const daily = isDailyFigure(code) ? DAILY[code] : null;
  if (!instrument && !daily) {
    return null;
  }
  const start = figures.findLast(({ at }) => Date.parse(at) <= Date.parse(since)) ?? figures[0] ?? null;
  const last = figures.at(-1) ?? null;
  const name = instrument?.name ?? daily?.name ?? code;
  const compared = start !== null && last !== null && start !== last;
  const from = start?.value ?? null;
  const now = last?.value ?? null;
  const change = !compared
    ? 'TOO_FEW'
    : instrument
      ? changeSince(instrument, start.value, last.value)
      : changeOfDays(start.value, last.value, daily?.better === 'LOWER', daily?.reliable ?? null);
  const aim = target === null ? '' : `; the target is ${target}`;
  const aimPlain = target === null ? '' : ` We aim for ${target}.`;
  const moved = compared
    ? `${from} at the start, ${now} now`
    : now === null
      ? 'no figures yet'
      : `${now} now`;
  return {
    name,
    start: from,
    now,
    target,
    change,
    towards: towards(compared ? from : null, now, target),
    sentence: `${name}: ${moved}${aim}. ${compared && daily?.reliable === null ? UNKNOWN : CHANGES[change]}`,
    plain: `${capital(moved)}.${aimPlain} ${PLAIN[change]}`,
    figures: figures.filter(({ at }) => start === null || Date.parse(at) >= Date.parse(start.at)),
  };
}

function changeOfDays(
  start: number,
  now: number,
  lowerIsBetter: boolean,
  reliable: number | null,
): MeasureChange {
  if (reliable === null || Math.abs(now - start) < reliable) {
    return 'NO_RELIABLE_CHANGE';
  }
  return now < start === lowerIsBetter ? 'IMPROVED' : 'WORSE';
}

function towards(start: number | null, now: number | null, target: number | null): number | null {
  if (start === null || now === null || target === null || start === target) {
    return null;
  }
  return Math.min(1, Math.max(0, (now - start) / (target - start)));
}

const CHANGES: Readonly<Record<MeasureChange, string>> = {
  IMPROVED: 'Better than at the start, more than chance would explain.',
  WORSE: 'Worse than at the start, more than chance would explain.',
  NO_RELIABLE_CHANGE: 'Chance alone could explain the difference.',
  TOO_FEW: 'There is nothing to compare with yet.',
};

const UNKNOWN = 'Nobody has published how much of such a difference is more than chance.';

const PLAIN: Readonly<Record<MeasureChange, string>> = {
  IMPROVED: 'That is better than at the start.',
  WORSE: 'That is harder than at the start.',
  NO_RELIABLE_CHANGE: 'That is about as it was at the start, or too close to tell.',
  TOO_FEW: 'We will see more as you go on.',
};

const rounded = (value: number) => Math.round(value * 10) / 10;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A described step of a goal, reached or not. */
export interface ReachedStep {
  readonly reachedOn: string | null;
}

/** How many of a goal's steps are reached, in words; null where it has none. */
export function stepsInWords(steps: readonly ReachedStep[]): string | null {
  const reached = steps.filter(({ reachedOn }) => reachedOn !== null).length;
  return steps.length === 0 ? null : `${reached} of ${steps.length} steps reached`;
}
