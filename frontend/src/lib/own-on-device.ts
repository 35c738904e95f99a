import { useMemo, useSyncExternalStore } from 'react';
import type { Viewer } from './viewer.tsx';

/**
 * What this device keeps for one signed-in person, so that it is there when the network is not. It
 * stands in the clear: a key that lies beside it would lock nothing, and one that must be typed would be
 * in the way in a crisis. So little is kept, it is wiped when the person signs out, when the server says
 * that nobody is signed in, and when somebody else signs in.
 */
const PREFIX = 'attune.own.';
const LAST = 'attune.own-last';

/** The help page's contents, the safety plan among them. */
export const AT_HAND = 'support';
/** What pages were last read, by the name under which it is kept ({@link ./kept-reads.ts}). */
export const READS = { plan: 'plan', visits: 'visits' } as const;
/** Read from the record: for nobody whom the record is not open to any more. */
const OF_RECORD: readonly string[] = [AT_HAND, ...Object.values(READS)];

/** Whose it is: one person in one practice. */
export type Owner = Pick<Viewer, 'userId' | 'clientId'> & {
  readonly practiceId: string;
  readonly timeZone: string;
};

const prefixOf = ({ userId, practiceId }: Owner) => `${PREFIX}${userId}.${practiceId}.`;

const listeners = new Set<() => void>();
const changed = () => {
  for (const listener of listeners) listener();
};

/** The person as the owner of what is kept; null without a practice. */
export function ownerOf(viewer: Viewer | null): Owner | null {
  return viewer?.practice
    ? {
        userId: viewer.userId,
        clientId: viewer.clientId,
        practiceId: viewer.practice.id,
        timeZone: viewer.practice.timeZone,
      }
    : null;
}

/** Keeps a value under a name. @returns false when the browser keeps nothing. */
export function keepOwn(owner: Owner, name: string, value: unknown): boolean {
  try {
    localStorage.setItem(LAST, JSON.stringify(owner));
    localStorage.setItem(prefixOf(owner) + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** What is kept under a name; null when nothing, or nothing readable. */
export function recallOwn<Value>(owner: Owner | null, name: string): Value | null {
  try {
    return owner && (JSON.parse(localStorage.getItem(prefixOf(owner) + name) ?? 'null') as Value | null);
  } catch {
    return null;
  }
}

export function forgetOwn(owner: Owner, name: string): void {
  try {
    localStorage.removeItem(prefixOf(owner) + name);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Whether something kept is still for whoever is signed in: of them, in a practice to which they belong. */
function isStillOf(key: string, viewer: Viewer | null): boolean {
  const [userId, practiceId, ...name] = key.slice(PREFIX.length).split('.');
  if (!viewer || userId !== viewer.userId || !viewer.practices.some(({ id }) => id === practiceId)) {
    return false;
  }
  // A client who is none any more keeps nothing of the record.
  const noClient = viewer.practice?.id === practiceId && viewer.clientId === null;
  return !(noClient && OF_RECORD.includes(name.join('.')));
}

/**
 * Wipes what is kept of everybody but this person, and of them what is not theirs any more: of a practice
 * that they left, of a record that is closed. Of everybody where nobody is signed in.
 */
export function forgetAllBut(viewer: Viewer | null): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && !isStillOf(key, viewer)) localStorage.removeItem(key);
    }
    const last = JSON.parse(lastText() ?? 'null') as Owner | null;
    const goesOn =
      last?.userId === viewer?.userId && viewer?.practices.some(({ id }) => id === last?.practiceId);
    if (last && !goesOn) localStorage.removeItem(LAST);
  } catch {
    // Nothing is kept.
  }
  changed();
}

function lastText(): string | null {
  try {
    return localStorage.getItem(LAST);
  } catch {
    return null;
  }
}

/** Who was signed in on this device last and has not signed out, as it stands now. */
export function lastOwner(): Owner | null {
  return ownerIn(lastText());
}

function ownerIn(text: string | null): Owner | null {
  try {
    return text === null ? null : (JSON.parse(text) as Owner);
  } catch {
    return null;
  }
}

/** The same as it changes, for when the server cannot be asked. */
export function useLastOwner(): Owner | null {
  const text = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, lastText);
  return useMemo(() => ownerIn(text), [text]);
}
