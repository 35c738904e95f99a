import type { Try } from '../walk/try.ts';
import { ADJUSTMENTS } from './adjustments.ts';
import { APPOINTMENTS } from './appointments.ts';
import { SERIES } from './series.ts';
import { BOOKINGS } from './bookings.ts';
import { AUDIT } from './audit.ts';
import { AVAILABILITY } from './availability.ts';
import { CONSENT } from './consent.ts';
import { EXERCISES } from './exercises.ts';
import { CORRECTIONS } from './corrections.ts';
import { FLAGS } from './flags.ts';
import { HEALTH } from './health.ts';
import { MEASURES } from './measures.ts';
import { CONTACTS, NOTES } from './notes.ts';
import { PEOPLE } from './people.ts';
import { PLAN } from './plan.ts';
import { PLANNING } from './planning.ts';
import { RESPONSE_PROFILE } from './response-profile.ts';
import { SAFETY_PLAN } from './safety-plan.ts';
import { SESSION_FEEDBACK } from './session-feedback.ts';
import { TIME_LINE } from './time-line.ts';
import { WAITING } from './waiting.ts';

/** Everything that people try, in the order of the table. */
export const CELLS: readonly Try[] = [
  ...PEOPLE,
  ...APPOINTMENTS,
  ...SERIES,
  ...BOOKINGS,
  ...WAITING,
  ...PLANNING,
  // On the plan of the demo, before others come into force.
  ...ADJUSTMENTS,
  ...PLAN,
  ...EXERCISES,
  ...CONSENT,
  ...HEALTH,
  ...NOTES,
  ...CORRECTIONS,
  ...SESSION_FEEDBACK,
  ...CONTACTS,
  ...FLAGS,
  ...MEASURES,
  ...TIME_LINE,
  ...RESPONSE_PROFILE,
  ...SAFETY_PLAN,
  ...AVAILABILITY,
  ...AUDIT,
];
