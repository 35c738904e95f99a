import type { AppointmentClass } from '../vocabulary/appointment-classes.ts';
import type { RuleFinding } from './coordination-facts.ts';
import type { Span } from './slots.ts';
import { weekOfDay, type ZoneClock } from './zone-clock.ts';

const MINUTE = 60_000;

/** What a practitioner takes on at most; null where there is no limit. */
export interface LoadLimits {
  /** Sessions on one local day. */
  readonly perDay: number | null;
  /** Heavy sessions on one local day. */
  readonly heavyPerDay: number | null;
  /** Sessions in one week, from Monday. */
  readonly perWeek: number | null;
  /** Minutes without a session after a heavy one. */
  readonly breakMinutes: number | null;
}

export const NO_LIMITS: LoadLimits = { perDay: null, heavyPerDay: null, perWeek: null, breakMinutes: null };

/** A session of a practitioner, with whomever it is; in milliseconds since 1970. */
export interface LoadSession extends Span {
  /** When given, what has the same id among the others is this very session. */
  readonly id?: string;
  readonly heavy: boolean;
}

/** What a time would go beyond. */
export type LoadCap = 'DAY' | 'HEAVY_DAY' | 'WEEK' | 'BREAK';

/** Trauma processing and deep bodywork ask most of whoever gives them. */
export function isHeavy(of: AppointmentClass): boolean {
  return of === 'TRAUMA_PROCESSING' || of === 'BODYWORK_DEEP';
}

/** What somebody set for themselves: firm, or a wish that suggestions keep to and that refuses nothing. */
export interface OwnLoadLimits extends LoadLimits {
  readonly firm: boolean;
}

/** The limits that hold for somebody: of their own and the practice's the stricter, each by itself. */
export function loadLimitsFor(own: LoadLimits | null, practice: LoadLimits | null): LoadLimits {
  const stricter = (
    name: keyof LoadLimits,
    of: (...values: readonly number[]) => number = Math.min,
  ): number | null => {
    const set = [own?.[name], practice?.[name]].filter((value) => typeof value === 'number');
    return set.length === 0 ? null : of(...set);
  };
  return {
    perDay: stricter('perDay'),
    heavyPerDay: stricter('heavyPerDay'),
    perWeek: stricter('perWeek'),
    breakMinutes: stricter('breakMinutes', Math.max),
  };
}

/** What of it refuses: the practice's always, their own where they are firm. */
export function firmLimitsFor(own: OwnLoadLimits | null, practice: LoadLimits | null): LoadLimits {
  return loadLimitsFor(own?.firm ? own : null, practice);
}

/** Which of somebody's own limits are laxer than the practice's, and so would change nothing. */
export function laxerThan(own: LoadLimits, practice: LoadLimits): (keyof LoadLimits)[] {
  const over = (name: keyof LoadLimits, sign: 1 | -1) => {
    const [mine, theirs] = [own[name], practice[name]];
    return mine !== null && theirs !== null && (mine - theirs) * sign > 0;
  };
  return (['perDay', 'heavyPerDay', 'perWeek', 'breakMinutes'] as const).filter((name) =>
    over(name, name === 'breakMinutes' ? -1 : 1),
  );
}

/** A practitioner's sessions, made ready to be asked about many times. Days and weeks are local ones (R22). */
export class LoadBook {
  private readonly limits: LoadLimits;
  private readonly clock: ZoneClock;
  private readonly sessions: readonly LoadSession[];
  private readonly byDay: ReadonlyMap<number, readonly LoadSession[]>;
  private readonly byWeek: ReadonlyMap<number, readonly LoadSession[]>;

  /** @param sessions the practitioner's active and past sessions of the days and whole weeks in question. */
  constructor(limits: LoadLimits, sessions: readonly LoadSession[], clock: ZoneClock) {
    this.limits = limits;
    this.clock = clock;
    this.sessions = sessions;
    this.byDay = Map.groupBy(sessions, (one) => clock.dayOf(one.from));
    this.byWeek = Map.groupBy(sessions, (one) => clock.weekOf(one.from));
  }

  /** The same with more sessions: what is to be booked together counts, too. */
  with(more: readonly LoadSession[]): LoadBook {
    return new LoadBook(this.limits, [...this.sessions, ...more], this.clock);
  }

  /** The same without some of the sessions: they are to be moved. */
  without(ids: ReadonlySet<string>): LoadBook {
    const left = this.sessions.filter((one) => one.id === undefined || !ids.has(one.id));
    return new LoadBook(this.limits, left, this.clock);
  }

