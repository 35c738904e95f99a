import { z } from 'zod';
import { isDialable } from '../rules/phone-in-line.ts';
import { optionalText } from './fields.ts';

export const setPracticePhoneSchema = z.object({
  phone: optionalText(30).refine(
    (value) => value === null || isDialable(value),
    'Please give a number that can be dialled.',
  ),
});
