import { DateTime } from 'luxon';
import {
  APPOINTMENT_CLASS_WORDS,
  type AppointmentClass,
  isBodywork,
} from '../vocabulary/appointment-classes.ts';
import type { CoordinationKind } from '../vocabulary/coordination-kinds.ts';
import type { HoldLevel } from '../vocabulary/hold-levels.ts';
import { HOLD_SENTENCES, holdTouches } from './flags.ts';

/** A coordination rule of a care plan, as data. */
export interface CoordinationRuleFacts {
  readonly id: string | null;
  readonly kind: CoordinationKind;
  /** The class after which (REST_AFTER, SUPPORT_WITHIN, SAME_DAY), or that recurs. */
  readonly from: AppointmentClass | null;
  /** The class that waits, or should follow. */
  readonly to: AppointmentClass | null;
  readonly hours: number | null;
  readonly everyWeeks: number | null;
  readonly toleranceDays: number | null;
  readonly count: number | null;
  /** ISO weekdays, 1 is Monday. */
  readonly weekdays: readonly number[] | null;
  /** Local times 'HH:MM'. */
  readonly fromTime: string | null;
  readonly toTime: string | null;
  /** A hard rule refuses, a soft one warns. */
  readonly hard: boolean;
  readonly reason: string | null;
}