  /** What a session would go beyond, of these limits or of others; empty when it fits. */
  verdict(session: LoadSession, limits: LoadLimits = this.limits): readonly LoadCap[] {
    const { perDay, heavyPerDay, perWeek, breakMinutes } = limits;
    const day = this.clock.dayOf(session.from);
    const sameDay = others(this.byDay.get(day), session);
    const caps: LoadCap[] = [];
    if (perDay !== null && sameDay.length >= perDay) {
      caps.push('DAY');
    }
    if (heavyPerDay !== null && session.heavy && countHeavy(sameDay) >= heavyPerDay) {
      caps.push('HEAVY_DAY');
    }
    if (perWeek !== null && others(this.byWeek.get(weekOfDay(day)), session).length >= perWeek) {
      caps.push('WEEK');
    }
    if (breakMinutes !== null && breakMinutes > 0) {
      const cut = (list: readonly LoadSession[]) =>
        list.some((one) => cutsShort(one, session, breakMinutes) || cutsShort(session, one, breakMinutes));
      // A break may reach over midnight.
      const beside = (neighbour: number) => others(this.byDay.get(neighbour), session);
      if (cut(sameDay) || cut(beside(day - 1)) || cut(beside(day + 1))) {
        caps.push('BREAK');
      }
    }
    return caps;
  }
}

const NOBODY: readonly LoadSession[] = [];

function others(list: readonly LoadSession[] | undefined, { id }: LoadSession): readonly LoadSession[] {
  if (list === undefined || id === undefined) {
    return list ?? NOBODY;
  }
  return list.filter((one) => one.id !== id);
}

function countHeavy(sessions: readonly LoadSession[]): number {
  return sessions.reduce((count, one) => count + (one.heavy ? 1 : 0), 0);
}

/** Whether a session begins within the break after a heavy one. */
function cutsShort(heavy: LoadSession, next: LoadSession, minutes: number): boolean {
  return heavy.heavy && next.from >= heavy.to && next.from < heavy.to + minutes * MINUTE;
}

/**
 * What one session would go beyond, among a practitioner's others; {@link LoadBook} for many.
 * @returns nothing when it fits.
 */
export function loadVerdict(
  limits: LoadLimits,
  session: LoadSession,
  others: readonly LoadSession[],
  clock: ZoneClock,
): readonly LoadCap[] {
  return new LoadBook(limits, others, clock).verdict(session);
}

/** What the reader of the sentences is to the practitioner: only they and administrators are told numbers. */
export type LoadReader = 'NUMBERS' | 'WORDS';

/**
 * What was gone beyond as findings, in words that tell nobody of other people's sessions. A full day is a full
 * day, whatever filled it.
 * @param firm what of it refuses; the rest is a wish, and said as one.
 */
export function loadFindings(
  caps: readonly LoadCap[],
  name: string,
  limits: LoadLimits,
  reader: LoadReader,
  firm: readonly LoadCap[] = caps,
): RuleFinding[] {
  const say = (cap: LoadCap, hard: boolean) => {
    const [full, wished] = reader === 'NUMBERS' ? inNumbers(cap, name, limits) : inWords(cap, name);
    return hard ? full : wished;
  };
  const found = new Map(caps.map((cap) => [say(cap, firm.includes(cap)), firm.includes(cap)]));
  return [...found].map(([sentence, hard]) => ({
    ruleId: null,
    kind: 'LOAD',
    hard,
    satisfied: false,
    sentence,
  }));
}

/** As a limit, and as a wish. */
type Said = readonly [full: string, wished: string];

function inWords(cap: LoadCap, name: string): Said {
  switch (cap) {
    case 'DAY':
    case 'HEAVY_DAY':
      return [`${name} has a full day.`, `${name} would rather take on no more that day.`];
    case 'WEEK':
      return [`${name} has a full week.`, `${name} would rather take on no more that week.`];
    case 'BREAK':
      return [`${name} keeps a break at that time.`, `${name} would like a break at that time.`];
  }
}

function inNumbers(cap: LoadCap, name: string, limits: LoadLimits): Said {
  const sessions = (count: number | null) => (count === 1 ? '1 session' : `${count ?? 0} sessions`);
  const heavy = `at most ${limits.heavyPerDay ?? 0} of trauma processing or deep bodywork`;
  const pause = `a break of ${limits.breakMinutes ?? 0} minutes after trauma processing and deep bodywork`;
  const both = (span: 'day' | 'week', most: string): Said => [
    `${name} has a full ${span}: ${most}.`,
    `${name} would rather have ${most} a ${span}.`,
  ];
  switch (cap) {
    case 'DAY':
      return both('day', `at most ${sessions(limits.perDay)}`);
    case 'HEAVY_DAY':
      return both('day', heavy);
    case 'WEEK':
      return both('week', `at most ${sessions(limits.perWeek)}`);
    case 'BREAK':
      return [`${name} keeps ${pause}.`, `${name} would like ${pause}.`];
  }
}

/** How much a practitioner has on, of some days. */
export interface LoadSums {
  readonly sessions: number;
  readonly heavy: number;
  /** Minutes in sessions. */
  readonly minutes: number;
  /** Heavy sessions that are followed, on the same day, by another before the break is over. */
  readonly breaksCut: number;
}

/** Adds up sessions; a break that is not asked for cannot be cut. */
export function loadSums(sessions: readonly LoadSession[], breakMinutes: number | null): LoadSums {
  return {
    sessions: sessions.length,
    heavy: sessions.filter((one) => one.heavy).length,
    minutes: sessions.reduce((sum, one) => sum + (one.to - one.from) / MINUTE, 0),
    breaksCut: sessions.filter((one) => sessions.some((next) => cutsShort(one, next, breakMinutes ?? 0)))
      .length,
  };
}
