import { type Instrument, type ItemAnswers, scoreAnswers } from '@attune/shared';

/** Answers so far, one for each question; undefined where it was not come to yet. */
export type Draft = readonly (number | null | undefined)[];

/** A questionnaire left longer than this begins anew: it asks about the time before today. */
const HOLDS_MS = 24 * 3_600_000;
const keyOf = (clientId: string, { code, version }: Instrument) =>
  `attune.questionnaire.${clientId}.${code}.${version}`;

/** The answers that this device keeps of a questionnaire begun today. */
export function recallDraft(clientId: string, instrument: Instrument, now = Date.now()): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(clientId, instrument)) ?? 'null') as {
      at: number;
      answers: (number | null | undefined)[];
    } | null;
    return kept && now - kept.at < HOLDS_MS && Array.isArray(kept.answers) ? kept.answers : [];
  } catch {
    return [];
  }
}

export function keepDraft(clientId: string, instrument: Instrument, answers: Draft, now = Date.now()): void {
  try {
    localStorage.setItem(keyOf(clientId, instrument), JSON.stringify({ at: now, answers }));
  } catch {
    // The page keeps it as long as it is open.
  }
}

export function forgetDraft(clientId: string, instrument: Instrument): void {
  try {
    localStorage.removeItem(keyOf(clientId, instrument));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** The answers as they are sent: what was left out is null. */
export function answersOf({ items, unscored }: Instrument, draft: Draft): ItemAnswers {
  const scored = items.map((_, index) => draft[index] ?? null);
  const last = draft[items.length];
  return unscored && last !== undefined && last !== null ? [...scored, last] : scored;
}

/** Whether the answers can be scored as they stand. */
export function isWhole(instrument: Instrument, draft: Draft): boolean {
  return scoreAnswers(instrument, answersOf(instrument, draft)).ok;
}

/** Whether a question may be left out, with what was left out before. */
export function mayLeaveOut({ items, mayMiss }: Instrument, draft: Draft, at: number): boolean {
  const item = items[at];
  if (!item) return true;
  const left = items.filter((_, index) => index !== at && draft[index] === null).length;
  return !item.safety && left < mayMiss;
}

/** The first question that was not come to. */
export function firstOpen({ items }: Instrument, draft: Draft): number {
  const open = items.findIndex((_, index) => draft[index] === undefined);
  return open < 0 ? items.length : open;
}
