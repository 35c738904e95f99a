/**
 * What can happen to a flag. RAISED to RESOLVED are somebody's steps; SEEN is a massage therapist's
 * "as seen"; with TOLD and ESCALATED the actor is whom Attune told, in time or because nobody answered; with
 * UNREACHED there was nobody whom a step could have told.
 */
export const FLAG_EVENT_KINDS = [
  'RAISED',
  'SEEN',
  'ACKNOWLEDGED',
  'HOLD_LIFTED',
  'RESOLVED',
  'CONDITIONS_ENDED',
  'TOLD',
  'ESCALATED',
  'UNREACHED',
] as const;

export type FlagEventKind = (typeof FLAG_EVENT_KINDS)[number];
