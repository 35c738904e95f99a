import { z } from 'zod';
import { LONGEST_RECOVERY_NOTE, RECOVERY_KINDS } from '../vocabulary/recovery-kinds.ts';
import { optionalText, uuid, whole } from './fields.ts';

export const keepRecoverySchema = z.object({
  /** How heavy it was, 0 to 10. */
  heaviness: whole(0, 10),
  helped: z
    .array(z.enum(RECOVERY_KINDS))
    .max(RECOVERY_KINDS.length)
    .transform((kinds) => RECOVERY_KINDS.filter((kind) => kinds.includes(kind))),
  note: optionalText(LONGEST_RECOVERY_NOTE),
});

export const deleteRecoverySchema = z.object({ id: uuid() });
