import { describe, expect, it } from '@jest/globals';
import { runSteps, summary } from './step.ts';

describe('the summary of the suite', () => {
  it('ends with the sum on a line of its own, and counts a step that breaks as a failure', async () => {
    let told = '';
    const steps = [
      { name: 'One', run: async () => ({ passed: 3, failed: 1, skipped: 2, parts: ['a: 4 tests'] }) },
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
  });
});
