import { describe, expect, it } from '@jest/globals';
import { runBeside, runSteps, summary } from './step.ts';

describe('the summary of the suite', () => {
  it('ends with the sum on a line of its own, and counts a step that breaks as a failure', async () => {
    let told = '';
    const steps = [
      {
        name: 'One',
        run: async () => ({
          passed: 3,
          failed: 1,
          skipped: 2,
          parts: ['a: 4 tests'],
          failures: ['a › b\nNo.'],
        }),
      },
      { name: 'Two', run: () => Promise.reject(new Error('It broke.')) },
      { name: 'Three', run: async () => ({ passed: 4, failed: 0, skipped: 0, parts: [] }) },
    ];
    const ran = await runSteps(steps, (text) => {
      told += text;
    });
    expect(told).toContain('== Two\nIt broke.');
    const lines = summary(ran).trimEnd().split('\n');
    expect(lines.at(-1)).toBe('7 passed, 2 failed');
    expect(lines).toContain('    a: 4 tests');
    // What failed is named at the end too: the whole run is longer than anybody scrolls.
    expect(lines.slice(lines.indexOf('== What failed'), -2)).toEqual([
      '== What failed',
      'One: a › b',
      '    No.',
      'Two: It broke.',
    ]);
  });

  it('names rows that ran beside each other one after another, and one that breaks stops no other', async () => {
    const ended: string[] = [];
    const step = (name: string, after: Promise<unknown>) => ({
      name,
      run: async () => {
        await after;
        ended.push(name);
        return { passed: 1, failed: 0, skipped: 0, parts: [] };
      },
    });
    let release: (value: unknown) => void = () => undefined;
    const second = new Promise((resolve) => {
      release = resolve;
    });
    const rows = [
      [step('first', second), { name: 'broken', run: () => Promise.reject(new Error('It broke.')) }],
      [
        step(
          'second',
          Promise.resolve().then(() => release(null)),
        ),
      ],
    ];
    const ran = await runBeside(rows, () => undefined);
    expect(ended.sort()).toEqual(['first', 'second']);
    expect(ran.map(({ name, failed }) => `${name} ${failed}`)).toEqual(['first 0', 'broken 1', 'second 0']);
  });
});
