import { describe, expect, it } from '@jest/globals';
import { missedMeasureHits, silentSince, type WatchedMeasure } from './missed-measures.ts';
import { flagRuleSettings } from './settings.ts';

const USUAL = flagRuleSettings([]);
const ZONE = 'Europe/London';
const weekly = (name: string, over: Partial<WatchedMeasure['heard']> = {}): WatchedMeasure => ({
  name,
  assigned: {
    rhythm: 'EVERY_WEEKS',
    everyWeeks: 1,
    weekday: 1,
    clock: '09:00',
    discipline: null,
    startsOn: '2026-03-02',
    endsOn: null,
    assignedAt: '2026-03-02T08:00:00Z',
    endedAt: null,
  },
  heard: { sessions: [], answeredAt: [], skipped: [], lastSkippedAt: null, ...over },
});
const hits = (watched: readonly WatchedMeasure[], now: string, settings = USUAL) =>
  missedMeasureHits(watched, settings, { now: Date.parse(now), timeZone: ZONE });

describe('questionnaires of the plan that do not come', () => {
  it('R20: two running are a NOTICE, once for each silence however long it lasts', () => {
    expect(hits([weekly('PCL-5')], '2026-03-15T00:00:00Z')).toEqual([]);
    const [first] = hits([weekly('PCL-5')], '2026-03-17T00:00:00Z');
    expect(first).toEqual({
      rules: ['MEASURES_MISSED'],
      level: 'NOTICE',
      reason: 'PCL-5 was asked for and missed 2 times running.',
      causeKey: 'measures-missed:2026-03-02',
    });
    expect(hits([weekly('PCL-5')], '2026-05-17T00:00:00Z')[0]?.causeKey).toBe(first?.causeKey);
  });

  it('an answer ends the silence, and so does "not today"; the next silence is another cause', () => {
    const answered = weekly('PCL-5', { answeredAt: ['2026-03-10T12:00:00Z'] });
    expect(silentSince(answered)).toBe(Date.parse('2026-03-10T12:00:00Z'));
    expect(hits([answered], '2026-03-24T00:00:00Z')).toEqual([]);
    expect(hits([answered], '2026-03-31T00:00:00Z')[0]?.causeKey).toBe('measures-missed:2026-03-10');
    const skipped = weekly('PCL-5', { skipped: ['DAY:2026-03-09'], lastSkippedAt: '2026-03-12T12:00:00Z' });
    expect(hits([skipped], '2026-03-24T00:00:00Z')).toEqual([]);
  });

  it('is counted for each by itself; silences that began on one day are one cause', () => {
    const both = hits([weekly('PCL-5'), weekly('PHQ-4')], '2026-03-17T00:00:00Z');
    expect(both.map(({ reason }) => reason)).toEqual([
      'PCL-5 was asked for and missed 2 times running. PHQ-4 was asked for and missed 2 times running.',
    ]);
    const one = hits(
      [weekly('PCL-5'), weekly('PHQ-4', { answeredAt: ['2026-03-10T12:00:00Z'] })],
      '2026-03-17T00:00:00Z',
    );
    expect(one.map(({ reason }) => reason)).toEqual(['PCL-5 was asked for and missed 2 times running.']);
  });

  it('can be switched off, and asks for as many as the practice says', () => {
    const off = flagRuleSettings([{ code: 'MEASURES_MISSED', threshold: 2, level: 'NOTICE', on: false }]);
    expect(hits([weekly('PCL-5')], '2026-03-31T00:00:00Z', off)).toEqual([]);
    const one = flagRuleSettings([{ code: 'MEASURES_MISSED', threshold: 1, level: 'CONCERN', on: true }]);
    expect(hits([weekly('PCL-5')], '2026-03-10T00:00:00Z', one)[0]).toMatchObject({
      level: 'CONCERN',
      reason: 'PCL-5 was asked for and missed once.',
    });
  });
});
