import { BeginSessionDocument, FinishSessionDocument } from '../../../generated/session.ts';
import type { Problem } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import type { Visit } from '../domain/limits.ts';

const TO_BEGIN = ['BOOKED', 'ARRIVED', 'NEEDS_CLEARANCE', 'REQUESTED'];

/**
 * Begins and finishes the appointment. A lost network stands in nobody's way: what could not be told
 * then is told when the session ends.
 */
export function useVisitSteps(visit: Visit) {
  const starting = useVerb(BeginSessionDocument, 'beginSession');
  const ending = useVerb(FinishSessionDocument, 'finishSession');

  /** Null when the session goes on; a problem when it must not begin, such as a hold (R18). */
  const begin = async (): Promise<Problem | null> => {
    if (!TO_BEGIN.includes(visit.state)) {
      return null;
    }
    const outcome = await starting.run({
      input: { appointmentId: visit.id, expectedVersion: visit.version },
    });
    if (outcome.ok || outcome.problem.code === 'UNREACHABLE') {
      return null;
    }
    if (outcome.problem.code === 'STALE_VERSION' && outcome.problem.currentVersion !== undefined) {
      const again = await starting.run({
        input: { appointmentId: visit.id, expectedVersion: outcome.problem.currentVersion },
      });
      return again.ok ? null : again.problem;
    }
    return outcome.problem;
  };

  /** Tells that the session is over; what cannot be told now can be told at the next step. */
  const finish = async (): Promise<void> => {
    if (visit.state === 'IN_SESSION') {
      await ending.run({ input: { appointmentId: visit.id, expectedVersion: visit.version } });
    } else if (TO_BEGIN.includes(visit.state)) {
      const begun = await starting.run({
        input: { appointmentId: visit.id, expectedVersion: visit.version },
      });
      if (begun.ok) {
        await ending.run({ input: { appointmentId: visit.id, expectedVersion: begun.value.version } });
      }
    }
  };
  return {
    begin,
    finish,
    busy: starting.busy || ending.busy,
    problem: starting.problem,
    forget: starting.forget,
  };
}
