import { describe, expect, it } from '@jest/globals';
import type { InstrumentCode } from './instrument.ts';
import { INSTRUMENTS, instrumentOf } from './instruments.ts';
import { greatestTotal, highestSafety, type ItemAnswers, type Score, scoreAnswers } from './score.ts';

const the = (code: InstrumentCode) => {
  const found = instrumentOf(code);
  if (!found) throw new Error(code);
  return found;
};
const scored = (code: InstrumentCode, answers: ItemAnswers): Score => {
  const result = scoreAnswers(the(code), answers);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.score;
};
const problems = (code: InstrumentCode, answers: ItemAnswers) => {
  const result = scoreAnswers(the(code), answers);
  return result.ok ? null : result.problems.map(({ path }) => path);
};
/** Answers that add up to a total, the first items highest. */
const adding = (code: InstrumentCode, total: number): number[] => {
  const { items, choices } = the(code);
  const most = choices.length - 1;
  let left = total;
  return items.map(() => {
    const answer = Math.min(most, left);
    left -= answer;
    return answer;
  });
};

describe('the questionnaires', () => {
  it('ask what was published: so many items, choices from 0, one safety item, licences and sources', () => {
    const shape = INSTRUMENTS.map((one) => [
      one.code,
      one.items.length,
      one.choices.length,
      greatestTotal(one),
    ]);
    expect(shape).toEqual([
      ['PHQ-9', 9, 4, 27],
      ['GAD-7', 7, 4, 21],
      ['PCL-5', 20, 5, 80],
      ['PHQ-4', 4, 4, 12],
      ['PHQ-8', 8, 4, 24],
      ['PHQ-2', 2, 4, 6],
    ]);
    for (const one of INSTRUMENTS) {
      expect(one.choices.map(({ value }) => value)).toEqual(one.choices.map((_, index) => index));
      expect(one.choices[0]?.label).toBe('Not at all');
      expect(one.licence.length).toBeGreaterThan(40);
      expect(one.change === null || one.change.sources.length > 0).toBe(true);
    }
    expect(INSTRUMENTS.flatMap(({ items }) => items.filter(({ safety }) => safety))).toEqual([
      expect.objectContaining({ text: expect.stringContaining('better off dead'), loinc: '44260-8' }),
    ]);
    expect(the('PHQ-9').items.map(({ loinc }) => loinc)).toEqual(
      '44250-9 44255-8 44259-0 44254-1 44251-7 44258-2 44252-5 44253-3 44260-8'.split(' '),
    );
    expect(the('GAD-7').items.map(({ loinc }) => loinc)).toEqual(
      '69725-0 68509-9 69733-4 69734-2 69735-9 69689-8 69736-7'.split(' '),
    );
    expect([the('PCL-5').loinc, the('PHQ-4').loinc]).toEqual([undefined, undefined]);
  });

  it.each<[InstrumentCode, string]>([
    [
      'PHQ-9',
      '0 minimal, 4 minimal, 5 mild, 9 mild, 10 moderate, 14 moderate, 15 moderately severe, 19 moderately severe, 20 severe, 27 severe',
    ],
    ['GAD-7', '0 minimal, 4 minimal, 5 mild, 9 mild, 10 moderate, 14 moderate, 15 severe, 21 severe'],
    ['PHQ-4', '0 minimal, 2 minimal, 3 mild, 5 mild, 6 moderate, 8 moderate, 9 severe, 12 severe'],
  ])('%s: every edge of its bands', (code, edges) => {
    const seen = edges.split(', ').map((edge) => {
      const { total, band } = scored(code, adding(code, Number.parseInt(edge, 10)));
      return `${total} ${band}`;
    });
    expect(seen.join(', ')).toBe(edges);
  });

  it('PCL-5 has no band; from 31 on it says that a full assessment is merited', () => {
    expect(scored('PCL-5', adding('PCL-5', 30))).toMatchObject({ total: 30, band: null, noted: null });
    for (const total of [31, 33, 80]) {
      expect(scored('PCL-5', adding('PCL-5', total))).toMatchObject({
        band: null,
        noted: expect.stringContaining('merits a full assessment'),
      });
    }
  });

  it('PCL-5: clusters B 1–5, C 6–7, D 8–14, E 15–20, and the pattern of answers of 2 or more', () => {
    const one = Array.from({ length: 20 }, () => 1);
    expect(scored('PCL-5', one).parts.map(({ code, sum, greatest }) => [code, sum, greatest])).toEqual([
      ['B', 5, 20],
      ['C', 2, 8],
      ['D', 7, 28],
      ['E', 6, 24],
    ]);
    const present = (...items: number[]) => one.map((_, index) => (items.includes(index + 1) ? 2 : 0));
    expect(scored('PCL-5', present(1, 6, 8, 14, 15, 20)).pattern).toBe(true);
    for (const left of [1, 6, 8, 14, 15, 20]) {
      expect(scored('PCL-5', present(...[1, 6, 8, 14, 15, 20].filter((item) => item !== left))).pattern).toBe(
        false,
      );
    }
    expect(
      scored(
        'PCL-5',
        one.map(() => 1),
      ).pattern,
    ).toBe(false);
    expect(scored('PHQ-9', adding('PHQ-9', 9)).pattern).toBeNull();
  });

  it('PCL-5 item 16 of 2 or more asks for a follow-up', () => {
    const with16 = (answer: number) => Array.from({ length: 20 }, (_, index) => (index === 15 ? answer : 0));
    expect(scored('PCL-5', with16(1)).followUp).toEqual([]);
    expect(scored('PCL-5', with16(2)).followUp).toEqual([16]);
  });

  it('PHQ-8 and PHQ-2 have a published cut and no bands, ask nothing of self-harm, and claim no reliable change', () => {
    expect(the('PHQ-8').items.map(({ text }) => text)).toEqual(
      the('PHQ-9')
        .items.slice(0, 8)
        .map(({ text }) => text),
    );
    expect(the('PHQ-2').items).toEqual(the('PHQ-9').items.slice(0, 2));
    for (const [code, cut] of [
      ['PHQ-8', 10],
      ['PHQ-2', 3],
    ] as const) {
      expect(scored(code, adding(code, cut - 1))).toMatchObject({
        total: cut - 1,
        band: null,
        noted: null,
        safety: 0,
      });
      expect(scored(code, adding(code, cut))).toMatchObject({
        band: null,
        noted: expect.stringContaining(String(cut)),
      });
      expect(the(code).items.some(({ safety }) => safety)).toBe(false);
      expect(the(code).change).toBeNull();
    }
  });

  it('PHQ-4: each half of 3 or more is positive', () => {
    const halves = (answers: number[]) => scored('PHQ-4', answers).parts.map(({ positive }) => positive);
    expect(halves([1, 1, 2, 1])).toEqual([false, true]);
    expect(halves([2, 1, 1, 1])).toEqual([true, false]);
  });
});

