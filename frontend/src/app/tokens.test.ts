import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

function tokensOf(scheme: 'light' | 'dark'): Readonly<Record<string, string>> {
  const block = css.split(`[data-mantine-color-scheme="${scheme}"]`)[1]?.split('}')[0] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  );
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['--paper', '--card', '--hover', '--sand', '--accent-wash'];
const TEXT_PAIRS: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['--ink', [...GROUNDS, '--information-wash', '--concern-wash', '--alert-wash', '--crisis-wash']],
  ['--soft-ink', [...GROUNDS, '--alert-wash', '--crisis-wash', '--concern-wash', '--information-wash']],
  ['--accent', [...GROUNDS]],
  ['--on-accent', ['--accent-fill', '--accent-fill-hover']],
  ['--on-deep', ['--deep', '--deep-raised']],
  ['--on-deep-soft', ['--deep', '--deep-raised']],
  ['--sand-ink', ['--sand', '--card']],
  ['--information', ['--information-wash', '--card', '--paper']],
  ['--concern', ['--concern-wash', '--card', '--paper', '--hover']],
  ['--alert', ['--alert-wash', '--card', '--paper', '--hover']],
  ['--crisis', ['--crisis-wash', '--card', '--paper']],
];
/** What outlines a control needs 3 : 1 only. */
const OUTLINES: readonly (readonly [string, readonly string[]])[] = [
  ['--line-strong', ['--card']],
  ['--chart-1', ['--card']],
  ['--chart-2', ['--card']],
  ['--chart-3', ['--card']],
  ['--chart-4', ['--card']],
];

describe.each(['light', 'dark'] as const)('colours, %s', (scheme) => {
  const tokens = tokensOf(scheme);
  const of = (name: string) => tokens[name] ?? '#000000';

  it.each(TEXT_PAIRS.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))(
    '%s on %s can be read (4.5 : 1)',
    (text, ground) => {
      expect(tokens).toHaveProperty([text]);
      expect(tokens).toHaveProperty([ground]);
      expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(OUTLINES.flatMap(([line, grounds]) => grounds.map((ground) => [line, ground] as const)))(
    '%s on %s can be seen (3 : 1)',
    (line, ground) => {
      expect(contrast(of(line), of(ground))).toBeGreaterThanOrEqual(3);
    },
  );
});
