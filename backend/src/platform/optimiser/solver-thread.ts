import { parentPort, workerData } from 'node:worker_threads';
import type { SparseModel } from '@attune/shared';
import highsLoader, { type Highs, type Model } from 'highs';
import type { Answer, Question } from './question.ts';

/** The thread in which a model is solved: HiGHS keeps it busy, and nobody else waits for it. */
const question = workerData as Question;
// The package says its types as those of a CommonJS module; what Node imports is the function itself.
const loadHighs = highsLoader as unknown as typeof highsLoader.default;
parentPort?.postMessage(solve(await loadHighs(), question));

function solve(highs: Highs, { model, start, seconds, patience }: Question): Answer {
  return highs.withModel(inputOf(highs, model), (solver: Model): Answer => {
    solver.options.set({
      output_flag: false,
      // These models have little to simplify: looking for it took longer than it saved, by half and more.
      presolve: 'off',
      random_seed: 0,
      time_limit: patience,
      mip_rel_gap: 0,
      // All weights are whole numbers: nothing better lies within less than one.
      mip_abs_gap: 0.99,
    });
    if (start) {
      solver.setSolution(start);
    }
    // HiGHS looks at its own limit between its steps alone, and one of them can take long.
    const begun = process.threadCpuUsage();
    const stopInTime = (event: { interrupt(): void }): undefined => {
      const { user, system } = process.threadCpuUsage(begun);
      if (user + system > seconds * 1_000_000) {
        event.interrupt();
      }
    };
    const { simplexInterrupt, mipInterrupt } = highs.constants.callbackType;
    solver.run({ [simplexInterrupt]: stopInTime, [mipInterrupt]: stopInTime });
    const optimal = solver.getModelStatus() === highs.constants.modelStatus.optimal;
    if (solver.info.get('primal_solution_status') !== 2) {
      return { found: false };
    }
    return {
      found: true,
      optimal,
      values: solver.getSolution().colValue,
      objective: solver.getObjectiveValue(),
      // Before there is a bound of its own the solver says minus infinity.
      bound: Number(solver.info.get('mip_dual_bound')),
    };
  });
}

function inputOf(highs: Highs, of: SparseModel) {
  const { variableType } = highs.constants;
  return {
    numCols: of.cost.length,
    numRows: of.rowUpper.length,
    offset: of.offset,
    colCost: of.cost,
    colLower: new Float64Array(of.cost.length),
    colUpper: of.columnUpper,
    rowLower: of.rowLower,
    rowUpper: of.rowUpper,
    matrix: {
      format: 'csr' as const,
      numRows: of.rowUpper.length,
      numCols: of.cost.length,
      starts: of.starts,
      indices: of.indices,
      values: of.values,
    },
    integrality: Int32Array.from(of.integer, (whole) =>
      whole === 1 ? variableType.integer : variableType.continuous,
    ),
  };
}
