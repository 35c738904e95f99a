import { describe, expect, it } from '@jest/globals';
import { measuredGoal, stepsInWords, weeklyMeans } from './goal-progress.ts';

const at = (day: number, value: number) => ({
  at: `2026-09-${String(day).padStart(2, '0')}T10:00:00Z`,
  value,
});

describe('a goal that is followed by figures', () => {
  it('R25: starts with the last figure before it came into the plan, and is judged by the questionnaire', () => {
    const goal = measuredGoal(
      'PCL-5',
      28,
      [at(1, 60), at(5, 52), at(12, 44), at(20, 36)],
      '2026-09-07T00:00:00Z',
    );
    expect(goal).toMatchObject({ start: 52, now: 36, target: 28, change: 'IMPROVED' });
    expect(goal?.towards).toBeCloseTo(16 / 24);
    expect(goal?.figures.map(({ value }) => value)).toEqual([52, 44, 36]);
    expect(goal?.sentence).toMatch(/52 at the start, 36 now; the target is 28\. Better .* more than chance/);
    expect(goal?.plain).not.toMatch(/PCL|chance|reliable/);
  });

  it('takes the first figure there is where none is older, and says when there is nothing to compare', () => {
    expect(measuredGoal('PHQ-9', null, [at(10, 12), at(20, 11)], '2026-09-01T00:00:00Z')).toMatchObject({
      start: 12,
      now: 11,
      change: 'NO_RELIABLE_CHANGE',
      towards: null,
    });
    expect(measuredGoal('PHQ-9', 4, [], '2026-09-01T00:00:00Z')).toMatchObject({
      now: null,
      change: 'TOO_FEW',
    });
    expect(measuredGoal('PHQ-9', 4, [at(2, 9)], '2026-09-01T00:00:00Z')).toMatchObject({
      now: 9,
      change: 'TOO_FEW',
    });
    expect(measuredGoal('ISI', 7, [at(2, 9)], '2026-09-01T00:00:00Z')).toBeNull();
  });

  it('compares check-ins with the person’s own, week by week, and knows no reliable change but for pain', () => {
    const days = [at(7, 5), at(8, 6), at(14, 7), at(16, 8)];
    const weeks = weeklyMeans(days, 'Europe/London');
    expect(weeks.map(({ value }) => value)).toEqual([5.5, 7.5]);
    expect(measuredGoal('SLEEP_HOURS', 7, weeks, '2026-09-08T12:00:00Z')).toMatchObject({
      start: 5.5,
      now: 7.5,
      change: 'NO_RELIABLE_CHANGE',
      towards: 1,
    });
    expect(measuredGoal('SLEEP_HOURS', 7, weeks, '2026-09-08T12:00:00Z')?.sentence).toMatch(
      /Nobody has published/,
    );
    expect(measuredGoal('PAIN', 2, [at(1, 6), at(20, 4)], '2026-09-01T12:00:00Z')?.change).toBe('IMPROVED');
    expect(measuredGoal('PAIN', 2, [at(1, 4), at(20, 6)], '2026-09-01T12:00:00Z')?.change).toBe('WORSE');
  });

  it('counts described steps', () => {
    expect(stepsInWords([])).toBeNull();
    expect(stepsInWords([{ reachedOn: '2026-09-01' }, { reachedOn: null }])).toBe('1 of 2 steps reached');
  });
});
