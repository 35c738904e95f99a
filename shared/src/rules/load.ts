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

/** The limits that hold for somebody: their own, and where they set none, those of the practice. */
export function loadLimitsFor(own: LoadLimits | null, practice: LoadLimits | null): LoadLimits {
  return {
    perDay: own?.perDay ?? practice?.perDay ?? null,
    heavyPerDay: own?.heavyPerDay ?? practice?.heavyPerDay ?? null,
    perWeek: own?.perWeek ?? practice?.perWeek ?? null,
    breakMinutes: own?.breakMinutes ?? practice?.breakMinutes ?? null,
  };
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

  /** What a session would go beyond; empty when it fits. */
  verdict(session: LoadSession): readonly LoadCap[] {
    const { perDay, heavyPerDay, perWeek, breakMinutes } = this.limits;
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
 * What was gone beyond as findings: hard, and in words that tell nobody of other people's sessions.
 * A full day is a full day, whatever filled it.
 */
export function loadFindings(
  caps: readonly LoadCap[],
  name: string,
  limits: LoadLimits,
  reader: LoadReader,
): RuleFinding[] {
  const say = (cap: LoadCap) => (reader === 'NUMBERS' ? inNumbers(cap, name, limits) : inWords(cap, name));
  return [...new Set(caps.map(say))].map((sentence) => ({
    ruleId: null,
    kind: 'LOAD',
    hard: true,
    satisfied: false,
    sentence,
  }));
}

function inWords(cap: LoadCap, name: string): string {
  switch (cap) {
    case 'DAY':
    case 'HEAVY_DAY':
      return `${name} has a full day.`;
    case 'WEEK':
      return `${name} has a full week.`;
    case 'BREAK':
      return `${name} keeps a break at that time.`;
  }
}

function inNumbers(cap: LoadCap, name: string, limits: LoadLimits): string {
  const sessions = (count: number | null) => (count === 1 ? '1 session' : `${count ?? 0} sessions`);
  switch (cap) {
    case 'DAY':
      return `${name} has a full day: at most ${sessions(limits.perDay)}.`;
    case 'HEAVY_DAY':
      return `${name} has a full day: at most ${limits.heavyPerDay ?? 0} of trauma processing or deep bodywork.`;
    case 'WEEK':
      return `${name} has a full week: at most ${sessions(limits.perWeek)}.`;
    case 'BREAK':
      return `${name} keeps a break of ${limits.breakMinutes ?? 0} minutes after trauma processing and deep bodywork.`;
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
