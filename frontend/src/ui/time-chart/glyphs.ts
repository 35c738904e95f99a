import type { GlyphShape } from './chart-types.ts';

const n = (value: number) => Math.round(value * 10) / 10;

const polygon = (corners: readonly (readonly [number, number])[]) =>
  `M${corners.map(([x, y]) => `${n(x)},${n(y)}`).join('L')}Z`;

const circle = (x: number, y: number, r: number) =>
  `M${n(x - r)},${n(y)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;

/**
 * The outline of a shape as SVG path data, `r` its half size in pixels. Many of them make one path, so
 * that a lane is one element however much happened in it.
 */
export function glyph(shape: GlyphShape, x: number, y: number, r: number): string {
  switch (shape) {
    case 'circle':
    case 'ring':
      return circle(x, y, r);
    case 'square':
      return polygon([
        [x - r, y - r],
        [x + r, y - r],
        [x + r, y + r],
        [x - r, y + r],
      ]);
    case 'diamond':
      return polygon([
        [x, y - r * 1.25],
        [x + r * 1.25, y],
        [x, y + r * 1.25],
        [x - r * 1.25, y],
      ]);
    case 'triangle':
    case 'rise':
      return polygon([
        [x, y - r],
        [x + r * 1.1, y + r * 0.85],
        [x - r * 1.1, y + r * 0.85],
      ]);
    case 'fall':
      return polygon([
        [x, y + r],
        [x + r * 1.1, y - r * 0.85],
        [x - r * 1.1, y - r * 0.85],
      ]);
    case 'octagon': {
      const side = r * 0.42;
      return polygon([
        [x - side, y - r],
        [x + side, y - r],
        [x + r, y - side],
        [x + r, y + side],
        [x + side, y + r],
        [x - side, y + r],
        [x - r, y + side],
        [x - r, y - side],
      ]);
    }
    case 'cross':
      return `M${n(x - r)},${n(y - r)}L${n(x + r)},${n(y + r)}M${n(x + r)},${n(y - r)}L${n(x - r)},${n(y + r)}`;
  }
}
