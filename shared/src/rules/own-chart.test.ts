import { describe, expect, it } from '@jest/globals';
import { compareOwn, OWN_LINES, ownLineWords, ownMeasureWords } from './own-chart.ts';

const NOW = Date.parse('2026-11-26T10:00:00Z');
const ago = (days: number) => new Date(NOW - days * 86_400_000).toISOString();
const points = (...of: readonly (readonly [daysAgo: number, value: number])[]) =>
  of.map(([days, value]) => ({ at: ago(days), value }));
const early = (value: number) =>
  [
    [80, value],
    [76, value],
    [70, value],
  ] as const;
const late = (value: number) =>
  [
    [9, value],
    [5, value],
    [1, value],
  ] as const;

describe('the own chart of a client', () => {
  it('lays the first two weeks beside the last two, and leaves out what lies between', () => {
    expect(compareOwn(points(...early(6), [40, 10], ...late(4)), NOW)).toEqual({
      before: 6,
      now: 4,
      moved: 'LESS',
    });
  });

  it('calls less than one step about the same, and one step a change', () => {
    expect(compareOwn(points(...early(5), ...late(5.9)), NOW)?.moved).toBe('ABOUT_THE_SAME');
    expect(compareOwn(points(...early(5), ...late(6)), NOW)?.moved).toBe('MORE');
  });

  it('says nothing on too few days, or on days too close together', () => {
    expect(compareOwn([], NOW)).toBeNull();
    expect(compareOwn(points([80, 6], [76, 6], ...late(4)), NOW)).toBeNull();
    expect(compareOwn(points(...early(6), [5, 4]), NOW)).toBeNull();
    expect(compareOwn(points([20, 6], [19, 6], [18, 6], ...late(4)), NOW)).toBeNull();
    expect(ownLineWords('DISTRESS', [], NOW)).toEqual(['There are not enough days yet to say how it moves.']);
  });

  it('speaks plainly of falls and rises, with figures, and gently where it is harder', () => {
    expect(ownLineWords('DISTRESS', points(...early(6), ...late(4)), NOW)).toEqual([
      'You tell us of less distress than at first. About 4 in the last two weeks, 6 in the first two.',
    ]);
    expect(ownLineWords('SLEEP', points(...early(7), ...late(5.4)), NOW)).toEqual([
      'You tell us of shorter nights than at first. About 5.5 hours in the last two weeks, 7 in the first two.',
      'Harder times belong to it. You can talk about it with your team at any time.',
    ]);
    expect(ownLineWords('MOOD', points(...early(5), ...late(7)), NOW)).toHaveLength(1);
  });

  it('R25: says of questionnaires what their rule says, and never why', () => {
    expect(ownMeasureWords('IMPROVED')[0]).toMatch(/clearly less/);
    expect(ownMeasureWords('NO_RELIABLE_CHANGE')[0]).toMatch(/about as it was/);
    expect(ownMeasureWords('TOO_FEW')[0]).toMatch(/once so far/);
    expect(ownMeasureWords('WORSE')).toHaveLength(2);
  });

  it('has no words of the trade, no alarm and no exclamation mark', () => {
    const all = [
      ...OWN_LINES.flatMap((line) => [
        ...ownLineWords(line, points(...early(8), ...late(2)), NOW),
        ...ownLineWords(line, points(...early(2), ...late(8)), NOW),
        ...ownLineWords(line, points(...early(5), ...late(5)), NOW),
      ]),
      ...['IMPROVED', 'WORSE', 'NO_RELIABLE_CHANGE', 'TOO_FEW'].flatMap(ownMeasureWords),
    ].join(' ');
    expect(all).not.toMatch(
      /[!]|reliab|baseline|score|severe|symptom|clinical|worse|because|alert|flag|crisis/i,
    );
  });
});
