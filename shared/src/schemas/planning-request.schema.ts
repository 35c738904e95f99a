import { z } from 'zod';
import { optionalText, uuid } from './fields.ts';

/** What a client may add when they ask for the coming weeks, in characters. */
export const LONGEST_PLANNING_NOTE = 500;

export const askForPlanningSchema = z.object({
  clientId: uuid(),
  note: optionalText(LONGEST_PLANNING_NOTE),
});

export const closePlanningSchema = z.object({ clientId: uuid(), requestId: uuid() });
