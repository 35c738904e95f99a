import type { Felt, PressureFelt } from '@attune/shared';
import { useSyncExternalStore } from 'react';
import { newKey } from './use-idempotency-key.ts';

/** What a client says of a day. */
export interface CheckInAnswers {
  readonly distress: number;
  readonly mood?: number | null;
  readonly sleepHours?: number | null;
  readonly sleepQuality?: number | null;
  readonly arousal?: number | null;
  readonly pain?: number | null;
  readonly irritability?: number | null;
  readonly bodyConnection?: number | null;
  readonly text?: string | null;
}

export interface MeasureAnswers {
  readonly code: string;
  readonly answers: readonly (number | null)[];
}

/** What a client says after a session. */
export interface FeedbackOfSession {
  readonly appointmentId: string;
  readonly feltSafe: Felt | null;
  readonly inControl: Felt | null;
  readonly pressure: PressureFelt | null;
  readonly different: boolean | null;
  readonly differentWhat: string | null;
  readonly words: string | null;
}

type Told =
  | { readonly kind: 'CHECK_IN'; readonly answers: CheckInAnswers }
  | { readonly kind: 'MEASURE'; readonly answers: MeasureAnswers }
  | { readonly kind: 'FEEDBACK'; readonly answers: FeedbackOfSession };

/** Something a client said, on this device until it has arrived. */
export type KeptAnswer = Told & {
  /** Makes sending it twice the same as once. */
  readonly key: string;
  /** When it was said, as ISO text. */
  readonly at: string;
  /** Why it will never be taken; null while it waits. */
  readonly refused: string | null;
};

const CHANGED = 'attune.answers-changed';
const keyOf = (clientId: string) => `attune.answers.${clientId}`;
const NONE: readonly KeptAnswer[] = [];
/** What was read last, so that the same text gives the same list. */
const seen = new Map<string, { readonly text: string; readonly answers: readonly KeptAnswer[] }>();
/** What a browser that keeps nothing did not take: it is kept as long as the page is open. */
const untaken = new Map<string, string>();

function textOf(clientId: string): string | null {
  try {
    return untaken.get(clientId) ?? localStorage.getItem(keyOf(clientId));
  } catch {
    return null;
  }
}

/** What waits on this device, the oldest first. */
export function keptAnswers(clientId: string): readonly KeptAnswer[] {
  const text = textOf(clientId);
  if (text === null) {
    return NONE;
  }
  const known = seen.get(clientId);
  if (known?.text === text) {
    return known.answers;
  }
  const answers = parsed(text);
  seen.set(clientId, { text, answers });
  return answers;
}

function parsed(text: string): readonly KeptAnswer[] {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? (read as KeptAnswer[]) : NONE;
  } catch {
    return NONE;
  }
}

function write(clientId: string, answers: readonly KeptAnswer[]): void {
  const text = JSON.stringify(answers);
  try {
    localStorage.setItem(keyOf(clientId), text);
    untaken.delete(clientId);
  } catch {
    untaken.set(clientId, text);
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** Keeps an answer on this device at once; it is sent from here until it has arrived. @returns its key. */
export function keepAnswer(clientId: string, told: Told): string {
  const key = newKey();
  const kept: KeptAnswer = { ...told, key, at: new Date().toISOString(), refused: null };
  write(clientId, [...keptAnswers(clientId), kept]);
  return key;
}

/** It has arrived: nothing of it stays on the device. */
export function forgetAnswer(clientId: string, key: string): void {
  write(
    clientId,
    keptAnswers(clientId).filter((one) => one.key !== key),
  );
}

/** It will not be taken, and why; it stays until the client has seen it. */
export function refuseAnswer(clientId: string, key: string, why: string): void {
  write(
    clientId,
    keptAnswers(clientId).map((one) => (one.key === key ? { ...one, refused: why } : one)),
  );
}

function listen(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed);
  // Another tab of the same browser.
  window.addEventListener('storage', changed);
  return () => {
    window.removeEventListener(CHANGED, changed);
    window.removeEventListener('storage', changed);
  };
}

/** What waits on this device, as it changes. */
export function useKeptAnswers(clientId: string): readonly KeptAnswer[] {
  return useSyncExternalStore(listen, () => keptAnswers(clientId));
}
