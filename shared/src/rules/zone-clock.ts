import { IANAZone } from 'luxon';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** 1 January 1970 was a Thursday: so many days after a Monday. */
const EPOCH_AFTER_MONDAY = 3;

/**
 * The wall clock of a place, in plain numbers: local days are counted from 1970-01-01, local times in
 * minutes from midnight. Made for thousands of questions about the same few weeks, so the offset of
 * a day that has only one is looked up once.
 */
export class ZoneClock {
  private readonly zone: IANAZone;
  private readonly offsets = new Map<number, number | null>();

  /** @param timeZone IANA name, such as Europe/London. */
  constructor(timeZone: string) {
    this.zone = IANAZone.create(timeZone);
  }

  /** Milliseconds by which the wall clock is ahead of UTC at an instant. */
  offsetAt(instant: number): number {
    const day = Math.floor(instant / DAY);
    let offset = this.offsets.get(day);
    if (offset === undefined) {
      const morning = this.zone.offset(day * DAY);
      offset = morning === this.zone.offset((day + 1) * DAY) ? morning * MINUTE : null;
      this.offsets.set(day, offset);
    }
    return offset ?? this.zone.offset(instant) * MINUTE;
  }

  /** The local day of an instant. */
  dayOf(instant: number): number {
    return Math.floor((instant + this.offsetAt(instant)) / DAY);
  }

  /** Minutes of the wall clock since midnight. */
  minuteOf(instant: number): number {
    const local = instant + this.offsetAt(instant);
    return (local - Math.floor(local / DAY) * DAY) / MINUTE;
  }

  /** The ISO week (from Monday) of an instant, counted on through the years. */
  weekOf(instant: number): number {
    return weekOfDay(this.dayOf(instant));
  }

  /**
   * The instant at which the clock shows a time. A time that comes twice means its first coming; one
   * that a change of the clocks leaves out is moved on by what was left out.
   */
  instantOf(day: number, minute: number): number {
    const local = day * DAY + minute * MINUTE;
    const before = this.offsetAt(local - DAY);
    const after = this.offsetAt(local + DAY);
    const first = local - before;
    if (before === after || this.offsetAt(first) === before) {
      return first;
    }
    const second = local - after;
    return this.offsetAt(second) === after ? second : first;
  }
}

/** The ISO week of a local day, counted on through the years. */
export function weekOfDay(day: number): number {
  return Math.floor((day + EPOCH_AFTER_MONDAY) / 7);
}

/** ISO weekday of a local day, 1 is Monday. */
export function weekdayOf(day: number): number {
  return ((((day + EPOCH_AFTER_MONDAY) % 7) + 7) % 7) + 1;
}

/** A local day as 'YYYY-MM-DD'. */
export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The local day of 'YYYY-MM-DD'. */
export function dayOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

/** 'HH:MM' as minutes since midnight; '24:00' is the end of the day. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

const clocks = new Map<string, ZoneClock>();

/** The clock of a zone, the same one each time. */
export function zoneClock(timeZone: string): ZoneClock {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new ZoneClock(timeZone);
    clocks.set(timeZone, clock);
  }
  return clock;
}
