import type { ApolloClient } from '@apollo/client';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { whenQuiet } from './when-quiet.ts';

let loading = true;
const client = {
  getObservableQueries: () => new Set([{ getCurrentResult: () => ({ loading }) }]),
} as unknown as ApolloClient;
const then = jest.fn();

beforeEach(() => {
  jest.useFakeTimers();
  then.mockClear();
  loading = true;
});
afterEach(() => {
  jest.useRealTimers();
});

it('waits until the page has what it asked for, and a little longer', () => {
  whenQuiet(client, then);
  jest.advanceTimersByTime(5_000);
  loading = false;
  jest.advanceTimersByTime(1_250);
  loading = true;
  jest.advanceTimersByTime(250);
  loading = false;
  jest.advanceTimersByTime(1_250);
  expect(then).not.toHaveBeenCalled();
  jest.advanceTimersByTime(250);
  expect(then).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(60_000);
  expect(then).toHaveBeenCalledTimes(1);
});

it('does not wait for ever, and can be stopped', () => {
  whenQuiet(client, then);
  jest.advanceTimersByTime(15_000);
  expect(then).toHaveBeenCalledTimes(1);
  whenQuiet(client, then)();
  jest.advanceTimersByTime(60_000);
  expect(then).toHaveBeenCalledTimes(1);
});
