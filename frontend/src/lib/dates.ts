const DAY = 86_400_000;
const MINUTE = 60_000;

/** Instants come as ISO text; days as 'YYYY-MM-DD' in the zone of the practice; times as 'HH:MM'. */
type Instant = string | number | Date;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
    formats.set(key, found);
  }
  return found;
}

const asDate = (at: Instant) => new Date(at);

/** '09:30'. */
export const timeOf = (at: Instant, zone: string) =>
  format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(asDate(at));

/** '2026-11-24', the local day of an instant. */
export function dayOf(at: Instant, zone: string): string {
  const parts = Object.fromEntries(
    format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts(asDate(at))
      .map((part) => [part.type, part.value]),
  );
  return `${parts['year']}-${parts['month']}-${parts['day']}`;
}

/** The day some days later; negative goes back. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Whole days from one local day to another. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

/** Minutes by which local time is ahead of UTC at an instant. */
function offsetMinutes(at: number, zone: string): number {
  const local = Date.parse(`${dayOf(at, zone)}T${timeOf(at, zone)}:00Z`);
  return Math.round((local - Math.floor(at / MINUTE) * MINUTE) / MINUTE);
}

/** The instant, as ISO text, of a local day and time; in the hour that a clock change leaves out, the time after it. */
export function instantOf(day: string, time: string, zone: string): string {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const guess = wall - offsetMinutes(wall, zone) * MINUTE;
  return new Date(wall - offsetMinutes(guess, zone) * MINUTE).toISOString();
}

/** First instant of a local day, as ISO text. */
export const startOfDay = (day: string, zone: string) => instantOf(day, '00:00', zone);

/** 'Tuesday, 24 November'. */
export const longDay = (at: Instant, zone: string) =>
  format(zone, { weekday: 'long', day: 'numeric', month: 'long' })
    .format(asDate(at))
    .replace(/^(\w+) /, '$1, ');

/** '24 November', with the year when it is another one. */
export function dayInWords(at: Instant, zone: string, now: Instant = Date.now()): string {
  const sameYear = dayOf(at, zone).slice(0, 4) === dayOf(now, zone).slice(0, 4);
  return format(zone, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }).format(
    asDate(at),
  );
}

/** '3 Dec'. */
export const shortDay = (at: Instant, zone: string) =>
  format(zone, { day: 'numeric', month: 'short' }).format(asDate(at));
const weekday = (at: Instant, zone: string) => format(zone, { weekday: 'short' }).format(asDate(at));

/** 'today 10:00', 'tomorrow 09:00', 'Wed 11:00' within a week, else '3 Dec 11:00'. */
export function when(at: Instant, zone: string, now: Instant = Date.now()): string {
  const days = daysBetween(dayOf(now, zone), dayOf(at, zone));
  const time = timeOf(at, zone);
  if (days === 0) return `today ${time}`;
  if (days === 1) return `tomorrow ${time}`;
  if (days === -1) return `yesterday ${time}`;
  return days > 1 && days < 7 ? `${weekday(at, zone)} ${time}` : `${shortDay(at, zone)} ${time}`;
}

/** 'Wed 3 Dec, 11:00'. */
export const dayAndTime = (at: Instant, zone: string) =>
  `${weekday(at, zone)} ${shortDay(at, zone)}, ${timeOf(at, zone)}`;

/** 'today', 'yesterday', '5 days ago', '3 weeks ago'. */
export function ago(at: Instant, zone: string, now: Instant = Date.now()): string {
  const days = daysBetween(dayOf(at, zone), dayOf(now, zone));
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  return days < 28 ? `${days} days ago` : `${Math.round(days / 7)} weeks ago`;
}

/** 'since 09:12', 'since yesterday', 'since 20 Nov'. */
export function since(at: Instant, zone: string, now: Instant = Date.now()): string {
  const days = daysBetween(dayOf(at, zone), dayOf(now, zone));
  if (days === 0) return `since ${timeOf(at, zone)}`;
  return days === 1 ? 'since yesterday' : `since ${shortDay(at, zone)}`;
}

/** '38 min left', '21 h left', '3 days left', or how long ago it ran out. */
export function timeLeft(until: Instant, now: Instant = Date.now()): string {
  const minutes = Math.ceil((asDate(until).getTime() - asDate(now).getTime()) / MINUTE);
  return minutes > 0 ? `${span(minutes)} left` : `${span(Math.max(1, -minutes))} overdue`;
}

/** A length of time in the words of a person: '38 min', '3 h', '2 days'. */
export function span(minutes: number): string {
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

export const minutesBetween = (from: Instant, to: Instant) =>
  Math.round((asDate(to).getTime() - asDate(from).getTime()) / MINUTE);
