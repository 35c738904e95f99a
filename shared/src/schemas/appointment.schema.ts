import { z } from 'zod';
import { instant, localDate, optional, optionalText, optionalUuid, text, uuid, whole } from './fields.ts';

const override = optional(z.object({ reason: text(2_000) }));

export const bookAppointmentSchema = z.object({
  clientId: uuid(),
  practitionerId: uuid(),
  serviceId: uuid(),
  startsAt: instant(),
  roomId: optionalUuid(),
  override,
});

export const rescheduleAppointmentSchema = z.object({
  appointmentId: uuid(),
  expectedVersion: whole(1, 1_000_000),
  startsAt: instant(),
  practitionerId: optionalUuid(),
  roomId: optionalUuid(),
  serviceId: optionalUuid(),
  override,
});

/** Kept where it is although rules speak against it: never without a reason. */
export const keepAppointmentSchema = z.object({
  appointmentId: uuid(),
  expectedVersion: whole(1, 1_000_000),
  reason: text(2_000),
});

export const cancelAppointmentSchema = z.object({
  appointmentId: uuid(),
  expectedVersion: whole(1, 1_000_000),
  reason: optionalText(2_000),
});

export const appointmentStepSchema = z.object({
  appointmentId: uuid(),
  expectedVersion: whole(1, 1_000_000),
});

export const suggestSlotsSchema = z
  .object({
    clientId: uuid(),
    serviceId: uuid(),
    from: instant(),
    to: instant(),
    practitionerId: optionalUuid(),
    first: whole(1, 100)
      .nullish()
      .transform((value) => value ?? 10),
  })
  .refine((value) => value.from <= value.to, {
    path: ['to'],
    message: 'This ends before it begins. Please choose a later end.',
  });

/** An appointment that would be moved, or else a client and a service that would be booked. */
export const placementSchema = z
  .object({
    appointmentId: optionalUuid(),
    clientId: optionalUuid(),
    serviceId: optionalUuid(),
    from: instant(),
    to: instant(),
  })
  .refine((value) => value.from <= value.to, {
    path: ['to'],
    message: 'This ends before it begins. Please choose a later end.',
  })
  .refine((value) => value.appointmentId || (value.clientId && value.serviceId), {
    path: ['appointmentId'],
    message: 'Please say which appointment, or which client and service.',
  });

/** Most weeks for which a joint schedule is proposed. */
export const MOST_JOINT_WEEKS = 26;

export const jointScheduleSchema = z.object({
  clientId: uuid(),
  from: localDate(),
  weeks: whole(1, MOST_JOINT_WEEKS),
});

export const bookJointScheduleSchema = z.object({
  clientId: uuid(),
  slots: z
    .array(z.object({ activityId: uuid(), practitionerId: uuid(), serviceId: uuid(), startsAt: instant() }))
    .min(1, 'Please choose at least one time.')
    .max(200, 'Please choose at most 200 times.'),
});
