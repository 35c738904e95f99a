import { PERSON } from './person.ts';
import { PLAN } from './plan.ts';
import { RECORD } from './record.ts';
import type { Section } from './section.ts';
import { VISITS } from './visits.ts';

export type { Section } from './section.ts';

/** Everything that is exported, in the order of the file; who opened the record is read apart and comes last. */
export const SECTIONS: readonly Section[] = [...PERSON, ...PLAN, ...RECORD, ...VISITS];

/** Tables about a client whose rows are not exported, each with its reason. */
export const NOT_EXPORTED: Readonly<Record<string, string>> = {
  process_note_text: 'R13: its author’s alone',
  audit_event_client: 'an index of the audit; what it leads to is in whoOpened',
  disclosure_content: 'sealed: what went out repeats the record, and is read in *Who was sent what*',
  disclosure_link: 'hashes of what opens a summary',
  emergency_access: 'who, when and why are in whoOpened',
  appointment_misfit: 'a reckoning of the practice: which bookings are to be looked at',
  booking_check: 'a mark of the worker',
  calendar_feed_reading: 'a mark of the worker',
  conditions_end: 'the team’s, as the conditions are',
  flag_conditions: 'the team’s: how bodywork goes on',
  flag_event: 'the steps of support; their times are in support',
  flag_event_text: 'R19: what the team wrote to each other',
  flag_guidance: 'the team’s: what to do on the table',
  flag_step: 'whom the practice would tell next',
  handoff_seen: 'that a psychotherapist took something over',
  measure_occurrence: 'a reckoning of when a questionnaire is due',
  measure_seen: 'that a psychotherapist looked',
  plan_adjustment_event: 'the discussion of the team before a version; the client reads the version',
};
