import { z } from 'zod';
import { COPY_FORMATS } from '../vocabulary/copy-formats.ts';
import { optional, uuid } from './fields.ts';

/** A client asks for a copy of the own record; the password where the last proof is too old. */
export const makeRecordCopySchema = z.object({
  clientId: uuid(),
  format: z.enum(COPY_FORMATS),
  password: optional(z.string().min(1, 'Please give your password.').max(200)),
});
