import { z } from 'zod';
import { DAY_PARTS } from '../vocabulary/waiting-words.ts';
import { optionalUuid, uuid, whole } from './fields.ts';

const day = () => z.iso.date({ error: 'Please give a day.' });
const LONGEST_DAYS = 183;

export const joinWaitingListSchema = z
  .object({
    clientId: uuid(),
    serviceId: uuid(),
    practitionerId: optionalUuid(),
    weekdays: z.array(whole(1, 7)).max(7, 'Please name each day once.'),
    parts: z.array(z.enum(DAY_PARTS)).max(DAY_PARTS.length, 'Please name each part once.'),
    from: day(),
    until: day(),
    noticeHours: whole(0, 336),
  })
  .refine(({ from, until }) => from <= until, {
    path: ['until'],
    message: 'This ends before it begins. Please choose a later end.',
  })
  .refine(({ from, until }) => Date.parse(until) - Date.parse(from) <= LONGEST_DAYS * 86_400_000, {
    path: ['until'],
    message: 'Please choose at most half a year.',
  });

export const waitingEntrySchema = z.object({
  entryId: uuid(),
  expectedVersion: whole(1, 1_000_000),
});

export const waitingUrgencySchema = waitingEntrySchema.extend({ urgent: z.boolean() });

export const answerOfferSchema = z.object({ offerId: uuid(), accept: z.boolean() });
