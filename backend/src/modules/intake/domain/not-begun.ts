import type { IntakeRow } from '../data/intake.read.ts';

/** The health questions of a client who has not answered any. */
export function notBegun(clientId: string): IntakeRow {
  return { clientId, version: 0, state: 'DRAFT', completedAt: null };
}
