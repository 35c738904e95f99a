import type { Instrument } from './instrument.ts';

/** One answer for each item, in order; null where the client would rather not say. */
export type ItemAnswers = readonly (number | null)[];

/** A part's sum, and whether it says something by itself; null where nothing of the kind is published. */
export interface PartScore {
  readonly code: string;
  readonly name: string;
  readonly sum: number;
  readonly greatest: number;
  readonly positive: boolean | null;
}

/** What answers add up to. Facts, and no diagnosis. */
export interface Score {
  readonly total: number;
  readonly band: string | null;
  /** What the total says where there are no bands. */
  readonly noted: string | null;
  readonly parts: readonly PartScore[];
  /** Whether the pattern that asks for a full assessment is there; null where the questionnaire knows none. */
  readonly pattern: boolean | null;
  /** Numbers, from 1, of items that were left out and replaced by the mean of the rest. */
  readonly replaced: readonly number[];
  /** The highest answer to a safety item; 0 where there is none. */
  readonly safety: number;
  /** Numbers, from 1, of items whose answers ask for a follow-up. */
  readonly followUp: readonly number[];
}

export interface AnswerProblem {
  readonly path: string;
  readonly message: string;
}

export type Scored =
  | { readonly ok: true; readonly score: Score }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] };

/** The greatest total that a questionnaire can have. */
export function greatestTotal({ items, choices }: Instrument): number {
  return items.length * greatest(choices);
}

const greatest = (choices: Instrument['choices']) => Math.max(...choices.map(({ value }) => value));

/** Scores answers: the same function for the browser, which knows at once, and the server, whose result counts. */
export function scoreAnswers(instrument: Instrument, answers: ItemAnswers): Scored {
  const problems = problemsOf(instrument, answers);
  if (problems.length > 0) {
    return { ok: false, problems };
  }
  const scored = answers.slice(0, instrument.items.length);
  const given = scored.filter((answer) => answer !== null);
  const total = Math.round((sum(given) * instrument.items.length) / given.length);
  return {
    ok: true,
    score: {
      total,
      band: instrument.bands.findLast(({ from }) => total >= from)?.words ?? null,
      noted: instrument.noted && total >= instrument.noted.from ? instrument.noted.sentence : null,
      parts: partsOf(instrument, scored),
      pattern: patternOf(instrument, scored),
      replaced: scored.flatMap((answer, index) => (answer === null ? [index + 1] : [])),
      safety: highestSafety(instrument, scored),
      followUp: instrument.items.flatMap(({ followUpFrom }, index) =>
        followUpFrom !== undefined && (scored[index] ?? 0) >= followUpFrom ? [index + 1] : [],
      ),
    },
  };
}

/**
 * The highest answer to a safety item, also while others are still to come: whom to call does not wait
 * for the last question.
 */
export function highestSafety({ items }: Instrument, answers: ItemAnswers): number {
  return Math.max(0, ...items.map(({ safety }, index) => (safety ? (answers[index] ?? 0) : 0)));
}

function problemsOf(instrument: Instrument, answers: ItemAnswers): AnswerProblem[] {
  const { items, unscored, choices, mayMiss } = instrument;
  const most = items.length + (unscored ? 1 : 0);
  if (answers.length < items.length || answers.length > most) {
    return [
      { path: 'answers', message: `Please give one answer for each of the ${items.length} questions.` },
    ];
  }
  const problems: AnswerProblem[] = [];
  answers.forEach((answer, index) => {
    const known = items[index] ? choices : (unscored?.choices ?? []);
    if (answer !== null && !known.some(({ value }) => value === answer)) {
      problems.push({
        path: `answers.${index}`,
        message: `Please choose one of the answers, 0 to ${greatest(known)}.`,
      });
    }
  });
  const missing = items.flatMap(({ safety }, index) =>
    answers[index] === null ? [{ index, safety: safety === true }] : [],
  );
  for (const { index, safety } of missing) {
    if (safety) {
      problems.push({
        path: `answers.${index}`,
        message: 'This question has to be answered; nothing stands in for it.',
      });
    } else if (missing.length > mayMiss) {
      problems.push({
        path: `answers.${index}`,
        message:
          mayMiss === 0
            ? 'Please answer this question.'
            : `Please answer this question: at most ${mayMiss} may be left out.`,
      });
    }
  }
  return problems;
}

const sum = (answers: readonly (number | null)[]) =>
  answers.reduce<number>((total, answer) => total + (answer ?? 0), 0);

function answersOf({ items }: Instrument, part: string, answers: ItemAnswers): (number | null)[] {
  return answers.filter((_, index) => items[index]?.part === part);
}

function partsOf(instrument: Instrument, answers: ItemAnswers): PartScore[] {
  return instrument.parts.map(({ code, name, positiveFrom }) => {
    const own = answersOf(instrument, code, answers);
    return {
      code,
      name,
      sum: sum(own),
      greatest: own.length * greatest(instrument.choices),
      positive: positiveFrom === undefined ? null : sum(own) >= positiveFrom,
    };
  });
}

function patternOf(instrument: Instrument, answers: ItemAnswers): boolean | null {
  const { pattern } = instrument;
  if (!pattern) {
    return null;
  }
  return Object.entries(pattern.atLeast).every(([part, count]) => {
    const present = answersOf(instrument, part, answers).filter(
      (answer) => (answer ?? 0) >= pattern.presentFrom,
    );
    return present.length >= count;
  });
}
