import { z } from 'zod';
import { instant, optional, optionalText, optionalUuid, text, uuid, whole } from './fields.ts';

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
  override,
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
  .refine((value) => value.from <= value.to, { path: ['to'], message: 'This ends before it begins.' });

/** An appointment that would be moved, or else a client and a service that would be booked. */
export const placementSchema = z
  .object({
    appointmentId: optionalUuid(),
    clientId: optionalUuid(),
    serviceId: optionalUuid(),
    from: instant(),
    to: instant(),
  })
  .refine((value) => value.from <= value.to, { path: ['to'], message: 'This ends before it begins.' })
  .refine((value) => value.appointmentId || (value.clientId && value.serviceId), {
    path: ['appointmentId'],
    message: 'Please say which appointment, or which client and service.',
  });
