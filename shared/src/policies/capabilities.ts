import type { NoteKind } from '../vocabulary/note-kinds.ts';
import type { SharingCategory } from '../vocabulary/sharing-categories.ts';
import { decide } from './decide.ts';
import type { ClientFacts } from './facts.ts';

/** What the viewer can do in a client's record; the screens ask this and nothing else. */
export interface ClientCapabilities {
  readonly raiseFlag: boolean;
  readonly liftHold: boolean;
  readonly writeProgressNote: boolean;
  readonly writeSessionResponse: boolean;
  readonly editPlan: boolean;
  readonly proposeBoundaries: boolean;
  readonly planCheckIns: boolean;
  readonly book: boolean;
}

export function capabilitiesOf(facts: ClientFacts): ClientCapabilities {
  const may = (action: Parameters<typeof decide>[0], own = false) => decide(action, { ...facts, own }).allow;
  return {
    raiseFlag: may('flag.raise'),
    liftHold: may('flag.liftHold'),
    writeProgressNote: may('note.write.PROGRESS'),
    writeSessionResponse: may('note.write.SESSION_RESPONSE'),
    editPlan: may('plan.draft'),
    proposeBoundaries: may('boundaries.propose'),
    planCheckIns: may('checkIn.plan'),
    book: may('appointment.book', true),
  };
}

/** Somebody of a client's team, as far as reading is concerned. */
export interface TeamReader {
  readonly name: string;
  readonly discipline: 'PSYCHOTHERAPY' | 'MASSAGE';
  /** What the client shares with this person, as far as notes are concerned. */
  readonly shared: readonly SharingCategory[];
}

interface NoteSharing {
  readonly author: string;
  readonly client: string;
  readonly team: readonly TeamReader[];
}

/** R14: who will be able to read each part of a note once it is signed, by name. */
export function readersOfNote(
  kind: NoteKind,
  { author, client, team }: NoteSharing,
): { readonly part: string; readonly readers: readonly string[] }[] {
  const of = (discipline: TeamReader['discipline'], category?: SharingCategory) =>
    team
      .filter((one) => one.discipline === discipline && (!category || one.shared.includes(category)))
      .map((one) => one.name);
  const named = (...names: string[]) => [...new Set([author, ...names])];
  switch (kind) {
    case 'PROCESS':
      return [{ part: 'Process note', readers: [author] }];
    case 'CONTACT':
      return [{ part: 'Contact note', readers: named(client, ...of('PSYCHOTHERAPY')) }];
    case 'SESSION_RESPONSE':
      return [
        {
          part: 'Session response',
          readers: named(client, ...of('MASSAGE'), ...of('PSYCHOTHERAPY', 'SESSION_RESPONSES')),
        },
      ];
    case 'PROGRESS':
      return [
        { part: 'Note', readers: named(client, ...of('PSYCHOTHERAPY')) },
        {
          part: 'Team summary',
          readers: named(client, ...of('PSYCHOTHERAPY'), ...of('MASSAGE', 'PSYCHOTHERAPY_SUMMARY')),
        },
      ];
  }
}
