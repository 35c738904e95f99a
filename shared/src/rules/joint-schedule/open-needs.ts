import type { Session } from '../coordination-verdicts.ts';
import type { AppointmentClass } from '../../vocabulary/appointment-classes.ts';
import { clockOf, type JointCandidate, type JointChoice, type JointProblem } from './joint-problem.ts';
import { JOINT_WEIGHTS as WEIGHTS } from './joint-weights.ts';
import { type Need, needOf, type Timing } from './needs.ts';

interface Standing extends Timing {
  readonly class: AppointmentClass;
  /** Null for what no activity of the plan asks for. */
  readonly occurrence: number | null;
}

/** What places are worth to each other while a schedule is made, by the rules by which one session asks for another. */
export class OpenNeeds {
  private readonly problem: JointProblem;
  private readonly needs: readonly Need[];
  private readonly others: readonly Standing[];
  /** For each need, occurrence and place the occurrences that could help there. */
  private readonly helpers = new Map<Need, Map<JointCandidate, readonly number[]>[]>();

  constructor(problem: JointProblem) {
    this.problem = problem;
    this.needs = problem.rules.flatMap((rule) => needOf(rule) ?? []);
    this.others = problem.others.map((one) => this.standing(null, one));
  }

  /**
   * Looks at a schedule that is half made.
   * @param all where the sessions stand so far; `coming`: the occurrences whose places are still to be found.
   * @returns what a place for an occurrence adds to the cost: more where nothing can come that it needs, less
   * for every session that is there and needs just this.
   */
  beside(
    all: JointChoice,
    coming: ReadonlySet<number>,
  ): (index: number, candidate: JointCandidate) => number {
    if (this.needs.length === 0) {
      return () => 0;
    }
    const there = [
      ...this.others,
      ...all.flatMap((one, index) =>
        one ? [this.standing(index, { class: one.class, ...one.session })] : [],
      ),
    ];
    const looks = this.needs.map((need) => {
      const helping = there.filter((one) => one.class === need.helping);
      const helped = (needing: Standing) =>
        helping.some((one) => different(one, needing) && need.helps(needing, one));
      const open = there.filter(
        (one) => one.class === need.needing && this.counts(need, one.occurrence) && !helped(one),
      );
      return { need, weight: need.hard ? WEIGHTS.LEFT_OUT : WEIGHTS.WISH_UNMET, helped, open };
    });
    return (index, candidate) => {
      const place = this.standing(index, { class: candidate.class, ...candidate.session });
      let cost = 0;
      for (const { need, weight, helped, open } of looks) {
        if (place.class === need.needing && !helped(place)) {
          const hope = this.helpersOf(need, index, candidate).some((other) => coming.has(other));
          cost += hope ? 0 : weight;
        }
        if (place.class === need.helping) {
          cost -= weight * open.filter((one) => different(one, place) && need.helps(one, place)).length;
        }
      }
      return cost;
    };
  }

  /** What is kept against a hard rule stays; nobody gains by what it lacks. */
  private counts({ hard }: Need, occurrence: number | null): boolean {
    return occurrence !== null && !(hard && this.problem.occurrences[occurrence]?.kept);
  }

  private helpersOf(need: Need, index: number, candidate: JointCandidate): readonly number[] {
    const byOccurrence = this.helpers.get(need) ?? this.problem.occurrences.map(() => new Map());
    this.helpers.set(need, byOccurrence);
    const known = byOccurrence[index]?.get(candidate);
    if (known) {
      return known;
    }
    const place = this.standing(index, { class: candidate.class, ...candidate.session });
    const found = this.problem.occurrences.flatMap(({ candidates }, at) =>
      at !== index &&
      candidates.some(
        (one) =>
          one.class === need.helping &&
          (one.busy.to <= candidate.busy.from || candidate.busy.to <= one.busy.from) &&
          need.helps(place, this.standing(at, { class: one.class, ...one.session })),
      )
        ? [at]
        : [],
    );
    byOccurrence[index]?.set(candidate, found);
    return found;
  }

  private standing(occurrence: number | null, { class: of, from, to }: Session): Standing {
    return { occurrence, class: of, from, to, day: clockOf(this.problem).dayOf(from) };
  }
}

function different(one: Standing, other: Standing): boolean {
  return one.occurrence === null || one.occurrence !== other.occurrence;
}
