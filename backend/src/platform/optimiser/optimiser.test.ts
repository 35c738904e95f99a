import { Expression, LinearModel } from '@attune/shared';
import { describe, expect, it } from '@jest/globals';
import { Optimiser } from './optimiser.ts';

/** Of three things worth 5, 4 and 3, weighing 2, 3 and 1, what fits into 3. */
function knapsack() {
  const model = new LinearModel();
  const columns = [-5, -4, -3].map((cost) => model.column(cost, true));
  const weight = new Expression();
  for (const [index, column] of columns.entries()) {
    weight.add(column, [2, 3, 1][index]);
  }
  model.atMost(weight, 3);
  model.always(10);
  return model.sparse();
}

describe('the optimiser', () => {
  it('finds the best, says that it is, and gives the same answer again', async () => {
    const optimiser = new Optimiser();
    const answers = await Promise.all(
      [1, 2].map(() => optimiser.solve({ model: knapsack(), start: null, seconds: 20 })),
    );
    expect(answers[0]).toMatchObject({ found: true, optimal: true, objective: 2, bound: 2 });
    const [first] = answers;
    expect(first?.found && [...first.values].map((value) => value > 0.5)).toEqual([true, false, true]);
    expect(answers[1]).toEqual(answers[0]);
  });

  it('takes what it is given to begin with', async () => {
    const start = { indices: Int32Array.of(0, 1, 2), values: Float64Array.of(0, 1, 0) };
    expect(await new Optimiser().solve({ model: knapsack(), start, seconds: 20 })).toMatchObject({
      objective: 2,
    });
  });

  it('says so where nothing satisfies the rows', async () => {
    const model = new LinearModel();
    const column = model.column(1, true);
    model.atMost(new Expression().add(column, -1), -2);
    expect(await new Optimiser().solve({ model: model.sparse(), start: null, seconds: 20 })).toEqual({
      found: false,
    });
  });

  it('throws where the solver fails, and answers the next question all the same', async () => {
    const optimiser = new Optimiser();
    const broken = { ...knapsack(), starts: Int32Array.of(0) };
    const [failed, next] = await Promise.allSettled([
      optimiser.solve({ model: broken, start: null, seconds: 20 }),
      optimiser.solve({ model: knapsack(), start: null, seconds: 20 }),
    ]);
    expect(failed?.status).toBe('rejected');
    expect(next).toMatchObject({ status: 'fulfilled', value: { objective: 2 } });
  });
});
