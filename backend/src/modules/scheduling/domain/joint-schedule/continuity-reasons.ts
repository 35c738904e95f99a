import { habitOf, type JointChoice, type JointProblem, type ActivityRhythm, rhythmOf } from '@attune/shared';

/** What a session has in common with the one before it in its activity, in sentences. */
export function continuityReasons(problem: JointProblem, all: JointChoice, index: number): string[] {
  const own = rhythmAt(problem, all, index);
  const before = own && (rhythmBefore(problem, all, index) ?? habitOf(problem, activityAt(problem, index)));
  if (!own || !before) {
    return [];
  }
  const sameDay = mod(own.offset) === mod(before.offset);
  const sameTime = own.minute === before.minute;
  return [
    ...(sameDay && sameTime ? ['On the same weekday and at the same time as the one before.'] : []),
    ...(sameDay && !sameTime ? ['On the same weekday as the one before.'] : []),
    ...(!sameDay && sameTime ? ['At the same time of day as the one before.'] : []),
    ...(own.practitionerId === before.practitionerId ? ['With the same person as the one before.'] : []),
  ];
}

function rhythmBefore(problem: JointProblem, all: JointChoice, index: number): ActivityRhythm | null {
  const start = all[index]?.session.from ?? 0;
  let late: number | null = null;
  for (const [at, one] of all.entries()) {
    if (
      one &&
      at !== index &&
      one.session.from < start &&
      activityAt(problem, at) === activityAt(problem, index) &&
      (late === null || one.session.from > (all[late]?.session.from ?? 0))
    ) {
      late = at;
    }
  }
  return late === null ? null : rhythmAt(problem, all, late);
}

function rhythmAt(problem: JointProblem, all: JointChoice, index: number): ActivityRhythm | null {
  const one = all[index];
  const dueWeek = problem.occurrences[index]?.dueWeek ?? 0;
  return one
    ? rhythmOf(problem, dueWeek, { practitionerId: one.practitionerId, start: one.session.from })
    : null;
}

const activityAt = (problem: JointProblem, index: number) => problem.occurrences[index]?.activity ?? 0;
const mod = (offset: number) => ((offset % 7) + 7) % 7;
