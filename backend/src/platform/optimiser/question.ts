import type { SparseModel } from '@attune/shared';

/** What the thread of the solver is given. */
export interface Question {
  readonly model: SparseModel;
  /** A solution to begin with: values of some columns. */
  readonly start: { readonly indices: Int32Array; readonly values: Float64Array } | null;
  /** How long the solver may work: seconds of a core, so that a busy machine changes no answer. */
  readonly seconds: number;
  /** How many seconds of the clock on the wall may pass meanwhile; then it ends with what there is. */
  readonly patience: number;
}

/** What it gives back: the best that was found, with what is known of how good it is. */
export type Answer =
  | { readonly found: false }
  | {
      readonly found: true;
      /** Whether nothing is better. */
      readonly optimal: boolean;
      readonly values: Float64Array;
      readonly objective: number;
      /** No solution costs less than this; minus infinity where nothing is known yet. */
      readonly bound: number;
    };
