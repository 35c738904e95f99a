import { addRules } from './add-rules.ts';
import { addContinuity } from './continuity-rows.ts';
import { judgeJointly } from './joint-cost.ts';
import { clockOf, type JointCandidate, type JointChoice, type JointProblem } from './joint-problem.ts';
import { JOINT_WEIGHTS as WEIGHTS } from './joint-weights.ts';
import { Expression, LinearModel, type SparseModel } from './linear-model.ts';
import type { Item } from './model-items.ts';
import { addOverlaps } from './overlap-rows.ts';

/** A joint schedule as a mixed-integer linear model, and the way back. */
export interface JointModel {
  readonly model: SparseModel;
  /** The columns of the candidates of a choice: a solution to begin with. */
  start(choice: JointChoice): { readonly indices: Int32Array; readonly values: Float64Array };
  /** @param values the value of every column. */
  choiceOf(values: ArrayLike<number>): JointChoice;
}

/**
 * Writes the problem down for the solver. What it charges is to the last point what `jointVerdict`
 * charges: for each occurrence a column for every candidate and one for leaving it out; the rules
 * of the plan as rows, a soft one with a column that pays for not keeping it.
 */
export function jointModel(problem: JointProblem): JointModel {
  const linear = new LinearModel();
  const clock = clockOf(problem);
  const item = (
    occurrence: number | null,
    column: number | null,
    place: JointCandidate | null,
    { class: of, from, to }: Pick<Item, 'class' | 'from' | 'to'>,
  ): Item => ({
    occurrence,
    column,
    class: of,
    from,
    to,
    day: clock.dayOf(from),
    week: clock.weekOf(from),
    place,
  });
  const of = (candidate: JointCandidate) => ({ class: candidate.class, ...candidate.session });
  const items: Item[] = problem.others.map((one) => item(null, null, null, one));
  const leftOut: (number | null)[] = [];
  const forbidden = windowJudge(problem);
  for (const [index, { kept, candidates }] of problem.occurrences.entries()) {
    if (kept) {
      leftOut.push(null);
      items.push(item(index, null, kept, of(kept)));
      linear.always(WEIGHTS.WISH_UNMET * forbidden(index, kept).soft);
      continue;
    }
    const one = new Expression();
    for (const candidate of candidates) {
      const { hard, soft } = forbidden(index, candidate);
      if (hard === 0) {
        const column = linear.column(candidate.cost + WEIGHTS.WISH_UNMET * soft, true);
        items.push(item(index, column, candidate, of(candidate)));
        one.add(column);
      }
    }
    const out = linear.column(WEIGHTS.LEFT_OUT, false);
    leftOut.push(out);
    linear.equals(one.add(out), 1);
  }
  addOverlaps(linear, items);
  addRules(linear, problem.rules, items);
  addContinuity(linear, problem, items, leftOut);
  const columns = items.flatMap(({ occurrence, column, place }) =>
    occurrence !== null && column !== null && place ? [{ occurrence, column, place }] : [],
  );
  return {
    model: linear.sparse(),
    start: (choice) => ({
      indices: Int32Array.from(columns, ({ column }) => column),
      values: Float64Array.from(columns, ({ occurrence, place }) => (choice[occurrence] === place ? 1 : 0)),
    }),
    choiceOf: (values) => {
      const choice: (JointCandidate | null)[] = problem.occurrences.map(() => null);
      for (const { occurrence, column, place } of columns) {
        if ((values[column] ?? 0) > 0.5) {
          choice[occurrence] = place;
        }
      }
      return choice;
    },
  };
}

/** What the windows to avoid say of a place: they look at nothing but the place itself. */
function windowJudge(problem: JointProblem) {
  const windows = problem.rules.filter((rule) => rule.kind === 'AVOID_WINDOW');
  const judge = judgeJointly({ ...problem, rules: windows, occurrences: [], others: [] }, []);
  return (index: number, candidate: JointCandidate) => {
    if (windows.length === 0) {
      return { hard: 0, soft: 0 };
    }
    const { hardUnmet, softUnmet } = judge(index, candidate);
    return { hard: hardUnmet, soft: softUnmet };
  };
}
