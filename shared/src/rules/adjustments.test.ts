import { describe, expect, it } from '@jest/globals';
import { adjustmentSentences, rebased, restsOnWords, sameValues, valuesOf } from './adjustments.ts';

const FROM = { modality: 'MYOFASCIAL', minutes: 60, everyWeeks: 1, maxPressure: 3 };

describe('a change of an activity', () => {
  it('says from and to, a sentence for each thing that changes', () => {
    const to = { modality: 'RESTORATIVE', minutes: 45, everyWeeks: 3, maxPressure: null };
    expect(adjustmentSentences(FROM, to)).toEqual([
      'Trauma-informed restorative instead of myofascial release.',
      'Every 3 weeks instead of every week.',
      '45 minutes instead of 60.',
      'Pressure up to what the client allows instead of 3.',
    ]);
    expect(adjustmentSentences(FROM, FROM)).toEqual([]);
    expect(adjustmentSentences({ ...FROM, modality: 'EMDR' }, FROM)[0]).toMatch(/instead of EMDR/);
  });

  it('goes on top of what the activity has become: only what it is about changes', () => {
    const now = { ...FROM, minutes: 90, everyWeeks: 2, reason: 'Kept.' };
    const on = rebased(now, FROM, { ...FROM, minutes: 45 });
    expect(on).toEqual({ ...now, minutes: 45 });
    expect(sameValues(on, { ...FROM, minutes: 45, everyWeeks: 2 })).toBe(true);
    expect(sameValues(on, now)).toBe(false);
    expect(valuesOf(on)).toEqual({ modality: 'MYOFASCIAL', minutes: 45, everyWeeks: 2, maxPressure: 3 });
  });

  it('R10: says on how many responses it rests, and how many are not shared with the reader', () => {
    expect(restsOnWords(4, 4)).toBe('Rests on four session responses.');
    expect(restsOnWords(4, 0)).toBe('Rests on four session responses, not shared with you.');
    expect(restsOnWords(4, 3)).toBe('Rests on four session responses; one not shared with you.');
    expect(restsOnWords(1, 1)).toBe('Rests on one session response.');
    expect(restsOnWords(12, 0)).toMatch(/^Rests on 12/);
  });
});
