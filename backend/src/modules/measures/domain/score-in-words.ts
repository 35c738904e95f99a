import {
  changeInWords,
  changeSince,
  type Instrument as Questionnaire,
  instrumentOf,
  type MeasureChange,
} from '@attune/shared';
import type { MeasureScoreRow } from '../data/measures.read.ts';

/** The questionnaire of a score. */
export function questionnaire({ code }: Pick<MeasureScoreRow, 'code'>): Questionnaire {
  const found = instrumentOf(code);
  if (!found) {
    throw new Error('An answer to a questionnaire that does not ship.');
  }
  return found;
}

type Compared = Pick<MeasureScoreRow, 'code' | 'value' | 'baseline' | 'last'>;

/** How a score moved since the first answers, and since those before. */
export function changesOf(score: Compared): { readonly start: MeasureChange; readonly last: MeasureChange } {
  const of = questionnaire(score);
  return {
    start: changeSince(of, score.baseline, score.value),
    last: changeSince(of, score.last, score.value),
  };
}

/** What stands beside the number, a sentence each: what it says, and how it moved; never why. */
export function scoreInWords(score: Compared): string[] {
  const { value, baseline, last } = score;
  const of = questionnaire(score);
  const noted = of.noted && value >= of.noted.from ? [of.noted.sentence] : [];
  return [
    ...noted,
    changeInWords(of, baseline, value, 'START'),
    ...(last === null ? [] : [changeInWords(of, last, value, 'LAST')]),
  ];
}
