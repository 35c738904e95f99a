import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import { useRhythm } from './use-rhythm.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const four = { inSeconds: 4, outSeconds: 4 };
const five = { inSeconds: 5, outSeconds: 5 };

function begin(lasts: number | null = null, everySecond = false) {
  let ended = 0;
  const { result, unmount } = renderHook(() =>
    useRhythm('THREE_PART_BREATH', {
      lasts,
      everySecond,
      onEnd: () => {
        ended += 1;
      },
    }),
  );
  act(() => result.current.begin(four));
  const seconds = (count: number) => act(() => jest.advanceTimersByTime(count * 1000 + 30));
  const at = () => `${result.current.moment?.direction} ${result.current.moment?.place}`;
  return { result, seconds, at, unmount, ended: () => ended };
}

it('tells of each place, in and out', () => {
  const { at, seconds } = begin();
  const seen = [at()];
  for (let part = 0; part < 6; part += 1) {
    seconds(4 / 3);
    seen.push(at());
  }
  expect(seen).toEqual(['IN BELLY', 'IN RIBS', 'IN CHEST', 'OUT CHEST', 'OUT RIBS', 'OUT BELLY', 'IN BELLY']);
});

it('another pace never cuts a breath short: it begins with the next one', () => {
  const { result, seconds } = begin();
  seconds(8);
  seconds(2);
  act(() => result.current.change(five));
  seconds(3);
  expect(result.current.pace).toEqual(four);
  seconds(3);
  expect(result.current.pace).toEqual(five);
  expect(result.current.moment?.direction).toBe('IN');
});

it('ends by itself after whole breaths, once, and stops by hand at any moment', () => {
  const two = begin(2);
  two.seconds(15);
  expect(two.result.current.running).toBe(true);
  two.seconds(1.1);
  expect([two.result.current.running, two.ended()]).toEqual([false, 1]);
  two.unmount();
  const other = begin();
  other.seconds(1);
  act(() => other.result.current.stop());
  expect(other.result.current.moment).toBeNull();
  other.seconds(10);
  expect([other.result.current.running, other.ended()]).toEqual([false, 0]);
});

it('tells of every second where nothing moves', () => {
  const { result, seconds } = begin(null, true);
  const seen = [];
  for (let second = 0; second < 4; second += 1) {
    seen.push(Math.floor(result.current.moment?.since ?? -1));
    seconds(1);
  }
  expect(seen).toEqual([0, 1, 2, 3]);
});
