import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeInWords, changeSince } from './change.ts';
import type { Instrument } from './instrument.ts';
import { INSTRUMENTS } from './instruments.ts';
import { greatestTotal, type ItemAnswers, scoreAnswers } from './score.ts';

const anyInstrument = fc.constantFrom(...INSTRUMENTS);
const anyAnswers = (instrument: Instrument) =>
  fc.tuple(...instrument.items.map(() => fc.integer({ min: 0, max: instrument.choices.length - 1 })));
const anyAnswered = anyInstrument.chain((instrument) =>
  anyAnswers(instrument).map((answers) => ({ instrument, answers })),
);
const totalOf = (instrument: Instrument, answers: ItemAnswers) => {
  const scored = scoreAnswers(instrument, answers);
  return scored.ok ? scored.score.total : null;
};

describe('scoring, for whatever is answered', () => {
  it('stays within 0 and the greatest total, and parts add up to it', () => {
    fc.assert(
      fc.property(anyAnswered, ({ instrument, answers }) => {
        const scored = scoreAnswers(instrument, answers);
        if (!scored.ok) throw new Error('refused');
        const { total, band, parts } = scored.score;
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(greatestTotal(instrument));
        expect(band === null).toBe(instrument.bands.length === 0);
        expect(parts.length === 0 || parts.reduce((sum, part) => sum + part.sum, 0) === total).toBe(true);
      }),
    );
  });

  it('a higher answer never lowers the total', () => {
    fc.assert(
      fc.property(anyAnswered, fc.nat(), ({ instrument, answers }, at) => {
        const index = at % answers.length;
        const higher = answers.map((answer, one) =>
          one === index ? Math.min(answer + 1, instrument.choices.length - 1) : answer,
        );
        expect(totalOf(instrument, higher)).toBeGreaterThanOrEqual(totalOf(instrument, answers) ?? 0);
      }),
    );
  });

  it('what is left out is refused, or keeps the total within its bounds; item 9 always has its own answer', () => {
    const anyHoley = anyInstrument.chain((instrument) =>
      fc
        .array(fc.option(fc.integer({ min: -1, max: instrument.choices.length })), { maxLength: 22 })
        .map((answers) => ({ instrument, answers })),
    );
    fc.assert(
      fc.property(anyHoley, ({ instrument, answers }) => {
        const scored = scoreAnswers(instrument, answers);
        if (!scored.ok) {
          expect(scored.problems.length).toBeGreaterThan(0);
          return;
        }
        expect(scored.score.replaced.length).toBeLessThanOrEqual(instrument.mayMiss);
        expect(scored.score.total).toBeLessThanOrEqual(greatestTotal(instrument));
        instrument.items.forEach(({ safety }, index) => {
          if (safety) expect(answers[index]).not.toBeNull();
        });
      }),
    );
  });

  it('change is the mirror of itself, and never says why', () => {
    fc.assert(
      fc.property(anyInstrument, fc.nat({ max: 80 }), fc.nat({ max: 80 }), (instrument, one, other) => {
        const there = changeSince(instrument, one, other);
        const back = changeSince(instrument, other, one);
        expect(there === 'IMPROVED').toBe(back === 'WORSE');
        for (const against of ['START', 'LAST'] as const) {
          expect(changeInWords(instrument, one, other, against)).not.toMatch(
            /because|due to|caused|thanks to/i,
          );
        }
      }),
    );
  });
});
