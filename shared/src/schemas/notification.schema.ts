import { IANAZone } from 'luxon';
import { z } from 'zod';
import { NOTIFICATION_TOPICS } from '../vocabulary/notification-kinds.ts';
import { REMINDER_LEADS } from '../rules/reminders.ts';
import { localTime, text } from './fields.ts';

const quietHours = z
  .object({
    from: localTime(),
    until: localTime(),
    timeZone: z.string().max(60).refine(IANAZone.isValidZone, 'This is no time zone.'),
  })
  .refine(({ from, until }) => from !== until, {
    path: ['until'],
    message: 'Please choose an end that is not the beginning.',
  });

export const chooseNotificationsSchema = z.object({
  /** What is not named stays as it is. */
  topics: z
    .array(z.object({ topic: z.enum(NOTIFICATION_TOPICS), mail: z.boolean(), push: z.boolean() }))
    .max(NOTIFICATION_TOPICS.length, `Please give at most ${NOTIFICATION_TOPICS.length}.`)
    .refine(
      (topics) => new Set(topics.map(({ topic }) => topic)).size === topics.length,
      'Please name each topic once.',
    )
    .nullish()
    .transform((value) => value ?? []),
  /** Left out, they stay; null, there are none. */
  quietHours: quietHours.nullish(),
});

export const chooseRemindersSchema = z.object({
  /** Left out, they stay; none of them: no reminders. */
  leadHours: z
    .array(z.union(REMINDER_LEADS.map((lead) => z.literal(lead))))
    .refine((leads) => new Set(leads).size === leads.length, 'Please name each time once.')
    .nullish(),
  eveningSummary: z.boolean().nullish(),
  questionnaires: z.boolean().nullish(),
});

const key = (bytes: number) =>
  z
    .string()
    .max(200)
    .refine(
      (value) => /^[\w-]+=*$/.test(value) && (value.replace(/=+$/, '').length * 3) >> 2 === bytes,
      'This is no key of a browser.',
    );

export const subscribeToPushSchema = z.object({
  endpoint: text(2_000),
  p256dh: key(65),
  auth: key(16),
});

export const unsubscribeFromPushSchema = z.object({ endpoint: text(2_000) });
