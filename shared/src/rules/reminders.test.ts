import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { chooseRemindersSchema } from '../schemas/notification.schema.ts';
import { type ReminderLead, reminderAt } from './reminders.ts';

const LONDON = 'Europe/London';
const at = (text: string, zone = LONDON) => DateTime.fromISO(text, { zone }).toMillis();
const shown = (instant: number, zone = LONDON) =>
  DateTime.fromMillis(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
const remind = (
  start: string,
  leadHours: ReminderLead,
  quiet: [string, string] | null = null,
  zone = LONDON,
) =>
  shown(
    reminderAt({
      startsAt: at(start, zone),
      leadHours,
      timeZone: zone,
      quietHours: quiet && { from: quiet[0], until: quiet[1], timeZone: zone },
    }),
    zone,
  );

describe('when somebody is reminded', () => {
  it('is two days, a day or two hours before', () => {
    expect(remind('2026-06-10T10:00', 48)).toBe('2026-06-08T10:00');
    expect(remind('2026-06-10T10:00', 24)).toBe('2026-06-09T10:00');
    expect(remind('2026-06-10T10:00', 2)).toBe('2026-06-10T08:00');
  });

  it('R22: is the same time of day also when the clocks change in between', () => {
    expect(remind('2026-03-29T10:00', 24)).toBe('2026-03-28T10:00');
    expect(remind('2026-10-25T10:00', 24)).toBe('2026-10-24T10:00');
    expect(remind('2026-03-08T09:00', 48, null, 'America/New_York')).toBe('2026-03-06T09:00');
    expect(remind('2026-04-05T09:00', 24, null, 'Australia/Lord_Howe')).toBe('2026-04-04T09:00');
    expect(remind('2028-03-01T09:00', 24)).toBe('2028-02-29T09:00');
    // A time that the day before does not have is moved on by what it leaves out.
    expect(remind('2026-03-30T01:30', 24)).toBe('2026-03-29T02:30');
    // Two hours are two hours.
    expect(remind('2026-03-29T03:00', 2)).toBe('2026-03-29T00:00');
  });

  it('waits for the end of quiet hours', () => {
    expect(remind('2026-06-10T06:30', 24, ['21:00', '08:00'])).toBe('2026-06-09T08:00');
  });

  it('comes before quiet hours where their end is too late', () => {
    expect(remind('2026-06-10T08:00', 2, ['21:00', '08:00'])).toBe('2026-06-09T20:59');
    expect(remind('2026-06-10T08:29', 2, ['21:00', '08:00'])).toBe('2026-06-09T20:59');
    expect(remind('2026-06-10T08:30', 2, ['21:00', '08:00'])).toBe('2026-06-10T08:00');
  });
});

describe('what can be chosen about reminders', () => {
  const ok = (input: unknown) => chooseRemindersSchema.safeParse(input).success;

  it('is any of the times once, or none', () => {
    expect(ok({ leadHours: [] })).toBe(true);
    expect(ok({ leadHours: [2, 48], eveningSummary: true })).toBe(true);
    expect(ok({ leadHours: [2, 2] })).toBe(false);
    expect(ok({ leadHours: [3] })).toBe(false);
  });
});
