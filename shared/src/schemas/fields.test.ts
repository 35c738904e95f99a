import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instant } from './fields.ts';

const read = (value: string) => instant().safeParse(value);

describe('an instant', () => {
  it('is taken with its offset, and given in UTC', () => {
    expect(read('2026-03-29T01:30:00.000Z').data).toBe('2026-03-29T01:30:00.000Z');
    expect(read('2026-03-29T02:30:00+01:00').data).toBe('2026-03-29T01:30:00.000Z');
    expect(read('2028-02-29T10:00Z').data).toBe('2028-02-29T10:00:00.000Z');
  });

  it('is refused without an offset, on a day that there is not, and outside this century', () => {
    for (const wrong of [
      '',
      'tomorrow',
      '2026-03-29T01:30:00',
      '2026-03-29',
      '2026-02-30T10:00:00.000Z',
      '2027-02-29T10:00:00.000Z',
      '2026-13-01T10:00:00.000Z',
      '2026-01-01T25:00:00.000Z',
      '1999-12-31T23:59:59.999Z',
      '2100-01-01T00:00:00.000Z',
      '+012026-01-01T00:00:00.000Z',
    ]) {
      expect([wrong, read(wrong).success]).toEqual([wrong, false]);
    }
  });

  it('is taken whenever it is of this century, just as it was written', () => {
    const of = { min: new Date('2000-01-01T00:00:00.000Z'), max: new Date('2099-12-31T23:59:59.999Z') };
    fc.assert(
      fc.property(fc.date({ ...of, noInvalidDate: true }), (at) => {
        expect(read(at.toISOString()).data).toBe(at.toISOString());
      }),
    );
  });
});
