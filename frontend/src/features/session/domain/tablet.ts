import { forgetDraft, forgetNamelessDrafts, keepDraft, recallDraft } from '../../../lib/device-drafts.ts';
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

/** What this device keeps of a person's session; null when nothing, or nothing readable. */
export function recall(userId: string, appointmentId: string): Kept | null {
  forgetNamelessDrafts();
  const kept = recallDraft('session', userId, appointmentId) as Kept | null;
  return kept && Array.isArray(kept.draft?.work) ? kept : null;
}

/** Keeps it on this device; false when the browser does not let us. */
export const keep = (userId: string, appointmentId: string, kept: Kept): boolean =>
  keepDraft('session', userId, appointmentId, kept);

/** Once it is signed, nothing of it stays on the device. */
export const forget = (userId: string, appointmentId: string): void =>
  forgetDraft('session', userId, appointmentId);
