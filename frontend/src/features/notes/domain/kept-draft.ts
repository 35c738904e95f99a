import type { NoteKind } from '@attune/shared';
import { forgetDraft, keepDraft, recallDraft } from '../../../lib/device-drafts.ts';
import type { Draft } from './draft.ts';

/** A draft that is kept here until the server has it. */
export interface KeptDraft {
  readonly draft: Draft;
  /** The version of the note on which it rests. */
  readonly version: number;
  /** A text that went out and got no answer: the server may have it, or not. */
  readonly sent: Draft | null;
}

/** Where a draft is kept until the server has it. */
interface DraftPlace {
  /** Whether it is still there when the tab was closed. */
  readonly lasts: boolean;
  recall(userId: string, noteId: string): KeptDraft | null;
  /** @returns false when it could not be kept. */
  keep(userId: string, noteId: string, kept: KeptDraft): boolean;
  forget(userId: string, noteId: string): void;
}

/** On the device: over a reload, a closed tab and a sign-in that ended. */
const ON_DEVICE: DraftPlace = {
  lasts: true,
  recall: (userId, noteId) => {
    const kept = recallDraft('note', userId, noteId) as KeptDraft | null;
    return typeof kept?.draft?.text === 'string' ? { ...kept, sent: kept.sent ?? null } : null;
  },
  keep: (userId, noteId, kept) => keepDraft('note', userId, noteId, kept),
  forget: (userId, noteId) => forgetDraft('note', userId, noteId),
};

let owner: string | null = null;
const tab = new Map<string, KeptDraft>();

/**
 * R13: in this tab's memory alone, for a process note, which would lie in the clear on the device. It
 * outlives a sign-in that ended, and no more: once somebody else opens a note here, it is gone.
 */
const IN_THIS_TAB: DraftPlace = {
  lasts: false,
  recall: (userId, noteId) => {
    if (owner !== userId) tab.clear();
    owner = userId;
    return tab.get(noteId) ?? null;
  },
  keep: (userId, noteId, kept) => {
    // A saving of the one before may fail late.
    if (owner === userId) tab.set(noteId, kept);
    return owner === userId;
  },
  forget: (userId, noteId) => {
    if (owner === userId) tab.delete(noteId);
  },
};

export const placeOf = (kind: NoteKind): DraftPlace => (kind === 'PROCESS' ? IN_THIS_TAB : ON_DEVICE);
