import type { JointCandidate } from './joint-problem.ts';
import { Expression } from './linear-model.ts';

/** A session that is there for certain, or may be. */
export interface Item {
  /** Null for an appointment that no activity of the plan asks for. */
  readonly occurrence: number | null;
  /** Null for what is there for certain. */
  readonly column: number | null;
  readonly class: JointCandidate['class'];
  readonly from: number;
  readonly to: number;
  /** Local day, counted from 1970-01-01. */
  readonly day: number;
  /** ISO week, counted on through the years. */
  readonly week: number;
  /** Null for what the rules alone know of: nothing is proposed where it is anyway. */
  readonly place: JointCandidate | null;
}

/** The sum of items: columns, and a constant for what is certain. */
export function sumOf(items: readonly Item[]): Expression {
  const sum = new Expression();
  for (const { column } of items) {
    if (column === null) {
      sum.plus(1);
    } else {
      sum.add(column);
    }
  }
  return sum;
}

/** Items of each occurrence; each that no occurrence asks for stands by itself. */
export function byOccurrence(items: readonly Item[]): Item[][] {
  const groups = Map.groupBy(items, (item) => item.occurrence);
  const alone = groups.get(null) ?? [];
  groups.delete(null);
  return [...groups.values(), ...alone.map((item) => [item])];
}

/** Whether two items are the same session, of which at most one is chosen. */
export function sameOccurrence(one: Item, other: Item | undefined): boolean {
  return one === other || (one.occurrence !== null && one.occurrence === other?.occurrence);
}
