import { describe, expect, it } from '@jest/globals';
import {
  isNotificationKind,
  NOTIFICATION_KINDS,
  NOTIFICATION_TOPICS,
  topicOf,
} from '../vocabulary/notification-kinds.ts';
import { chooseNotificationsSchema, subscribeToPushSchema } from '../schemas/notification.schema.ts';
import { chosenChannels, mailStays, USUAL_CHOICE } from './notification-channels.ts';
import { NEUTRAL_WORDS, notificationSentence } from './notification-words.ts';

describe('what people are told', () => {
  it.each([...NOTIFICATION_KINDS])(
    '%s has a topic, a sentence for the practice and one for the client',
    (kind) => {
      expect(NOTIFICATION_TOPICS).toContain(topicOf(kind));
      for (const sentence of [
        notificationSentence(kind, 'PRACTICE', 'Jonah Whitfield'),
        notificationSentence(kind, 'PRACTICE', null),
        notificationSentence(kind, 'CLIENT', 'Jonah Whitfield'),
      ]) {
        expect(sentence).toMatch(/^[A-Z].*\.$/);
      }
      expect(notificationSentence(kind, 'PRACTICE', null)).toMatch(/a client|your? |note|on call/i);
    },
  );

  it('says once how many appointments were changed together', () => {
    const both = (count: number) =>
      (['PRACTICE', 'CLIENT'] as const).map((reader) =>
        notificationSentence('APPOINTMENT_BOOKED', reader, 'Jonah Whitfield', count),
      );
    expect(both(1)).toEqual([
      'An appointment with Jonah Whitfield was booked for you.',
      'A visit was booked for you.',
    ]);
    expect(both(8)).toEqual([
      '8 appointments with Jonah Whitfield were booked for you.',
      '8 visits were booked for you.',
    ]);
  });

  it('R19: a client never reads the word flag, nor alert or crisis', () => {
    for (const kind of NOTIFICATION_KINDS) {
      expect(notificationSentence(kind, 'CLIENT', 'Jonah')).not.toMatch(/flag|alert|crisis|distress|hold/i);
    }
  });

  it('R28: what leaves Attune is one sentence for all', () => {
    expect(NEUTRAL_WORDS).toEqual({
      title: 'There is something to read in Attune',
      sentence: 'There is something to read in Attune.',
    });
  });

  it('knows its kinds from others', () => {
    expect(isNotificationKind('HANDOFF')).toBe(true);
    expect(isNotificationKind('toString')).toBe(false);
  });
});

describe('by which channels', () => {
  const reached = { choice: USUAL_CHOICE, isPsychotherapist: false, devices: 0 };

  it('mail where nothing was chosen, and push where a browser takes it', () => {
    expect(chosenChannels({ ...reached, topic: 'SCHEDULE' })).toEqual(['MAIL']);
    expect(chosenChannels({ ...reached, topic: 'SCHEDULE', devices: 2 })).toEqual(['MAIL', 'PUSH']);
  });

  it('none but the bell for whoever wants none', () => {
    const choice = { mail: false, push: false };
    expect(chosenChannels({ ...reached, topic: 'DISTRESS', choice, devices: 1 })).toEqual([]);
  });

  it('a psychotherapist is told of distress by mail, whatever was chosen', () => {
    const choice = { mail: false, push: false };
    const mara = { ...reached, choice, isPsychotherapist: true, devices: 1 };
    expect(chosenChannels({ ...mara, topic: 'DISTRESS' })).toEqual(['MAIL']);
    expect(chosenChannels({ ...mara, topic: 'TEAM_AND_PLAN' })).toEqual([]);
    expect(mailStays('DISTRESS', false)).toBe(false);
  });
});

describe('what can be chosen', () => {
  const night = { from: '22:00', until: '07:00', timeZone: 'Europe/London' };
  const refusals = (input: unknown) =>
    chooseNotificationsSchema.safeParse(input).error?.issues.map(({ path }) => path.join('.')) ?? [];

  it('leaves what is not named, and takes quiet hours away by null', () => {
    expect(chooseNotificationsSchema.parse({})).toEqual({ topics: [] });
    expect(chooseNotificationsSchema.parse({ quietHours: null })).toEqual({ topics: [], quietHours: null });
    expect(refusals({ quietHours: night })).toEqual([]);
  });

  it('refuses a zone that is none, hours that begin as they end, a topic named twice', () => {
    expect(refusals({ quietHours: { ...night, timeZone: 'Mars/Olympus' } })).toEqual(['quietHours.timeZone']);
    expect(refusals({ quietHours: { ...night, until: '22:00' } })).toEqual(['quietHours.until']);
    expect(refusals({ quietHours: { ...night, from: '25:00' } })).toEqual(['quietHours.from']);
    const twice = { topic: 'RECORD', mail: true, push: true };
    expect(refusals({ topics: [twice, twice] })).toEqual(['topics']);
  });

  it('takes a browser’s keys by their length', () => {
    const of = (bytes: number) => 'B'.repeat(Math.ceil((bytes * 4) / 3));
    const browser = { endpoint: 'https://push.example.org/1', p256dh: of(65), auth: of(16) };
    expect(subscribeToPushSchema.safeParse(browser).success).toBe(true);
    expect(subscribeToPushSchema.safeParse({ ...browser, auth: of(15) }).success).toBe(false);
    expect(subscribeToPushSchema.safeParse({ ...browser, p256dh: 'x'.repeat(500) }).success).toBe(false);
  });
});
