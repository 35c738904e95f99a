import { z } from 'zod';
import { DISCIPLINES } from '../vocabulary/disciplines.ts';
import { SHARING_CATEGORIES } from '../vocabulary/sharing-categories.ts';
import { SHARING_SCREENS } from '../vocabulary/sharing-screens.ts';
import { optionalUuid } from './fields.ts';

export const setSharingSchema = z
  .object({
    category: z.enum(SHARING_CATEGORIES),
    discipline: z.enum(DISCIPLINES),
    granted: z.boolean(),
    memberId: optionalUuid(),
    followDiscipline: z
      .boolean()
      .nullish()
      .transform((value) => value ?? false),
    screen: z
      .enum(SHARING_SCREENS)
      .nullish()
      .transform((value) => value ?? 'API'),
  })
  .refine(({ followDiscipline, memberId }) => !followDiscipline || memberId !== null, {
    path: ['memberId'],
    message: 'Please say who is to be as the others are.',
  });
