import { isBodywork } from '../vocabulary/appointment-classes.ts';
import type { CoordinationRuleFacts, ScheduledSession } from './coordination-facts.ts';
import { restSentence } from './coordination-words.ts';
import type { Span } from './slots.ts';
import type { ZoneClock } from './zone-clock.ts';

/** A time of rest that a session imposes on bodywork, in words that tell nothing of the session. */
export interface RestTime extends Span {
  readonly sentence: string;
  readonly hard: boolean;
}

const HOUR = 3_600_000;

/**
 * The times of rest that a client's sessions impose on bodywork, as far as they touch a range, in the
 * order of time. What the session is stays out of the words: who may not know it reads them too.
 * @param range in milliseconds since 1970.
 */
export function restTimesIn(
  rules: readonly CoordinationRuleFacts[],
  sessions: readonly ScheduledSession[],
  range: Span,
  clock: ZoneClock,
): RestTime[] {
  return rules
    .flatMap((rule) => {
      const { kind, from: after, to: of, hours, hard } = rule;
      if (kind !== 'REST_AFTER' || of === null || !isBodywork(of)) {
        return [];
      }
      return sessions
        .filter((session) => session.class === after)
        .map((session) => {
          const from = Date.parse(session.endsAt);
          const to = from + (hours ?? 0) * HOUR;
          return { from, to, hard, sentence: restSentence(of, to, clock) };
        });
    })
    .filter((rest) => rest.from < range.to && range.from < rest.to)
    .sort((one, other) => one.from - other.from);
}