/** An appointment as the rules see it; instants as ISO text. */
export interface ScheduledSession {
  readonly class: AppointmentClass;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** What a rule says of a time, in a sentence that a client can read (R23). */
export interface RuleFinding {
  readonly ruleId: string | null;
  readonly kind: CoordinationKind | 'HOLD';
  readonly hard: boolean;
  readonly satisfied: boolean;
  readonly sentence: string;
}

const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/** A rule as a sentence, for the plan. */
export function ruleSentence(rule: CoordinationRuleFacts): string {
  const from = rule.from ? APPOINTMENT_CLASS_WORDS[rule.from] : 'a session';
  const to = rule.to ? APPOINTMENT_CLASS_WORDS[rule.to] : 'a session';
  const must = rule.hard ? '' : ' if possible';
  switch (rule.kind) {
    case 'REST_AFTER':
      return `No ${bare(to)} within ${rule.hours ?? 0} hours after ${from}${must}.`;
    case 'SUPPORT_WITHIN':
      return `After ${from}, ${to} within ${rule.hours ?? 0} hours${must}.`;
    case 'SAME_DAY':
      return `On a day with ${from}, ${to} follows on purpose, at least ${rule.hours ?? 0} hours later${must}.`;
    case 'CADENCE':
      return `${capital(to)} every ${weeks(rule.everyWeeks ?? 1)}, give or take ${rule.toleranceDays ?? 0} days${must}.`;
    case 'AVOID_WINDOW':
      return `No ${bare(to)} ${windowWords(rule)}${must}.`;
    case 'MAX_PER_WEEK':
      return `At most ${rule.count ?? 1} a week: ${bare(to)}${must}.`;
  }
}

/**
 * Tests a time against the rules of a plan and the hold that is on. Both ways: what comes before
 * the time and what comes after it. Only rules that concern the session's class speak.
 * @param others the client's other active appointments around the time.
 * @param timeZone IANA zone of the practice, for local times in the sentences.
 */
export function evaluateTime(
  rules: readonly CoordinationRuleFacts[],
  session: ScheduledSession,
  others: readonly ScheduledSession[],
  hold: HoldLevel,
  timeZone: string,
): RuleFinding[] {
  const findings = rules.flatMap((rule) => {
    const verdict = judge(rule, session, others, timeZone);
    return verdict === null
      ? []
      : [{ ruleId: rule.id, kind: rule.kind, hard: rule.hard, ...verdict }];
  });
  return holdTouches(hold, session.class)
    ? [
        { ruleId: null, kind: 'HOLD' as const, hard: true, satisfied: false, sentence: HOLD_SENTENCES[hold] },
        ...findings,
      ]
    : findings;
}

type Verdict = { readonly satisfied: boolean; readonly sentence: string } | null;

function judge(
  rule: CoordinationRuleFacts,
  session: ScheduledSession,
  others: readonly ScheduledSession[],
  timeZone: string,
): Verdict {
  switch (rule.kind) {
    case 'REST_AFTER':
      return rest(rule, session, others, timeZone);
    case 'SUPPORT_WITHIN':
      return support(rule, session, others, timeZone);
    case 'SAME_DAY':
      return sameDay(rule, session, others, timeZone);
    case 'CADENCE':
      return cadence(rule, session, others);
    case 'AVOID_WINDOW':
      return avoidWindow(rule, session, timeZone);
    case 'MAX_PER_WEEK':
      return maxPerWeek(rule, session, others, timeZone);
  }
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (instant: string) => Date.parse(instant);

/** The words leave out what the earlier session was: who may not know its class reads this too. */
function rest(
  rule: CoordinationRuleFacts,
  session: ScheduledSession,
  others: readonly ScheduledSession[],
  timeZone: string,
): Verdict {
  const span = (rule.hours ?? 0) * HOUR;
  if (session.class === rule.to) {
    const before = others.find(
      (one) =>
        one.class === rule.from &&
        at(one.endsAt) <= at(session.startsAt) &&
        at(session.startsAt) < at(one.endsAt) + span,
    );
    if (before) {
      const until = local(new Date(at(before.endsAt) + span).toISOString(), timeZone);
      return {
        satisfied: false,
        sentence: `This falls into a time of rest: no ${classWords(session.class)} before ${until}.`,
      };
    }
    return { satisfied: true, sentence: `It leaves the ${rule.hours ?? 0} hours of rest that the plan asks for.` };
  }
  if (session.class === rule.from) {
    const after = others.find(
      (one) =>
        one.class === rule.to &&
        at(session.endsAt) <= at(one.startsAt) &&
        at(one.startsAt) < at(session.endsAt) + span,
    );
    return after
      ? {
          satisfied: false,
          sentence: `It would leave too little rest before the ${classWords(after.class)} on ${local(after.startsAt, timeZone)}; the plan asks for ${rule.hours ?? 0} hours.`,
        }
      : null;
  }
  return null;
}

function support(
  rule: CoordinationRuleFacts,
  session: ScheduledSession,
  others: readonly ScheduledSession[],
  timeZone: string,
): Verdict {
  if (session.class !== rule.from || rule.to === null) {
    return null;
  }
  const until = at(session.endsAt) + (rule.hours ?? 0) * HOUR;
  const met = others.some(
    (one) => one.class === rule.to && at(one.startsAt) >= at(session.endsAt) && at(one.startsAt) <= until,
  );
  const words = APPOINTMENT_CLASS_WORDS[rule.to];
  return met
    ? { satisfied: true, sentence: `${capital(words)} follows in time.` }
    : {
        satisfied: false,
        sentence: `The plan asks for ${words} by ${local(new Date(until).toISOString(), timeZone)}, and none is booked yet.`,
      };
}

function sameDay(
  rule: CoordinationRuleFacts,
  session: ScheduledSession,
  others: readonly ScheduledSession[],
  timeZone: string,
): Verdict {
  if (session.class !== rule.to || rule.from === null) {
    return null;
  }
  const day = DateTime.fromISO(session.startsAt, { zone: timeZone }).toISODate();
  const first = others.find(
    (one) =>
      one.class === rule.from && DateTime.fromISO(one.startsAt, { zone: timeZone }).toISODate() === day,
  );
  const gap = (rule.hours ?? 0) * HOUR;
  return first && at(first.endsAt) + gap <= at(session.startsAt)
    ? { satisfied: true, sentence: 'It follows on the same day, as the plan intends.' }
    : {
        satisfied: false,
        sentence: `The plan wants this on the same day as another session, at least ${rule.hours ?? 0} hours after it.`,
      };
}

function cadence(
  rule: CoordinationRuleFacts,
  session: ScheduledSession,
  others: readonly ScheduledSession[],
): Verdict {
  if (session.class !== rule.to) {
    return null;
  }
  const gaps = others
    .filter((one) => one.class === rule.to)
    .map((one) => Math.abs(at(one.startsAt) - at(session.startsAt)) / DAY);
  const wanted = (rule.everyWeeks ?? 1) * 7;
  const nearest = gaps.length > 0 ? Math.min(...gaps) : null;
  if (nearest === null || Math.abs(nearest - wanted) <= (rule.toleranceDays ?? 0)) {
    return { satisfied: true, sentence: `It keeps the rhythm of every ${weeks(rule.everyWeeks ?? 1)}.` };
  }
  return {
    satisfied: false,
    sentence: `It is ${Math.round(nearest)} days from the nearest one; the plan asks for every ${weeks(rule.everyWeeks ?? 1)}.`,
  };
}

function avoidWindow(rule: CoordinationRuleFacts, session: ScheduledSession, timeZone: string): Verdict {
  if (session.class !== rule.to) {
    return null;
  }
  const start = DateTime.fromISO(session.startsAt, { zone: timeZone });
  const end = DateTime.fromISO(session.endsAt, { zone: timeZone });
  const onDay = !rule.weekdays || rule.weekdays.length === 0 || rule.weekdays.includes(start.weekday);
  const inside =
    start.toFormat('HH:mm') < (rule.toTime ?? '24:00') && end.toFormat('HH:mm') > (rule.fromTime ?? '00:00');
  return onDay && inside
    ? { satisfied: false, sentence: `This is a time to avoid: ${windowWords(rule)}.` }
    : null;
}

function maxPerWeek(
  rule: CoordinationRuleFacts,
  session: ScheduledSession,
  others: readonly ScheduledSession[],
  timeZone: string,
): Verdict {
  if (session.class !== rule.to) {
    return null;
  }
  const week = weekOf(session.startsAt, timeZone);
  const already = others.filter(
    (one) => one.class === rule.to && weekOf(one.startsAt, timeZone) === week,
  ).length;
  return already < (rule.count ?? 1)
    ? null
    : {
        satisfied: false,
        sentence: `There are already ${already} in that week; the plan asks for at most ${rule.count ?? 1}.`,
      };
}

function weekOf(instant: string, timeZone: string): string {
  return DateTime.fromISO(instant, { zone: timeZone }).toFormat("kkkk-'W'WW");
}

function local(instant: string, timeZone: string): string {
  return DateTime.fromISO(instant, { zone: timeZone }).setLocale('en-GB').toFormat('ccc d LLL, HH:mm');
}

function classWords(of: AppointmentClass): string {
  return isBodywork(of) || of === 'TRAUMA_PROCESSING' ? APPOINTMENT_CLASS_WORDS[of] : 'session';
}

function windowWords(rule: CoordinationRuleFacts): string {
  const days = rule.weekdays?.length
    ? `on ${rule.weekdays.map((day) => WEEKDAYS[day - 1]).join(', ')} `
    : '';
  const why = rule.reason ? ` (${rule.reason})` : '';
  return `${days}between ${rule.fromTime ?? '00:00'} and ${rule.toTime ?? '24:00'}${why}`;
}

const bare = (words: string) => words.replace(/^an? /, '');
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const weeks = (count: number) => (count === 1 ? 'week' : `${count} weeks`);
