import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { likingOf, type PreferredTime, preferredTimeWords } from './preferred-times.ts';
import { type Rankable, type RankingFacts, SlotRanking, SLOT_WEIGHTS, spreadSlots } from './slot-ranking.ts';
import { zoneClock } from './zone-clock.ts';

const LONDON = zoneClock('Europe/London');
const MINUTE = 60_000;
const at = (start: string, minutes = 60) => {
  const from = Date.parse(start);
  return { from, to: from + minutes * MINUTE };
};
const RANGE = { from: Date.parse('2026-07-06T00:00Z'), to: Date.parse('2026-08-03T00:00Z') };
const ranking = (some: Partial<RankingFacts> = {}) =>
  new SlotRanking({
    clock: LONDON,
    range: RANGE,
    preferred: [],
    rhythm: null,
    lastWith: null,
    forClient: true,
    ...some,
  });
const slot = (start: string, some: Partial<Rankable> = {}): Rankable => ({
  practitionerId: 'ines',
  practitionerName: 'Ines Okafor',
  time: at(start),
  softUnmet: 0,
  ...some,
});
const THURSDAYS: PreferredTime = { weekday: 4, from: '12:00', to: '17:00', avoid: false };

describe('preferred times', () => {
  // July: London is an hour ahead of UTC, and the clock on the wall counts (R22).
  it('suit a session that lies within them, and spoil one that touches what is avoided', () => {
    expect(likingOf([THURSDAYS], at('2026-07-09T11:00Z'), LONDON)).toBe('PREFERRED');
    expect(likingOf([THURSDAYS], at('2026-07-09T10:45Z'), LONDON)).toBeNull();
    expect(likingOf([THURSDAYS], at('2026-07-09T15:30Z'), LONDON)).toBeNull();
    expect(likingOf([THURSDAYS], at('2026-07-10T12:00Z'), LONDON)).toBeNull();
    const never: PreferredTime = { weekday: null, from: '08:00', to: '10:00', avoid: true };
    expect(likingOf([THURSDAYS, never], at('2026-07-10T08:30Z'), LONDON)).toBe('AVOIDED');
    expect(likingOf([never], at('2026-07-10T09:00Z'), LONDON)).toBeNull();
  });

  it('are said in words', () => {
    expect(preferredTimeWords(THURSDAYS)).toBe('Thursdays, afternoon (12:00–17:00)');
    expect(preferredTimeWords({ weekday: null, from: '09:15', to: '10:45', avoid: true })).toBe(
      'Every day, 09:15–10:45',
    );
  });
});

describe('the ranking of free times', () => {
  it('counts its parts together as one', () => {
    expect(Object.values(SLOT_WEIGHTS).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
  });

  it('lets the parts decide in their order, and the earlier time between equals', () => {
    const all = ranking({
      preferred: [THURSDAYS],
      rhythm: { everyWeeks: 2, days: [LONDON.dayOf(Date.parse('2026-06-25T12:00Z'))], tells: true },
      lastWith: 'ines',
    });
    const best = slot('2026-07-09T12:00Z');
    const offRhythm = slot('2026-07-16T12:00Z');
    const stranger = slot('2026-07-09T12:00Z', { practitionerId: 'ben' });
    const notPreferred = slot('2026-07-10T12:00Z');
    const avoided = ranking({ preferred: [{ ...THURSDAYS, avoid: true }] });
    expect(all.score(best)).toBeGreaterThan(all.score(stranger));
    expect(all.score(best)).toBeGreaterThan(all.score(offRhythm));
    expect(all.score(best)).toBeGreaterThan(all.score(notPreferred));
    expect(avoided.score(best)).toBeLessThan(avoided.score(slot('2026-07-31T12:00Z')));
    expect(ranking().score(slot('2026-07-09T12:00Z'))).toBeGreaterThan(
      ranking().score(slot('2026-07-09T12:15Z')),
    );
  });

  it('puts fewer unmet wishes of the plan first, and stays between 0 and 1', () => {
    const any = fc.record({
      unmet: fc.integer({ min: 0, max: 6 }),
      minutes: fc.integer({ min: 0, max: 28 * 24 * 60 }),
      known: fc.boolean(),
    });
    const facts = ranking({
      preferred: [THURSDAYS],
      rhythm: { everyWeeks: 3, days: [LONDON.dayOf(RANGE.from) - 9], tells: true },
      lastWith: 'ines',
    });
    const of = ({ unmet, minutes, known }: { unmet: number; minutes: number; known: boolean }) =>
      slot(new Date(RANGE.from + minutes * MINUTE).toISOString(), {
        softUnmet: unmet,
        practitionerId: known ? 'ines' : 'ben',
      });
    fc.assert(
      fc.property(any, any, (one, other) => {
        const [first, second] = [facts.score(of(one)), facts.score(of(other))];
        expect(Math.min(first, second)).toBeGreaterThan(0);
        expect(Math.max(first, second)).toBeLessThanOrEqual(1);
        if (one.unmet < other.unmet) {
          expect(first).toBeGreaterThanOrEqual(second);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('R23: says why in short sentences, and nothing that the reader may not know', () => {
    const days = [LONDON.dayOf(Date.parse('2026-06-25T12:00Z'))];
    const facts: Partial<RankingFacts> = {
      preferred: [THURSDAYS],
      rhythm: { everyWeeks: 2, days, tells: true },
      lastWith: 'ines',
    };
    const sentences = (some: Partial<RankingFacts>) =>
      ranking({ ...facts, ...some })
        .reasons(slot('2026-07-09T12:00Z'))
        .map((one) => one.sentence);
    expect(sentences({})).toEqual([
      'One of the times you prefer.',
      'Keeps two weeks between sessions.',
      'With Ines Okafor, as last time.',
    ]);
    expect(
      sentences({ forClient: false, rhythm: { everyWeeks: 2, days, tells: false }, lastWith: null }),
    ).toEqual(['One of the times the client prefers.']);
    expect(ranking().reasons(slot('2026-07-09T12:00Z'))).toEqual([]);
  });
});

describe('spreading', () => {
  const quarters = (day: string, from: number, count: number) =>
    Array.from(
      { length: count },
      (_, index) => Date.parse(`${day}T00:00Z`) + (from * 60 + index * 15) * MINUTE,
    );
  const two = [...quarters('2026-07-06', 8, 20), ...quarters('2026-07-07', 8, 20)].map((start) => ({
    start,
    unmet: 0,
  }));
  const spread = (most: number) => spreadSlots(two, most, LONDON).map((one) => one.start);

  it('gives a few of each day, well apart, before more of the same', () => {
    expect(spread(4).map((one) => new Date(one).toISOString().slice(5, 16))).toEqual([
      '07-06T08:00',
      '07-06T09:30',
      '07-07T08:00',
      '07-07T09:30',
    ]);
  });

  it('gives what leaves fewer wishes unmet first', () => {
    const mixed = two.map((one, index) => ({ ...one, unmet: index < 20 ? 1 : 0 }));
    const unmet = spreadSlots(mixed, 6, LONDON).map((one) => one.unmet);
    expect(unmet).toEqual([...unmet].sort());
    expect(unmet.slice(0, 2)).toEqual([0, 0]);
  });

  it('leaves nothing out when everything is asked for, and gives nothing twice', () => {
    expect([...spread(100)].sort()).toEqual(two.map((one) => one.start).sort());
    expect(spread(17)).toHaveLength(17);
    expect(new Set(spread(17)).size).toBe(17);
  });
});
