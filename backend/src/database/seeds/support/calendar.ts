import { DateTime } from 'luxon';

/** The days around today in a practice's time zone; everything in the demo is dated by it. */
export class Calendar {
  /** The moment the demo is made. */
  readonly now: DateTime;
  /** The first moment of today. */
  readonly today: DateTime;
  /** Wall-clock times already looked up: a filled practice asks for the same ones again and again. */
  private readonly known = new Map<string, Date>();

  constructor(today: Date, zone: string) {
    this.now = DateTime.fromJSDate(today, { zone });
    this.today = this.now.startOf('day');
  }

  /** A wall-clock time 'HH:MM' on the day so many days from today (negative: before). */
  at(days: number, time: string): Date {
    const key = `${days} ${time}`;
    let found = this.known.get(key);
    if (!found) {
      const [hour, minute] = time.split(':').map(Number);
      found = this.today
        .plus({ days })
        .set({ hour: hour ?? 0, minute: minute ?? 0 })
        .toJSDate();
      this.known.set(key, found);
    }
    return found;
  }

  /** So many minutes from now (negative: before). */
  minutesFromNow(minutes: number): Date {
    return this.now.plus({ minutes }).toJSDate();
  }

  /** The local date 'YYYY-MM-DD' so many days from today. */
  date(days: number): string {
    return this.today.plus({ days }).toISODate() ?? '';
  }

  /** ISO weekday, 1 is Monday, of the day so many days from today. */
  weekday(days: number): number {
    return this.today.plus({ days }).weekday;
  }

  /** The first day from Monday to Friday that is at least so many days from today, counted from today. */
  workday(days: number): number {
    const weekday = this.weekday(days);
    return weekday > 5 ? days + 8 - weekday : days;
  }

  isPast(time: Date): boolean {
    return time.getTime() <= this.now.toMillis();
  }
}
