import type { Felt, PressureFelt } from '../vocabulary/session-feedback.ts';

/** So many days after a session of bodywork its client is asked how it was. */
export const FEEDBACK_DAYS = 7;

const DAY_MS = 86_400_000;

/** What a client says after a session; every question may be left out. */
export interface FeedbackAnswers {
  readonly feltSafe: Felt | null;
  readonly inControl: Felt | null;
  readonly pressure: PressureFelt | null;
  /** Whether something should be different next time. */
  readonly different: boolean | null;
}

/**
 * Whether somebody should look at an answer soon: it did not wholly feel safe, or in one's own hands. "Partly"
 * counts, because it is what many people say instead of "no". It is a thing to look at and no flag.
 */
export function feedbackNeedsCare({ feltSafe, inControl }: Pick<FeedbackAnswers, 'feltSafe' | 'inControl'>) {
  return [feltSafe, inControl].some((felt) => felt === 'PARTLY' || felt === 'NO');
}

/**
 * Until when a client is asked about a session.
 * @param endsAt when it was to end, in milliseconds; so is the answer, which is not within it any more.
 */
export function feedbackClosesAt(endsAt: number): number {
  return endsAt + FEEDBACK_DAYS * DAY_MS;
}

const SAFE: Readonly<Record<Felt, string>> = {
  YES: 'felt safe',
  PARTLY: 'felt only partly safe',
  NO: 'did not feel safe',
};
const CONTROL: Readonly<Record<Felt, string>> = {
  YES: 'felt in control',
  PARTLY: 'felt only partly in control',
  NO: 'did not feel in control',
};
const PRESSURE: Readonly<Record<PressureFelt, string>> = {
  TOO_LIGHT: 'the pressure was too light',
  RIGHT: 'the pressure was right',
  TOO_MUCH: 'the pressure was too much',
};

/** The answers in words, one for each question that was answered; to go on after a name, or "I". */
export function feedbackInWords({ feltSafe, inControl, pressure, different }: FeedbackAnswers): string[] {
  return [
    feltSafe && SAFE[feltSafe],
    inControl && CONTROL[inControl],
    pressure && PRESSURE[pressure],
    different === null ? null : different ? 'would like something different' : 'would like nothing different',
  ].filter((words): words is string => Boolean(words));
}

/** What asks for care, in words for whoever gives it: "did not feel safe and felt only partly in control". */
export function careInWords({ feltSafe, inControl }: Pick<FeedbackAnswers, 'feltSafe' | 'inControl'>) {
  return [
    feltSafe && feltSafe !== 'YES' ? SAFE[feltSafe] : null,
    inControl && inControl !== 'YES' ? CONTROL[inControl] : null,
  ]
    .filter((words) => words !== null)
    .join(' and ');
}
