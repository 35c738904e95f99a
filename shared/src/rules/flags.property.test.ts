import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { departureAsksForFlag } from './flags.ts';

const scale = fc.integer({ min: 0, max: 10 });

/**
 * R15 said a second time, as the rule stands in the design and not as the code has it: on leaving three
 * or more above arrival, or eight or more, or not settled.
 */
function asksByTheBook(arrival: number, departure: number, settled: boolean): boolean {
  const worse = [
    arrival + 3,
    arrival + 4,
    arrival + 5,
    arrival + 6,
    arrival + 7,
    arrival + 8,
    arrival + 9,
    arrival + 10,
  ];
  return !settled || worse.includes(departure) || [8, 9, 10].includes(departure);
}

const asks = (arrival: number, departure: number, settled: boolean) =>
  departureAsksForFlag({ distress: arrival }, { distress: departure }, settled);

describe('R15, for any arrival and departure', () => {
  it('a departure asks for a flag exactly where the rule says so, in all 242 cases', () => {
    for (let arrival = 0; arrival <= 10; arrival += 1) {
      for (let departure = 0; departure <= 10; departure += 1) {
        for (const settled of [true, false]) {
          expect([arrival, departure, settled, asks(arrival, departure, settled) !== null]).toEqual([
            arrival,
            departure,
            settled,
            asksByTheBook(arrival, departure, settled),
          ]);
        }
      }
    }
  });

  it('nothing else of the scales asks for one, or takes it back', () => {
    const others = fc.record({
      arousal: fc.integer({ min: -2, max: 2 }),
      pain: scale,
      tension: scale,
    });
    fc.assert(
      fc.property(scale, scale, fc.boolean(), others, others, (before, after, settled, one, other) => {
        expect(
          departureAsksForFlag({ distress: before, ...one }, { distress: after, ...other }, settled),
        ).toBe(asks(before, after, settled));
      }),
    );
  });

  it('who leaves worse, or from a better arrival, or unsettled, is never asked for less', () => {
    fc.assert(
      fc.property(scale, scale, fc.boolean(), scale, (arrival, departure, settled, by) => {
        if (asks(arrival, departure, settled) === null) return;
        expect(asks(arrival, Math.min(10, departure + by), settled)).not.toBeNull();
        expect(asks(Math.max(0, arrival - by), departure, settled)).not.toBeNull();
        expect(asks(arrival, departure, false)).not.toBeNull();
      }),
    );
  });

  it('gives its reason with the figures that were seen', () => {
    fc.assert(
      fc.property(scale, scale, fc.boolean(), (arrival, departure, settled) => {
        const sentence = asks(arrival, departure, settled);
        if (departure - arrival >= 3) expect(sentence).toContain(`from ${arrival} to ${departure}`);
        else if (departure >= 8) expect(sentence).toContain(`was ${departure}`);
        else if (sentence !== null) expect(sentence).toContain('not settled');
      }),
    );
  });
});
