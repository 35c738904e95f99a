import type { Statistics } from '@attune/shared';

/**
 * Mean, variance and Student's t once more, from their definitions and without a library, so that
 * figures can be computed a second time in another way.
 */
export const NAIVE: Statistics = {
  mean: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  variance: (values) => {
    const squares = values.reduce((sum, value) => sum + value * value, 0);
    const sum = values.reduce((total, value) => total + value, 0);
    return (squares - (sum * sum) / values.length) / (values.length - 1);
  },
  tQuantile,
};

function tQuantile(probability: number, degreesOfFreedom: number): number {
  const key = `${probability} ${degreesOfFreedom}`;
  const found = known.get(key) ?? searched(probability, degreesOfFreedom);
  known.set(key, found);
  return found;
}

const known = new Map<string, number>();

/**
 * With t = √df · sinh u the density becomes 1 / cosh^df u, up to a factor that the whole area gives: smooth,
 * and as good as nothing from some u on. It is integrated by Simpson's rule, and u found by halving.
 */
function searched(probability: number, degreesOfFreedom: number): number {
  const area = (end: number) => simpson((u) => Math.cosh(u) ** -degreesOfFreedom, end);
  const far = Math.acosh(Math.exp(37 / degreesOfFreedom));
  const whole = 2 * area(far);
  let [low, high] = [0, far];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (0.5 + area(middle) / whole < probability) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return Math.sqrt(degreesOfFreedom) * Math.sinh((low + high) / 2);
}

function simpson(of: (at: number) => number, end: number, steps = 2000): number {
  const width = end / steps;
  let sum = of(0) + of(end);
  for (let step = 1; step < steps; step += 1) {
    sum += of(step * width) * (step % 2 === 1 ? 4 : 2);
  }
  return (sum * width) / 3;
}
