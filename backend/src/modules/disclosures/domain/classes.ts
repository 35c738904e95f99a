import type { RecordClass, SummaryPart } from '@attune/shared';

const CLASS_OF_PART: Readonly<Record<SummaryPart, RecordClass>> = {
  PHASE: 'PLAN',
  GOALS: 'PLAN',
  SESSIONS: 'APPOINTMENTS',
  MEASURES: 'MEASURES',
  HOLDS: 'FLAGS',
  TEAM: 'TEAM',
};

/** The classes of the record that a summary of these parts is made of, for the audit. */
export function classesOf(parts: readonly SummaryPart[]): RecordClass[] {
  return [...new Set<RecordClass>(['DISCLOSURES', ...parts.map((part) => CLASS_OF_PART[part])])].sort();
}
