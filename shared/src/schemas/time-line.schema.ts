import { z } from 'zod';
import { uuid } from './fields.ts';

export const exportTimeLineSchema = z.object({
  clientId: uuid(),
  format: z.enum(['CSV', 'PNG'], { error: 'Please choose a table or a picture.' }),
});
