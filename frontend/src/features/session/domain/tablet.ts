import type { SessionDraft } from './draft.ts';
import type { Step } from './steps.ts';

/** A session as the device keeps it, so that a lost network or a reload loses nothing. */
export interface Kept {
  readonly draft: SessionDraft;
  readonly step: Step;
  /** The note on the server; null until it was begun there. */
  readonly noteId: string | null;
  /** Version of the note on which the draft rests. */
  readonly version: number;
  /** Makes beginning the note twice the same as once. */
  readonly startKey: string;
  /** Whether something is here that the server has not got. */
  readonly unsent: boolean;
  /** A saving went out and no answer came: the server may have it. */
  readonly unanswered: boolean;
  /** When the session began, as ISO text. */
  readonly beganAt: string | null;
  /** Last touch, in milliseconds. */
  readonly at: number;
}

const keyOf = (appointmentId: string) => `attune.session.${appointmentId}`;

/** What this device keeps of a session; null when nothing, or nothing readable. */
export function recall(appointmentId: string): Kept | null {
  try {
    const text = localStorage.getItem(keyOf(appointmentId));
    const kept = text === null ? null : (JSON.parse(text) as Kept);
    return kept && Array.isArray(kept.draft?.work) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps it on this device; false when the browser does not let us. */
export function keep(appointmentId: string, kept: Kept): boolean {
  try {
    localStorage.setItem(keyOf(appointmentId), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** Once it is signed, nothing of it stays on the device. */
export function forget(appointmentId: string): void {
  try {
    localStorage.removeItem(keyOf(appointmentId));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
