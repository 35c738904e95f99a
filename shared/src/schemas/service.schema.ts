import { z } from 'zod';
import { faultsOfService } from '../rules/services.ts';
import { APPOINTMENT_CLASSES } from '../vocabulary/appointment-classes.ts';
import { DISCIPLINES } from '../vocabulary/disciplines.ts';
import { optional, optionalText, optionalUuid, text, uuid, whole } from './fields.ts';

/** Shortest and longest session of a service, in minutes. */
export const SERVICE_MINUTES = { least: 15, most: 240 } as const;
/** Longest time kept free before or after, in minutes. */
export const LONGEST_BUFFER_MINUTES = 120;

const version = () => optional(whole(1, 1_000_000));
const ids = () =>
  z
    .array(uuid())
    .max(100, 'Please choose at most 100.')
    .transform((list) => [...new Set(list)]);

export const saveServiceSchema = z
  .object({
    /** Null: another service. */
    id: optionalUuid(),
    expectedVersion: version(),
    name: text(80),
    discipline: z.enum(DISCIPLINES),
    class: z.enum(APPOINTMENT_CLASSES),
    modality: optionalText(60),
    minutes: whole(SERVICE_MINUTES.least, SERVICE_MINUTES.most),
    bufferBefore: whole(0, LONGEST_BUFFER_MINUTES),
    bufferAfter: whole(0, LONGEST_BUFFER_MINUTES),
    roomIds: ids(),
    practitionerIds: ids(),
  })
  .superRefine((service, context) => {
    for (const { path, message } of faultsOfService(service)) {
      context.addIssue({ code: 'custom', path: [path], message });
    }
  });

export type ServiceDraft = z.infer<typeof saveServiceSchema>;

export const saveRoomSchema = z.object({ id: optionalUuid(), expectedVersion: version(), name: text(80) });

export const retireSchema = z.object({ id: uuid(), expectedVersion: whole(1, 1_000_000) });
