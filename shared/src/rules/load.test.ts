import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isHeavy,
  firmLimitsFor,
  laxerThan,
  LoadBook,
  loadLimitsFor,
  type LoadLimits,
  loadFindings,
  type LoadSession,
  loadSums,
  loadVerdict,
  NO_LIMITS,
} from './load.ts';
import { zoneClock } from './zone-clock.ts';

const LONDON = zoneClock('Europe/London');
const session = (start: string, minutes = 60, heavy = false, id?: string): LoadSession => {
  const from = Date.parse(start);
  return { from, to: from + minutes * 60_000, heavy, ...(id === undefined ? {} : { id }) };
};
const limits = (some: Partial<LoadLimits>): LoadLimits => ({ ...NO_LIMITS, ...some });

describe('the load of a practitioner', () => {
  const monday = session('2026-03-02T09:00Z');

  it('knows which sessions are heavy', () => {
    expect(['TRAUMA_PROCESSING', 'BODYWORK_DEEP'].map((one) => isHeavy(one as 'BODYWORK_DEEP'))).toEqual([
      true,
      true,
    ]);
    expect(isHeavy('TALK') || isHeavy('BODYWORK_MODERATE')).toBe(false);
  });

  it('takes so many sessions a day, a week and of the heavy ones, and no more', () => {
    const next = session('2026-03-02T14:00Z');
    expect(loadVerdict(limits({ perDay: 2 }), next, [monday], LONDON)).toEqual([]);
    expect(loadVerdict(limits({ perDay: 1 }), next, [monday], LONDON)).toEqual(['DAY']);
    expect(loadVerdict(limits({ perDay: 1 }), session('2026-03-03T09:00Z'), [monday], LONDON)).toEqual([]);
    expect(loadVerdict(limits({ perWeek: 1 }), session('2026-03-08T09:00Z'), [monday], LONDON)).toEqual([
      'WEEK',
    ]);
    expect(loadVerdict(limits({ perWeek: 1 }), session('2026-03-09T09:00Z'), [monday], LONDON)).toEqual([]);
    const heavy = session('2026-03-02T09:00Z', 90, true);
    expect(loadVerdict(limits({ heavyPerDay: 1 }), next, [heavy], LONDON)).toEqual([]);
    expect(loadVerdict(limits({ heavyPerDay: 1 }), { ...next, heavy: true }, [heavy], LONDON)).toEqual([
      'HEAVY_DAY',
    ]);
  });

  it('keeps a break after a heavy session, whichever of the two is booked later', () => {
    const heavy = session('2026-03-02T09:00Z', 60, true);
    const rule = limits({ breakMinutes: 30 });
    const soon = session('2026-03-02T10:15Z');
    expect(loadVerdict(rule, soon, [heavy], LONDON)).toEqual(['BREAK']);
    expect(loadVerdict(rule, heavy, [soon], LONDON)).toEqual(['BREAK']);
    expect(loadVerdict(rule, session('2026-03-02T10:30Z'), [heavy], LONDON)).toEqual([]);
    expect(loadVerdict(rule, soon, [monday], LONDON)).toEqual([]);
    const late = session('2026-03-02T23:00Z', 60, true);
    expect(loadVerdict(rule, session('2026-03-03T00:15Z'), [late], LONDON)).toEqual(['BREAK']);
  });

  it('does not count the session itself when it is moved', () => {
    const moved = session('2026-03-02T09:00Z', 60, true, 'a');
    expect(
      loadVerdict(
        limits({ perDay: 1, perWeek: 1 }),
        session('2026-03-02T15:00Z', 60, true, 'a'),
        [moved],
        LONDON,
      ),
    ).toEqual([]);
  });

  it('counts local days, also where the clocks change (R22)', () => {
    // 23:30 UTC on 28 March is still the 28th in London; an hour later, on the 29th, summer time begins.
    const evening = session('2026-03-28T23:30Z', 30);
    expect(loadVerdict(limits({ perDay: 1 }), session('2026-03-29T00:30Z', 30), [evening], LONDON)).toEqual(
      [],
    );
    expect(
      loadVerdict(
        limits({ perDay: 1 }),
        session('2026-03-29T22:30Z', 30),
        [session('2026-03-29T00:30Z', 30)],
        LONDON,
      ),
    ).toEqual(['DAY']);
  });

  it('takes the stricter of what somebody and the practice set, each limit by itself', () => {
    expect(loadLimitsFor(limits({ perDay: 4 }), limits({ perDay: 6, perWeek: 24 }))).toEqual(
      limits({ perDay: 4, perWeek: 24 }),
    );
    expect(
      loadLimitsFor(limits({ perDay: 9, breakMinutes: 10 }), limits({ perDay: 6, breakMinutes: 30 })),
    ).toEqual(limits({ perDay: 6, breakMinutes: 30 }));
    expect(loadLimitsFor(null, null)).toEqual(NO_LIMITS);
    const mine = limits({ perDay: 9, heavyPerDay: 1, breakMinutes: 10 });
    expect(laxerThan(mine, limits({ perDay: 6, heavyPerDay: 2, breakMinutes: 30 }))).toEqual([
      'perDay',
      'breakMinutes',
    ]);
  });

  it('LOAD: a wish is never laxer than the practice, refuses nothing, and is said as a wish', () => {
    const number = fc.option(fc.integer({ min: 1, max: 20 }));
    const some = fc.record({ perDay: number, heavyPerDay: number, perWeek: number, breakMinutes: number });
    fc.assert(
      fc.property(some, some, fc.boolean(), (own, practice, firm) => {
        const refuses = firmLimitsFor({ ...own, firm }, practice);
        expect(refuses).toEqual(firm ? loadLimitsFor(own, practice) : practice);
        expect(laxerThan(loadLimitsFor(own, practice), practice)).toEqual([]);
        expect(laxerThan(loadLimitsFor(own, practice), own)).toEqual([]);
      }),
    );
    const said = loadFindings(['DAY', 'BREAK'], 'Ines Okafor', limits({ perDay: 1 }), 'WORDS', ['BREAK']);
    expect(said.map(({ hard, sentence }) => [hard, sentence])).toEqual([
      [false, 'Ines Okafor would rather take on no more that day.'],
      [true, 'Ines Okafor keeps a break at that time.'],
    ]);
  });

  it('R23: says it in words that tell nothing of other people', () => {
    const set = limits({ perDay: 5, heavyPerDay: 2, breakMinutes: 30 });
    const said = loadFindings(['DAY', 'HEAVY_DAY', 'BREAK'], 'Ines Okafor', set, 'WORDS');
    expect(said.map((one) => one.sentence)).toEqual([
      'Ines Okafor has a full day.',
      'Ines Okafor keeps a break at that time.',
    ]);
    expect(said.every((one) => one.hard && !one.satisfied && one.kind === 'LOAD')).toBe(true);
    expect(
      loadFindings(['DAY', 'HEAVY_DAY'], 'Ines Okafor', set, 'NUMBERS').map((one) => one.sentence),
    ).toEqual([
      'Ines Okafor has a full day: at most 5 sessions.',
      'Ines Okafor has a full day: at most 2 of trauma processing or deep bodywork.',
    ]);
  });

  it('counts what is to be booked together: each among the others, whichever is asked about', () => {
    const heavy = session('2026-03-02T12:00Z', 60, true);
    const together = [heavy, session('2026-03-02T15:00Z'), session('2026-03-04T09:00Z')];
    const verdicts = (some: Partial<LoadLimits>) =>
      together.map((one) =>
        new LoadBook(limits(some), [monday], LONDON)
          .with(together.filter((other) => other !== one))
          .verdict(one),
      );
    expect(verdicts({ perDay: 3, perWeek: 4 })).toEqual([[], [], []]);
    expect(verdicts({ perDay: 2 })).toEqual([['DAY'], ['DAY'], []]);
    expect(verdicts({ perWeek: 3 })).toEqual([['WEEK'], ['WEEK'], ['WEEK']]);
    expect(verdicts({ breakMinutes: 180 })).toEqual([['BREAK'], ['BREAK'], []]);
  });

  it('adds up a week', () => {
    const heavy = session('2026-03-02T11:00Z', 60, true);
    expect(loadSums([monday, heavy, session('2026-03-02T12:15Z', 30)], 30)).toEqual({
      sessions: 3,
      heavy: 1,
      minutes: 150,
      breaksCut: 1,
    });
    expect(loadSums([heavy, session('2026-03-02T12:15Z', 30)], null).breaksCut).toBe(0);
  });
});
