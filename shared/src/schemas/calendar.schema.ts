import { z } from 'zod';
import { CALENDAR_SHOWS } from '../vocabulary/calendar-shows.ts';

export const calendarFeedSchema = z.object({ shows: z.enum(CALENDAR_SHOWS) });
