import { type Instrument, type InstrumentChoice, type ItemAnswers, scoreAnswers } from '@attune/shared';

interface Kept {
  readonly items: ItemAnswers;
  readonly unscored: number | null;
}

/** Answers as a psychotherapist, or the client, reads them: in words, with what they add up to part by part. */
export function itemAnswersOf(instrument: Instrument, { items, unscored }: Kept) {
  const scored = scoreAnswers(instrument, items);
  if (!scored.ok) {
    throw new Error('Answers are kept that cannot be scored.');
  }
  const { parts, pattern, replaced, followUp } = scored.score;
  const asked = instrument.unscored;
  return {
    items: instrument.items.map(({ text }, index) => ({
      number: index + 1,
      question: text,
      ...inWords(instrument.choices, items[index] ?? null),
      followUp: followUp.includes(index + 1),
    })),
    unscored:
      asked && unscored !== null
        ? {
            number: items.length + 1,
            question: asked.text,
            ...inWords(asked.choices, unscored),
            followUp: false,
          }
        : null,
    parts,
    pattern,
    replaced,
  };
}

function inWords(choices: readonly InstrumentChoice[], value: number | null) {
  return { value, answer: choices.find((choice) => choice.value === value)?.label ?? null };
}
