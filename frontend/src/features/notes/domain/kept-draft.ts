import type { Draft } from './draft.ts';

/** A draft that this device keeps until the server has it. */
export interface KeptDraft {
  readonly draft: Draft;
  /** The version of the note on which it rests. */
  readonly version: number;
}

/** Of one person: on a device that two share, neither finds what the other typed. */
const keyOf = (userId: string, noteId: string) => `attune.note.${userId}.${noteId}`;

/** What this device keeps of a note; null when nothing, or nothing readable. */
export function recall(userId: string, noteId: string): KeptDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(userId, noteId)) ?? 'null') as KeptDraft | null;
    return typeof kept?.draft?.text === 'string' ? kept : null;
  } catch {
    return null;
  }
}

export function keep(userId: string, noteId: string, kept: KeptDraft): void {
  try {
    localStorage.setItem(keyOf(userId, noteId), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing: the server alone has it, as before.
  }
}

/** Once the server has it, nothing of it stays on the device. */
export function forget(userId: string, noteId: string): void {
  try {
    localStorage.removeItem(keyOf(userId, noteId));
  } catch {
    // Nothing to forget.
  }
}
