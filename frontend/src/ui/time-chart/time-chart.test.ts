import { describe, expect, it } from '@jest/globals';
import type { ChartTrack } from './chart-types.ts';
import { wrapped } from './picture.ts';
import { timeTicks } from './ticks.ts';
import { DAY_MS, panned, SHORTEST_VIEW, showing, within, zoomed } from './view.ts';
import { step, stopsOf } from './walk.ts';

const LIMITS = { from: 0, to: 400 * DAY_MS };

describe('the part of the time that is shown', () => {
  it('stays within the limits, and no shorter than a week, whatever is done', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      let view = { from: 300 * DAY_MS, to: 384 * DAY_MS };
      for (let count = 0; count < 12; count += 1) {
        const drawn = Math.abs(Math.sin(seed * 12.9898 + count * 78.233));
        view = zoomed(panned(view, LIMITS, drawn * 6 - 3), LIMITS, 0.01 + drawn ** 4 * 30, view.from);
        expect(view.from).toBeGreaterThanOrEqual(LIMITS.from);
        expect(view.to).toBeLessThanOrEqual(LIMITS.to + 1);
        expect(view.to - view.from).toBeGreaterThanOrEqual(SHORTEST_VIEW - 1);
      }
    }
  });

  it('zooms about an instant, and moves no further than it takes to show one', () => {
    const view = { from: 100 * DAY_MS, to: 200 * DAY_MS };
    expect(zoomed(view, LIMITS, 0.5, 120 * DAY_MS)).toEqual({ from: 110 * DAY_MS, to: 160 * DAY_MS });
    expect(showing(view, LIMITS, 150 * DAY_MS)).toBe(view);
    expect(showing(view, LIMITS, 90 * DAY_MS)).toEqual({ from: 84 * DAY_MS, to: 184 * DAY_MS });
    expect(within({ from: -10, to: 1 }, { from: 0, to: 5 })).toEqual({ from: 0, to: 5 });
  });
});

describe('the labels of the time axis', () => {
  const labels = (from: string, to: string, width: number) =>
    timeTicks({ from: Date.parse(from), to: Date.parse(to) }, width, 'Europe/London').map(
      ({ label }) => label,
    );

  it('are days, Mondays or months, as many as have room; a new year says so', () => {
    expect(labels('2026-11-02T00:00:00Z', '2026-11-06T00:00:00Z', 700)).toEqual([
      '2 Nov 2026',
      '3 Nov',
      '4 Nov',
      '5 Nov',
      '6 Nov',
    ]);
    expect(labels('2026-11-03T00:00:00Z', '2026-12-15T00:00:00Z', 500)).toEqual([
      '9 Nov 2026',
      '16 Nov',
      '23 Nov',
      '30 Nov',
      '7 Dec',
      '14 Dec',
    ]);
    expect(labels('2025-10-15T00:00:00Z', '2026-03-10T00:00:00Z', 400)).toEqual([
      'Nov 2025',
      'Dec',
      'Jan 2026',
      'Feb',
      'Mar',
    ]);
    expect(labels('2021-11-15T00:00:00Z', '2026-11-10T00:00:00Z', 500)).toEqual([
      'Jan 2022',
      'Jan 2023',
      'Jan 2024',
      'Jan 2025',
      'Jan 2026',
    ]);
  });

  it('stand at the beginnings of days of the zone, also when the clocks change', () => {
    const ticks = timeTicks(
      { from: Date.parse('2026-03-22T00:00:00Z'), to: Date.parse('2026-04-08T00:00:00Z') },
      300,
      'Europe/London',
    );
    expect(ticks.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2026-03-23T00:00:00.000Z',
      '2026-03-29T23:00:00.000Z',
      '2026-04-05T23:00:00.000Z',
    ]);
  });
});

describe('walking by keys', () => {
  const point = (key: string, at: number, value = 1) => ({ key, at, value });
  const tracks: ChartTrack[] = [
    {
      kind: 'LINES',
      key: 'lines',
      name: 'Lines',
      domain: [0, 10],
      ticks: [],
      lines: [
        { key: 'one', name: 'One', tone: 'one', points: [point('a', 10), point('b', 30)] },
        // The same thing with another value: walked to once.
        { key: 'two', name: 'Two', tone: 'two', points: [point('b', 30, 5), point('c', 40)] },
      ],
    },
    { kind: 'MARKS', key: 'nothing', name: 'Nothing', marks: [] },
    {
      kind: 'SPANS',
      key: 'spans',
      name: 'Spans',
      spans: [
        { key: 's', from: 5, to: null, label: '', tone: 'one', look: 'wash' },
        { key: 't', from: 50, to: 60, label: '', tone: 'one', look: 'wash' },
      ],
    },
  ];
  const stops = stopsOf(tracks, 45);
  const go = (from: string | null, ...keys: Parameters<typeof step>[2][]) =>
    keys.reduce<string | null>((key, next) => step(stops, key, next, 35)?.key ?? null, from);

  it('goes in time on a track, from track to track by time, and to both ends', () => {
    expect(go(null, 'ArrowRight')).toBe('b');
    expect(go('a', 'ArrowRight')).toBe('b');
    expect(go('a', 'ArrowRight', 'ArrowRight', 'ArrowRight')).toBe('c');
    expect(go('c', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')).toBe('a');
    expect(go('b', 'Home')).toBe('a');
    expect(go('b', 'End')).toBe('c');
    expect(go('b', 'ArrowDown')).toBe('s');
    expect(go('s', 'ArrowUp')).toBe('a');
    expect(go('t', 'ArrowUp')).toBe('c');
    expect(go('t', 'ArrowDown')).toBe('t');
    expect(go('gone', 'ArrowLeft')).toBe('b');
    expect(step([], null, 'ArrowLeft', 0)).toBeNull();
  });

  it('comes by everything', () => {
    const seen = new Set<string>();
    for (const track of stops) {
      let key: string | null = track[0]?.key ?? null;
      for (let count = 0; count < 5; count += 1) {
        if (key !== null) seen.add(key);
        key = go(key, 'ArrowRight');
      }
    }
    expect([...seen].sort()).toEqual(['a', 'b', 'c', 's', 't']);
  });
});

describe('the legend of a picture', () => {
  it('is broken between words, and loses none', () => {
    expect(wrapped('a change of six points or more', 12)).toEqual(['a change of', 'six points', 'or more']);
    expect(wrapped('reliabilities', 5)).toEqual(['reliabilities']);
  });
});
