/**
 * What somebody is typing, as this device keeps it until the server has it: over a lost network, a
 * closed tab, a sign-in that ended. Of one person: on a device that two share, neither finds what the
 * other typed.
 */
type DraftKind = 'note' | 'session';

const keyOf = (kind: DraftKind, userId: string, id: string) => `attune.${kind}.${userId}.${id}`;

/** What is kept, as it was written; null when nothing, or nothing readable. */
export function recallDraft(kind: DraftKind, userId: string, id: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(keyOf(kind, userId, id)) ?? 'null');
  } catch {
    return null;
  }
}

/** Keeps it on this device; false when the browser does not let us. */
export function keepDraft(kind: DraftKind, userId: string, id: string, draft: object): boolean {
  try {
    localStorage.setItem(keyOf(kind, userId, id), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Once the server has all of it, nothing of it stays on the device. */
export function forgetDraft(kind: DraftKind, userId: string, id: string): void {
  try {
    localStorage.removeItem(keyOf(kind, userId, id));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

const DRAFT_KEY = /^attune\.(note|session)\.([^.]+)(\.[^.]+)?$/;

/**
 * Whether something waits on this device for the server. Asked before anybody is signed in, so it says
 * neither what it is nor whose.
 */
export function someDraftWaits(): boolean {
  try {
    return Object.keys(localStorage).some((key) => {
      const [, kind, userId, id] = DRAFT_KEY.exec(key) ?? [];
      const kept = id && recallDraft(kind as DraftKind, userId ?? '', id.slice(1));
      return Boolean(kept) && (kept as { unsent?: boolean }).unsent !== false;
    });
  } catch {
    return false;
  }
}

/** Session drafts were once kept without their author's name. Whose they are nobody can tell: they go. */
export function forgetNamelessDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      const found = DRAFT_KEY.exec(key);
      if (found && found[3] === undefined) localStorage.removeItem(key);
    }
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