describe('what is left out', () => {
  it('PHQ-9: up to two items are replaced by the mean of the rest, and said to be', () => {
    expect(scored('PHQ-9', [null, 2, 2, 2, 2, 2, 2, 2, 2])).toMatchObject({ total: 18, replaced: [1] });
    expect(scored('PHQ-9', [null, null, 1, 1, 1, 1, 1, 0, 0])).toMatchObject({ total: 6, replaced: [1, 2] });
    expect(problems('PHQ-9', [null, null, null, 1, 1, 1, 1, 1, 0])).toEqual([
      'answers.0',
      'answers.1',
      'answers.2',
    ]);
  });

  it('PHQ-9: item 9 is never replaced', () => {
    expect(problems('PHQ-9', [3, 3, 3, 3, 3, 3, 3, 3, null])).toEqual(['answers.8']);
    expect(problems('PHQ-9', [null, 3, 3, 3, 3, 3, 3, 3, null])).toEqual(['answers.8']);
  });

  it.each<InstrumentCode>(['GAD-7', 'PCL-5', 'PHQ-4'])('%s: nothing may be left out', (code) => {
    the(code).items.forEach((_, index) => {
      const answers = adding(code, 0).map((answer, at) => (at === index ? null : answer));
      expect(problems(code, answers)).toEqual([`answers.${index}`]);
    });
  });

  it('the difficulty that the PHQ-9 asks about may be left out and is not scored', () => {
    expect(scored('PHQ-9', [...adding('PHQ-9', 10), 3]).total).toBe(10);
    expect(scored('PHQ-9', [...adding('PHQ-9', 10), null]).total).toBe(10);
    expect(problems('PHQ-9', [...adding('PHQ-9', 10), 4])).toEqual(['answers.9']);
  });

  it('too few, too many and unknown answers are refused by name', () => {
    expect(problems('GAD-7', [0, 0])).toEqual(['answers']);
    expect(
      problems(
        'GAD-7',
        Array.from({ length: 8 }, () => 0),
      ),
    ).toEqual(['answers']);
    expect(problems('GAD-7', [4, 0, -1, 0, 0.5, 0, Number.NaN])).toEqual([
      'answers.0',
      'answers.2',
      'answers.4',
      'answers.6',
    ]);
  });

  it('the safety item is known before the rest is answered', () => {
    expect(highestSafety(the('PHQ-9'), [])).toBe(0);
    expect(highestSafety(the('PHQ-9'), [3, 3, null, null, null, null, null, null, 1])).toBe(1);
    expect(highestSafety(the('GAD-7'), [3, 3, 3, 3, 3, 3, 3])).toBe(0);
  });
});
