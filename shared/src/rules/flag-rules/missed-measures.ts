import type { AssignedMeasure, HeardOfMeasure, Looked } from '../measures/occurrences.ts';
import { measureOccurrences } from '../measures/occurrences.ts';
import { dateOf, zoneClock } from '../zone-clock.ts';
import { oneHit, type RuleHit } from './hit.ts';
import type { FlagRuleSettings } from './settings.ts';

/** A questionnaire that one client is asked for, with what was heard since. */
export interface WatchedMeasure {
  readonly name: string;
  readonly assigned: AssignedMeasure;
  readonly heard: HeardOfMeasure & {
    /** When the client last said "not today", ISO text; null for never. */
    readonly lastSkippedAt: string | null;
  };
}

/** Silence further back is not looked at, in milliseconds: it was told of when it began. */
const LOOKED_BACK = 400 * 86_400_000;

/** Since when nothing was heard of a questionnaire, in milliseconds: an answer ends a silence, and so does "not today". */
export function silentSince({ assigned, heard }: WatchedMeasure): number {
  const heardAt = [...heard.answeredAt, ...(heard.lastSkippedAt === null ? [] : [heard.lastSkippedAt])];
  return Math.max(...[assigned.assignedAt, ...heardAt].map((at) => Date.parse(at)));
}

/**
 * R20: what is missed running is told of once for each silence, counted for each questionnaire by itself, because one
 * that is left out while others are answered says something, too. Those whose silence began on one day are one cause.
 */
export function missedMeasureHits(
  watched: readonly WatchedMeasure[],
  settings: FlagRuleSettings,
  { now, timeZone }: Pick<Looked, 'now' | 'timeZone'>,
): RuleHit[] {
  const { threshold } = settings.MEASURES_MISSED;
  if (threshold === null) {
    return [];
  }
  const clock = zoneClock(timeZone);
  const silent = watched.flatMap((one) => {
    const since = silentSince(one);
    const from = Math.max(since, now - LOOKED_BACK);
    const missed = measureOccurrences(one.assigned, one.heard, { from, to: now, now, timeZone }).filter(
      ({ state }) => state === 'MISSED',
    ).length;
    return missed < threshold ? [] : [{ name: one.name, missed, day: clock.dayOf(since) }];
  });
  return [...Map.groupBy(silent, ({ day }) => day)].flatMap(([day, together]) => {
    const says = together.map(({ name, missed }) => `${name} was asked for and missed ${times(missed)}.`);
    const hit = oneHit(
      settings,
      says.map((words) => ({ rule: 'MEASURES_MISSED' as const, says: words })),
      `measures-missed:${dateOf(day)}`,
    );
    return hit === null ? [] : [hit];
  });
}

const times = (count: number) => (count === 1 ? 'once' : `${count} times running`);
