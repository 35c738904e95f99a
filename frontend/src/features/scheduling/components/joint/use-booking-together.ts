import { BookJointScheduleDocument } from '../../../../generated/scheduling.ts';
import type { Problem } from '../../../../lib/results.ts';
import { useVerb } from '../../../../lib/use-verb.ts';
import type { Draft } from './drafts.ts';

export interface Conflict {
  readonly startsAt: string;
  readonly problem: string;
}

/** The dates that could not be booked and why; none where something else was in the way. */
export const conflictsIn = (problem: Problem | null): readonly Conflict[] =>
  problem !== null && 'conflicts' in problem ? (problem.conflicts as readonly Conflict[]) : [];

/** Books drafts together: all of them or none. */
export function useBookingTogether(clientId: string) {
  const { run, busy, problem, forget } = useVerb(BookJointScheduleDocument, 'bookJointSchedule');
  const book = (drafts: readonly Draft[], idempotencyKey: string) =>
    run({
      input: {
        clientId,
        idempotencyKey,
        slots: drafts.map(({ activityId, serviceId, startsAt, practitioner }) => ({
          activityId,
          serviceId,
          startsAt,
          practitionerId: practitioner.id,
        })),
      },
    });
  return { book, busy, problem, forget };
}
