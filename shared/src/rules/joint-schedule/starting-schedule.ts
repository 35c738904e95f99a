import { greedySchedule } from './greedy.ts';
import { continuityOf, jointVerdict, RHYTHM_DAYS } from './joint-cost.ts';
import {
  habitOf,
  type JointChoice,
  type JointProblem,
  type ActivityRhythm,
  rhythmOf,
} from './joint-problem.ts';
import { OpenNeeds } from './open-needs.ts';

/** So many rhythms of each activity are tried, each with each of the others, and not more in all. */
const RHYTHMS = 4;
const MOST_TRIES = 32;

/**
 * A good schedule for the solver to begin with, and the one that is shown where it fails: the quick
 * way with the likeliest rhythms of the activities, the cheapest of them.
 */
export function startingSchedule(problem: JointProblem): JointChoice {
  const likely = problem.activities.map((_, activity) => likelyRhythms(problem, activity));
  const needs = new OpenNeeds(problem);
  let best = greedySchedule(problem, undefined, needs);
  let least = jointVerdict(problem, best).cost;
  for (const usual of combinations(likely).slice(0, MOST_TRIES)) {
    const choice = greedySchedule(problem, usual, needs);
    const { cost } = jointVerdict(problem, choice);
    if (cost < least) {
      best = choice;
      least = cost;
    }
  }
  return best;
}

/** The rhythms that would ask least of an activity's sessions if it were alone, the best first. */
function likelyRhythms(problem: JointProblem, activity: number): ActivityRhythm[] {
  const habit = habitOf(problem, activity);
  const sessions = problem.occurrences
    .filter((one) => one.activity === activity)
    .map(({ dueWeek, kept, candidates }) =>
      (kept ? [kept] : candidates).map(({ practitionerId, session, cost }) => ({
        cost,
        rhythm: rhythmOf(problem, dueWeek, { practitionerId, start: session.from }),
      })),
    );
  const places = [
    ...(habit ? [[{ cost: 0, rhythm: habit }]] : []),
    ...sessions.filter((places) => places.length > 0),
  ];
  const all = places.flat().map(({ rhythm }) => rhythm);
  const people = [...new Set(all.map((one) => one.practitionerId))];
  const minutes = [...new Set(all.map((one) => one.minute))].sort((one, other) => one - other);
  return RHYTHM_DAYS.flatMap((offset) =>
    minutes.flatMap((minute) => people.map((practitionerId) => ({ offset, minute, practitionerId }))),
  )
    .map((rhythm) => ({
      rhythm,
      asks: places.reduce(
        (sum, of) => sum + Math.min(...of.map((one) => one.cost + continuityOf(rhythm, one.rhythm))),
        0,
      ),
    }))
    .sort((one, other) => one.asks - other.asks)
    .slice(0, RHYTHMS)
    .map(({ rhythm }) => rhythm);
}

/** One rhythm for each activity, in every way; an activity with nowhere to be has none and needs none. */
function combinations(likely: readonly (readonly ActivityRhythm[])[]): ActivityRhythm[][] {
  const none: ActivityRhythm = { offset: 0, minute: 0, practitionerId: '' };
  return likely.reduce<ActivityRhythm[][]>(
    (all, rhythms) =>
      (rhythms.length > 0 ? rhythms : [none]).flatMap((one) => all.map((row) => [...row, one])),
    [[]],
  );
}
