import { z } from 'zod';
import { faultsOfEscalation } from '../rules/escalation.ts';
import { ESCALATION_WHO, TELLING_CHANNELS } from '../vocabulary/escalation-words.ts';
import { FLAG_LEVELS } from '../vocabulary/flag-levels.ts';
import {
  instant,
  localDate,
  localTime,
  optional,
  optionalText,
  optionalUuid,
  uuid,
  whole,
} from './fields.ts';

/** More than any level may be set to; the limits of each are asked behind it. */
const MOST_MINUTES = 20_000;

const levelEscalation = z
  .object({
    level: z.enum(FLAG_LEVELS),
    acknowledgeWithinMinutes: optional(whole(0, MOST_MINUTES)),
    remindEveryMinutes: optional(whole(0, MOST_MINUTES)),
    steps: z
      .array(
        z.object({
          who: z.enum(ESCALATION_WHO),
          afterMinutes: whole(0, MOST_MINUTES),
          channels: z.array(z.enum(TELLING_CHANNELS)).max(TELLING_CHANNELS.length),
        }),
      )
      .max(50, 'Please give fewer steps.'),
  })
  .superRefine((policy, context) => {
    for (const { path, message } of faultsOfEscalation(policy)) {
      context.addIssue({ code: 'custom', path: path.split('.'), message });
    }
  });

export const changeEscalationSchema = z.object({
  basedOnVersion: whole(0, 1_000_000),
  levels: z
    .array(levelEscalation)
    .refine(
      (levels) =>
        levels.length === FLAG_LEVELS.length &&
        new Set(levels.map(({ level }) => level)).size === FLAG_LEVELS.length,
      'Please give each level once.',
    ),
});

export const planOnCallSchema = z.object({
  memberIds: z
    .array(uuid())
    .min(1, 'Please choose who takes turns.')
    .max(20, 'Please choose at most 20 people.'),
  from: localDate(),
  at: localTime(),
  weeks: whole(1, 52),
});

export const addOnCallShiftSchema = z
  .object({ memberId: uuid(), startsAt: instant(), endsAt: instant() })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, {
    path: ['endsAt'],
    message: 'Please choose an end after the beginning.',
  })
  .refine(({ startsAt, endsAt }) => Date.parse(endsAt) - Date.parse(startsAt) <= 31 * 86_400_000, {
    path: ['endsAt'],
    message: 'Please choose at most 31 days.',
  });

export const endOnCallShiftSchema = z.object({ shiftId: uuid() });

export const handOverShiftSchema = z.object({ shiftId: uuid(), toMemberId: uuid() });

export const answerHandOverSchema = z.object({
  handOverId: uuid(),
  answer: z.enum(['ACCEPT', 'DECLINE', 'WITHDRAW']),
});

export const setPhoneSchema = z.object({
  memberId: optionalUuid(),
  phone: optionalText(30).refine(
    (value) => value === null || /^\+?[\d ()-]{5,30}$/.test(value),
    'Please give a phone number of digits and spaces.',
  ),
});
