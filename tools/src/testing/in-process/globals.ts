import type * as Jest from '@jest/globals';

type Globals = Pick<
  typeof Jest,
  'afterAll' | 'afterEach' | 'beforeAll' | 'beforeEach' | 'describe' | 'expect' | 'it' | 'test'
>;

/** Functions that remember how they were called; a file that turns the clock is given a world of its own. */
type Mocks = Pick<typeof Jest.jest, 'fn' | 'spyOn'>;

/** What stands for `@jest/globals` in this process; each test file has its own, so they are bound anew for each. */
export let afterAll: Globals['afterAll'];
export let afterEach: Globals['afterEach'];
export let beforeAll: Globals['beforeAll'];
export let beforeEach: Globals['beforeEach'];
export let describe: Globals['describe'];
export let expect: Globals['expect'];
export let it: Globals['it'];
export let test: Globals['test'];
export let jest: Mocks;

export function bindGlobals(globals: Globals): void {
  ({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } = globals);
}

export function bindMocks(mocker: Mocks): void {
  jest = { fn: mocker.fn.bind(mocker), spyOn: mocker.spyOn.bind(mocker) };
}
