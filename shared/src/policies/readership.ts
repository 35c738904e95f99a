import { SHARING_CATEGORIES, type SharingCategory } from '../vocabulary/sharing-categories.ts';
import type { NoteKind } from '../vocabulary/note-kinds.ts';
import { CLIENT_ACCESS, type ClientAction, type Rule } from './access.ts';
import { decide } from './decide.ts';
import { NO_RELATION, type Relation } from './facts.ts';

/** Things in a record of which somebody may ask who can see them, each with the row of the access table. */
const READ_BY = {
  PROGRESS_NOTE: 'note.progress.readBody',
  TEAM_SUMMARY: 'note.progress.readSummary',
  PROCESS_NOTE: 'note.process.read',
  CONTACT_NOTE: 'note.contact.read',
  SESSION_RESPONSE: 'note.session.read',
  /** What a client says after a session; its own is the session's therapist. */
  SESSION_FEEDBACK: 'feedback.read',
  BOUNDARIES: 'boundaries.read',
  /** Allergies, and what speaks against bodywork. */
  HEALTH_FOR_SAFETY: 'intake.read',
  HEALTH_FOR_BODYWORK: 'intake.readMedical',
  HEALTH: 'intake.readRest',
  PLAN: 'plan.read',
  GOAL_FOR_TEAM: 'plan.read',
  GOAL_FOR_PSYCHOTHERAPY: 'goal.readPsychotherapy',
  FLAG: 'flag.read',
  FLAG_REASON: 'flag.readReason',
} as const satisfies Record<string, ClientAction>;

export type RecordItem = keyof typeof READ_BY;
export const RECORD_ITEMS = Object.keys(READ_BY) as readonly RecordItem[];

/** What stays open to whoever wrote it, on the team or not (R4). */
const WRITTEN: readonly RecordItem[] = [
  'PROGRESS_NOTE',
  'TEAM_SUMMARY',
  'PROCESS_NOTE',
  'CONTACT_NOTE',
  'SESSION_RESPONSE',
];

interface Person {
  readonly id: string;
  readonly name: string;
}

/** Somebody of a client's team, as far as reading is concerned. */
export interface TeamReader extends Person {
  readonly discipline: 'PSYCHOTHERAPY' | 'MASSAGE';
  /** What the client shares with this person; null where whoever asks may not know. */
  readonly shared: readonly SharingCategory[] | null;
}

/** What counts for an answer: who is on the team now, what is shared, and whose the thing is. */
export interface ReadershipFacts {
  readonly client: Person;
  /** Those who treat the client now; whoever is proposed or has left is not among them. */
  readonly team: readonly TeamReader[];
  /** Who wrote or raised it; null where that opens nothing. */
  readonly owner: Person | null;
  /** A draft is its author's alone. */
  readonly draft?: boolean;
}

/** Somebody who can see it, and on what ground; or who would, or might. */
export interface ItemReader extends Person {
  readonly ground: 'SELF' | 'OWN' | 'TEAM' | 'SHARED';
  /** By which choice of the client. */
  readonly category: SharingCategory | null;
}

export interface Readership {
  readonly readers: readonly ItemReader[];
  /** Of the team, and not among the readers: by the client's choice (a category), or by their part in the care. */
  readonly kept: readonly (Person & { readonly category: SharingCategory | null })[];
  /** Of the team, and whoever asks may not know what the client shares with them. */
  readonly unsure: readonly (Person & { readonly category: SharingCategory })[];
  /** Whether somebody outside the team can open it in an emergency (R27). */
  readonly inEmergency: boolean;
}

const RELATION_OF = { PSYCHOTHERAPY: 'PSYCHOTHERAPIST', MASSAGE: 'MASSAGE_THERAPIST' } as const;

/** Who can see a thing now, each with the ground: the access table, asked for each person of the team. */
export function readersOfItem(item: RecordItem, facts: ReadershipFacts): Readership {
  const { client, team, owner } = facts;
  if (facts.draft) {
    return { readers: owner ? [own(owner)] : [], kept: [], unsure: [], inEmergency: false };
  }
  const action = READ_BY[item];
  const row: Partial<Record<Relation, Rule>> = CLIENT_ACCESS[action];
  const readers = new Map<string, ItemReader>();
  const kept: Readership['kept'][number][] = [];
  const unsure: Readership['unsure'][number][] = [];

  if (owner && WRITTEN.includes(item)) {
    readers.set(owner.id, own(owner));
  }
  const toSelf = decide(action, { ...NO_RELATION, relations: ['SELF'], own: owner?.id === client.id });
  if (toSelf.allow) {
    readers.set(client.id, { ...client, ground: 'SELF', category: null });
  }
  for (const { id, name, discipline, shared } of team) {
    const relation = RELATION_OF[discipline];
    const category = categoryOf(row[relation]);
    const may = (categories: readonly SharingCategory[]) =>
      decide(action, {
        ...NO_RELATION,
        relations: [relation],
        sharedWithMassage: categories,
        sharedWithPsychotherapy: categories,
        own: id === owner?.id,
      }).allow;
    if (may([])) {
      const ground = row[relation] === 'own' ? 'OWN' : 'TEAM';
      readers.set(id, readers.get(id) ?? { id, name, ground, category: null });
    } else if (category && shared === null && may(SHARING_CATEGORIES)) {
      unsure.push({ id, name, category });
    } else if (may(shared ?? [])) {
      readers.set(id, readers.get(id) ?? { id, name, ground: 'SHARED', category });
    } else {
      kept.push({ id, name, category });
    }
  }
  // What is theirs by a stronger ground is theirs; who treats in both disciplines is asked about twice.
  const missing = <One extends Person>(list: readonly One[]) => list.filter(({ id }) => !readers.has(id));
  return {
    readers: [...readers.values()].sort((one, other) => ORDER[one.ground] - ORDER[other.ground]),
    kept: missing(kept),
    unsure: missing(unsure),
    inEmergency: row.EMERGENCY !== undefined,
  };
}

const ORDER = { OWN: 0, SELF: 1, TEAM: 2, SHARED: 3 } as const;
const own = ({ id, name }: Person): ItemReader => ({ id, name, ground: 'OWN', category: null });
const categoryOf = (rule: Rule | undefined) => (typeof rule === 'object' ? rule.consent : null);

const PARTS: Readonly<Record<NoteKind, readonly { readonly part: string; readonly item: RecordItem }[]>> = {
  PROGRESS: [
    { part: 'Note', item: 'PROGRESS_NOTE' },
    { part: 'Team summary', item: 'TEAM_SUMMARY' },
  ],
  PROCESS: [{ part: 'Process note', item: 'PROCESS_NOTE' }],
  SESSION_RESPONSE: [{ part: 'Session response', item: 'SESSION_RESPONSE' }],
  CONTACT: [{ part: 'Contact note', item: 'CONTACT_NOTE' }],
};

/** R14: who will be able to read each part of a note once it is signed, by name. */
export function readersOfNote(
  kind: NoteKind,
  facts: Omit<ReadershipFacts, 'draft'>,
): { readonly part: string; readonly readers: readonly string[] }[] {
  return PARTS[kind].map(({ part, item }) => ({
    part,
    readers: readersOfItem(item, facts).readers.map(({ name }) => name),
  }));
}
