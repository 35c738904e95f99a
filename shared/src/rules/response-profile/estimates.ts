import type { Statistics } from './facts.ts';

/** A mean, or a difference of two, with the interval around it. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Whether 0 lies outside the interval. Inside it there is no clear difference, whatever the mean. */
  readonly clear: boolean;
}

const around = (mean: number, half: number): Estimate => {
  const [low, high] = [mean - half, mean + half];
  return { mean, low, high, clear: low > 0 || high < 0 };
};

/** Probability below the upper end of an interval that leaves as much out above as below. */
const upperTail = (confidence: number) => (1 + confidence) / 2;

/** The mean of values with Student's interval; null for fewer than two, which have no spread. */
export function meanEstimate(
  values: readonly number[],
  confidence: number,
  statistics: Statistics,
): Estimate | null {
  const n = values.length;
  if (n < 2) {
    return null;
  }
  const error = Math.sqrt(statistics.variance(values) / n);
  return around(statistics.mean(values), error * statistics.tQuantile(upperTail(confidence), n - 1));
}

/**
 * How much higher the mean of `some` is than that of `others`, with Welch's interval, which does not take
 * both to spread alike; null where one of them has fewer than two values.
 */
export function differenceEstimate(
  some: readonly number[],
  others: readonly number[],
  confidence: number,
  statistics: Statistics,
): Estimate | null {
  if (some.length < 2 || others.length < 2) {
    return null;
  }
  const difference = statistics.mean(some) - statistics.mean(others);
  const [one, other] = [some, others].map((values) => statistics.variance(values) / values.length) as [
    number,
    number,
  ];
  const squared = one + other;
  if (squared === 0) {
    return around(difference, 0);
  }
  const degreesOfFreedom = squared ** 2 / (one ** 2 / (some.length - 1) + other ** 2 / (others.length - 1));
  return around(
    difference,
    Math.sqrt(squared) * statistics.tQuantile(upperTail(confidence), degreesOfFreedom),
  );
}
