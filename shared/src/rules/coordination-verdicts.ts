import {
  APPOINTMENT_CLASS_WORDS,
  type AppointmentClass,
  isBodywork,
} from '../vocabulary/appointment-classes.ts';
import type { CoordinationRuleFacts, Telling } from './coordination-facts.ts';
import {
  capital,
  classWords,
  days,
  hours,
  later,
  localTime,
  weeks,
  windowWords,
} from './coordination-words.ts';
import { minutesOf, weekdayOf, weekOfDay, type ZoneClock } from './zone-clock.ts';

/** A session in milliseconds since 1970. */
export interface Session {
  readonly id?: string;
  readonly class: AppointmentClass;
  readonly from: number;
  readonly to: number;
  /** Local day of its beginning, where it was worked out beforehand. */
  readonly day?: number;
}

/** What one rule says; `say` gives the sentence, or null where even that would tell too much. */
export interface Verdict {
  readonly satisfied: boolean;
  say(): string | null;
}

interface Surroundings {
  readonly clock: ZoneClock;
  readonly telling: Telling;
}

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** What a rule says of a session among others; null when it does not concern it. */
export function judge(
  rule: CoordinationRuleFacts,
  session: Session,
  others: readonly Session[],
  surroundings: Surroundings,
): Verdict | null {
  switch (rule.kind) {
    case 'REST_AFTER':
      return rest(rule, session, others, surroundings);
    case 'SUPPORT_WITHIN':
      return support(rule, session, others, surroundings);
    case 'SAME_DAY':
      return sameDay(rule, session, others, surroundings);
    case 'CADENCE':
      return cadence(rule, session, others, surroundings);
    case 'AVOID_WINDOW':
      return avoidWindow(rule, session, surroundings);
    case 'MAX_PER_WEEK':
      return maxPerWeek(rule, session, others, surroundings);
  }
}

/** The words leave out what the earlier session was: who may not know its class reads this too. */
function rest(
  rule: CoordinationRuleFacts,
  session: Session,
  others: readonly Session[],
  { clock, telling }: Surroundings,
): Verdict | null {
  const asked = rule.hours ?? 0;
  const span = asked * HOUR;
  const before =
    session.class === rule.to
      ? others
          .filter((one) => one.class === rule.from && one.to <= session.from && session.from < one.to + span)
          .reduce<Session | null>((late, one) => (late === null || one.to > late.to ? one : late), null)
      : null;
  if (before) {
    return unmet(
      () =>
        `This falls into a time of rest: no ${classWords(session.class, true)} before ${localTime(before.to + span, clock)}.`,
    );
  }
  const after =
    session.class === rule.from
      ? others.find((one) => one.class === rule.to && session.to <= one.from && one.from < session.to + span)
      : undefined;
  if (after) {
    return unmet(
      () =>
        `It would leave too little rest before the ${classWords(after.class, telling.classes)} on ${localTime(after.from, clock)}; the plan asks for ${hours(asked)}.`,
    );
  }
  return session.class === rule.to
    ? met(() => `It leaves the rest of ${hours(asked)} that the plan asks for.`)
    : null;
}

function support(
  rule: CoordinationRuleFacts,
  session: Session,
  others: readonly Session[],
  { clock, telling }: Surroundings,
): Verdict | null {
  const wanted = rule.to;
  if (session.class !== rule.from || wanted === null) {
    return null;
  }
  const until = session.to + (rule.hours ?? 0) * HOUR;
  const follows = others.some((one) => one.class === wanted && one.from >= session.to && one.from <= until);
  const tells = isBodywork(wanted) || telling.classes;
  if (follows) {
    // That it is met would tell what the following session is.
    return met(() => (tells ? `${capital(APPOINTMENT_CLASS_WORDS[wanted])} follows in time.` : null));
  }
  const by = () => localTime(until, clock);
  return unmet(() =>
    tells
      ? `The plan asks for ${APPOINTMENT_CLASS_WORDS[wanted]} by ${by()}, and none is booked yet.`
      : `The plan asks for another session by ${by()}.`,
  );
}

function sameDay(
  rule: CoordinationRuleFacts,
  session: Session,
  others: readonly Session[],
  { clock, telling }: Surroundings,
): Verdict | null {
  const first = rule.from;
  if (session.class !== rule.to || first === null) {
    return null;
  }
  const day = clock.dayOf(session.from);
  const gap = (rule.hours ?? 0) * HOUR;
  const follows = others.some(
    (one) => one.class === first && dayOf(one, clock) === day && one.to + gap <= session.from,
  );
  return follows
    ? met(() =>
        isBodywork(first) || telling.classes ? 'It follows on the same day, as the plan intends.' : null,
      )
    : unmet(() => `The plan wants this on the same day as another session, ${later(rule.hours ?? 0)}.`);
}

/** Counted in days of the calendar, so that a change of the clocks is no break of the rhythm. */
function cadence(
  rule: CoordinationRuleFacts,
  session: Session,
  others: readonly Session[],
  { clock }: Surroundings,
): Verdict | null {
  if (session.class !== rule.to) {
    return null;
  }
  const day = clock.dayOf(session.from);
  const everyWeeks = rule.everyWeeks ?? 1;
  const nearest = others
    .filter((one) => one.class === rule.to)
    .reduce((least, one) => Math.min(least, Math.abs(dayOf(one, clock) - day)), Number.POSITIVE_INFINITY);
  if (
    nearest === Number.POSITIVE_INFINITY ||
    Math.abs(nearest - everyWeeks * 7) <= (rule.toleranceDays ?? 0)
  ) {
    return met(() => `It keeps the rhythm of every ${weeks(everyWeeks)}.`);
  }
  return unmet(
    () => `It is ${days(nearest)} from the nearest one; the plan asks for one every ${weeks(everyWeeks)}.`,
  );
}

function avoidWindow(
  rule: CoordinationRuleFacts,
  session: Session,
  { clock, telling }: Surroundings,
): Verdict | null {
  if (session.class !== rule.to) {
    return null;
  }
  const start = clock.minuteOf(session.from);
  const end = start + (session.to - session.from) / MINUTE;
  const weekday = weekdayOf(clock.dayOf(session.from));
  const onDay = !rule.weekdays || rule.weekdays.length === 0 || rule.weekdays.includes(weekday);
  const inside = start < minutesOf(rule.toTime ?? '24:00') && end > minutesOf(rule.fromTime ?? '00:00');
  return onDay && inside ? unmet(() => `This is a time to avoid: ${windowWords(rule, telling.plan)}.`) : null;
}

function maxPerWeek(
  rule: CoordinationRuleFacts,
  session: Session,
  others: readonly Session[],
  { clock }: Surroundings,
): Verdict | null {
  if (session.class !== rule.to) {
    return null;
  }
  const most = rule.count ?? 1;
  const week = clock.weekOf(session.from);
  const already = others.filter(
    (one) => one.class === rule.to && weekOfDay(dayOf(one, clock)) === week,
  ).length;
  return already < most
    ? null
    : unmet(
        () =>
          `There ${already === 1 ? 'is one' : `are ${already}`} in that week already; the plan asks for at most ${most} a week.`,
      );
}

const dayOf = ({ day, from }: Session, clock: ZoneClock) => day ?? clock.dayOf(from);
const met = (say: () => string | null): Verdict => ({ satisfied: true, say });
const unmet = (say: () => string): Verdict => ({ satisfied: false, say });
