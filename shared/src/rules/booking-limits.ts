const HOUR = 3_600_000;
const DAY = 86_400_000;

/** How near and how far ahead times are given, and until when a client changes them alone. */
export interface BookingLimits {
  /** Hours before the start by which a client asks at the latest. */
  readonly clientNoticeHours: number;
  /** The same for whoever books for the practice. */
  readonly staffNoticeHours: number;
  /** Days ahead up to which times are given. */
  readonly horizonDays: number;
  /** Hours before the start until which a client moves or cancels by themselves and in time. */
  readonly clientChangeHours: number;
}

/** Limits of a practitioner where they differ; null: as the practice has it. */
export type OwnLimits = { readonly [Name in keyof BookingLimits]: number | null };

/** Nothing is ever booked further ahead than this, in days. */
export const FURTHEST_DAYS = 366;
/** The longest notice that may be asked for, in hours: thirty days. */
export const LONGEST_NOTICE_HOURS = 720;

/** What holds for a practice that has said nothing. */
export const DEFAULT_LIMITS: BookingLimits = {
  clientNoticeHours: 24,
  staffNoticeHours: 0,
  horizonDays: FURTHEST_DAYS,
  clientChangeHours: 24,
};

/** Who asks for a time. */
export type BookingAsker = 'CLIENT' | 'STAFF';

/** The limits that hold for a practitioner. */
export function limitsOf(practice: BookingLimits | null, own: OwnLimits | null): BookingLimits {
  const base = practice ?? DEFAULT_LIMITS;
  return {
    clientNoticeHours: own?.clientNoticeHours ?? base.clientNoticeHours,
    staffNoticeHours: own?.staffNoticeHours ?? base.staffNoticeHours,
    horizonDays: own?.horizonDays ?? base.horizonDays,
    clientChangeHours: own?.clientChangeHours ?? base.clientChangeHours,
  };
}

/** The instants between which a session may begin; the first itself is too early while there is no notice. */
export function bookableFrom(
  limits: BookingLimits,
  asker: BookingAsker,
  now: number,
): { readonly earliest: number; readonly latest: number } {
  const hours = asker === 'CLIENT' ? limits.clientNoticeHours : limits.staffNoticeHours;
  return {
    earliest: hours === 0 ? now + 1 : now + hours * HOUR,
    latest: now + limits.horizonDays * DAY,
  };
}

/** Why a session may not begin at an instant, in a sentence; null when it may. */
export function limitSentence(
  limits: BookingLimits,
  asker: BookingAsker,
  start: number,
  now: number,
): string | null {
  if (start <= now) {
    return 'This time has passed. Please choose one to come.';
  }
  const { earliest, latest } = bookableFrom(limits, asker, now);
  if (start < earliest) {
    return asker === 'CLIENT'
      ? `Please choose a time that is at least ${hoursInWords(limits.clientNoticeHours)} ahead, or call the practice.`
      : `Please choose a time that is at least ${hoursInWords(limits.staffNoticeHours)} ahead.`;
  }
  return start > latest
    ? limits.horizonDays === FURTHEST_DAYS
      ? 'Please choose a time within the next year.'
      : `Please choose a time within the next ${daysInWords(limits.horizonDays)}.`
    : null;
}

/** Until when a client moves or cancels an appointment by themselves and in time. */
export function changeableUntil(limits: Pick<BookingLimits, 'clientChangeHours'>, start: number): number {
  return start - limits.clientChangeHours * HOUR;
}

/** Whether it is too late, at an instant, for a client to move or cancel an appointment in time. */
export function isLateChange(
  limits: Pick<BookingLimits, 'clientChangeHours'>,
  start: number,
  now: number,
): boolean {
  return now > changeableUntil(limits, start);
}

/** '24 hours', '1 hour', '3 days'. */
export function hoursInWords(hours: number): string {
  return hours >= 48 && hours % 24 === 0
    ? daysInWords(hours / 24)
    : `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
}

function daysInWords(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}
