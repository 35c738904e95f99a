import type { Discipline, Relation } from '@attune/shared';
import { forbidden, invalid } from '../../../platform/errors/index.ts';
import type { BookingFacts } from './booking-facts.ts';

/** What an appointment is for, as it stands. */
export interface ServedBy {
  readonly serviceId: string | null;
  readonly discipline: Discipline;
}

/** Whether an appointment is to become one for something else. */
export function isOtherService(visit: ServedBy, serviceId: string | null): serviceId is string {
  return serviceId !== null && serviceId !== visit.serviceId;
}

/**
 * Another service is one of the same discipline that is still offered; whether the practitioner offers it and the
 * plan permits it is asked as of any booking. A client asks the practice for it.
 * @throws ProblemError Forbidden, InvalidInput.
 */
export function assertOtherService(facts: BookingFacts, visit: ServedBy, relation: Relation): void {
  if (relation === 'SELF') {
    throw forbidden('Please ask the practice if it is to be for something else.');
  }
  const { name, discipline, retired } = facts.service;
  if (discipline !== visit.discipline) {
    throw invalid({ path: 'serviceId', message: `${name} is of the other discipline; please book it anew.` });
  }
  if (retired) {
    throw invalid({ path: 'serviceId', message: `${name} is no longer offered.` });
  }
}
