import { createContext, use } from 'react';

export interface ClientRef {
  readonly id: string;
  readonly name: string;
}

/** Dialogs that more than one feature opens; the app loads them when they are first needed. */
export interface Dialogs {
  raiseFlag(about: { client: ClientRef; appointmentId?: string; noteId?: string }): void;
  /** Decide about the hold of a flag, or about all open flags of a client. */
  clearHold(about: { client: ClientRef }): void;
  /** A wish is a time with somebody that is tried first. */
  book(about: { client: ClientRef; wish?: { startsAt: string; practitionerId: string } }): void;
  reschedule(about: { client: ClientRef; appointmentId: string }): void;
  cancel(about: { client: ClientRef; appointmentId: string }): void;
  /** A record of other colleagues' client, for some hours (R27). */
  openInEmergency(): void;
  /** Ctrl-K: jump to a client, and what can be done from anywhere. */
  jump(): void;
}

export const DialogsContext = createContext<Dialogs | null>(null);

export function useDialogs(): Dialogs {
  const dialogs = use(DialogsContext);
  if (!dialogs) {
    throw new Error('There is no place for dialogs here.');
  }
  return dialogs;
}
