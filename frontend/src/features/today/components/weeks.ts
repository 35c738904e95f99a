import { counted } from '../../../lib/words.ts';

/** Weekly means, oldest first, as points of a line; weeks without a check-in are left out. */
export function weeksOf(
  distress: readonly (number | null)[],
): { readonly value: number; readonly label: string }[] {
  return distress.flatMap((value, index) => {
    const back = distress.length - 1 - index;
    return value === null
      ? []
      : [{ value, label: back === 0 ? 'this week' : `${counted(back, 'week')} ago` }];
  });
}

/** Risen by so much from the first third to the last, on the scale of 0–10. */
const RISE = 1.5;
const HIGH = 7;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How a line of distress is drawn: high at the end, rising from its first third to its last, or steady. */
export function toneOf(values: readonly number[]): 'steady' | 'rising' | 'high' {
  if (values.length < 3) {
    return (values.at(-1) ?? 0) >= HIGH ? 'high' : 'steady';
  }
  const third = Math.max(1, Math.floor(values.length / 3));
  const end = mean(values.slice(-third));
  if (end >= HIGH) return 'high';
  return end - mean(values.slice(0, third)) >= RISE ? 'rising' : 'steady';
}
