import { expect, it } from '@jest/globals';
import { REGIONS, regionOf } from '@attune/shared';
import { BODY_SHAPES } from './figure.ts';

const drawn = [...BODY_SHAPES.front, ...BODY_SHAPES.back].map((shape) => shape.region);

it('every shape is a region of the vocabulary', () => {
  expect(drawn.filter((code) => regionOf(code) === null)).toEqual([]);
});

it('every region is drawn, but the neck as a whole, and what is never offered', () => {
  const left = REGIONS.filter((region) => !drawn.includes(region.code)).map((region) => region.code);
  expect(left).toEqual(['neck', 'breast-left', 'breast-right', 'perineum']);
});

it('left and right are the person’s own: on the right side of the front, on the left side of the back', () => {
  const x = (view: 'front' | 'back', region: string) =>
    BODY_SHAPES[view].find((shape) => shape.region === region)?.at[0] ?? Number.NaN;
  expect(x('front', 'shoulder-left')).toBeGreaterThan(200);
  expect(x('front', 'shoulder-right')).toBeLessThan(200);
  expect(x('back', 'shoulder-left')).toBeLessThan(200);
  expect(x('back', 'shoulder-right')).toBeGreaterThan(200);
});

it('no region stands twice in one view', () => {
  for (const shapes of Object.values(BODY_SHAPES)) {
    expect(new Set(shapes.map((shape) => shape.region)).size).toBe(shapes.length);
  }
});
