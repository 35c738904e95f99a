import { describe, expect, it } from '@jest/globals';
import { SHARING_CATEGORIES, type SharingCategory } from '../vocabulary/sharing-categories.ts';
import {
  RECORD_ITEMS,
  type RecordItem,
  readersOfItem,
  readersOfNote,
  type TeamReader,
} from './readership.ts';

const person = (name: string) => ({ id: name, name });
const AMAL = person('Amal');

/**
 * Who can see what, written out: those who always do, then who does by which choice of the client. Mara and
 * Tomas are psychotherapists, Ines and Ben massage therapists; Mara wrote the notes of psychotherapy, Ines
 * the session response and raised the flag.
 */
const TABLE: Readonly<
  Record<
    RecordItem,
    { by?: string; always: string; choice?: readonly [SharingCategory, string]; never: string }
  >
> = {
  PROGRESS_NOTE: { by: 'Mara', always: 'Mara Amal Tomas', never: 'Ines Ben' },
  TEAM_SUMMARY: {
    by: 'Mara',
    always: 'Mara Amal Tomas',
    choice: ['PSYCHOTHERAPY_SUMMARY', 'Ines Ben'],
    never: '',
  },
  PROCESS_NOTE: { by: 'Mara', always: 'Mara', never: 'Tomas Ines Ben' },
  CONTACT_NOTE: { by: 'Ines', always: 'Ines Amal Mara Tomas', never: 'Ben' },
  SESSION_RESPONSE: {
    by: 'Ines',
    always: 'Ines Amal Ben',
    choice: ['SESSION_RESPONSES', 'Mara Tomas'],
    never: '',
  },
  SESSION_FEEDBACK: {
    by: 'Ines',
    always: 'Ines Amal',
    choice: ['SESSION_RESPONSES', 'Mara Tomas'],
    never: 'Ben',
  },
  BOUNDARIES: { always: 'Amal Mara Tomas Ines Ben', never: '' },
  HEALTH_FOR_SAFETY: { always: 'Amal Mara Tomas Ines Ben', never: '' },
  HEALTH_FOR_BODYWORK: { always: 'Amal Mara Tomas', choice: ['MEDICAL', 'Ines Ben'], never: '' },
  HEALTH: { always: 'Amal Mara Tomas', never: 'Ines Ben' },
  PLAN: { always: 'Amal Mara Tomas', choice: ['PLAN', 'Ines Ben'], never: '' },
  GOAL_FOR_TEAM: { always: 'Amal Mara Tomas', choice: ['PLAN', 'Ines Ben'], never: '' },
  GOAL_FOR_PSYCHOTHERAPY: { always: 'Amal Mara Tomas', never: 'Ines Ben' },
  FLAG: { by: 'Ines', always: 'Amal Mara Tomas Ines Ben', never: '' },
  FLAG_REASON: { by: 'Ines', always: 'Ines Mara Tomas', never: 'Ben' },
};

const team = (shared: TeamReader['shared']): TeamReader[] =>
  (
    [
      ['Mara', 'PSYCHOTHERAPY'],
      ['Tomas', 'PSYCHOTHERAPY'],
      ['Ines', 'MASSAGE'],
      ['Ben', 'MASSAGE'],
    ] as const
  ).map(([name, discipline]) => ({ ...person(name), discipline, shared }));
const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name).join(' ');

describe('who can see an item now', () => {
  it.each(RECORD_ITEMS)('%s: by the access table, with the ground', (item) => {
    const { by, always, choice, never } = TABLE[item];
    const asked = (shared: TeamReader['shared']) =>
      readersOfItem(item, { client: AMAL, team: team(shared), owner: by ? person(by) : null });
    const none = asked([]);
    expect(names(none.readers)).toBe(always);
    expect(names(none.kept)).toBe([choice?.[1], never].filter(Boolean).join(' '));
    const every = asked(SHARING_CATEGORIES);
    expect(names(every.readers)).toBe([always, choice?.[1]].filter(Boolean).join(' '));
    expect(names(every.readers.filter(({ ground }) => ground === 'SHARED'))).toBe(choice?.[1] ?? '');
    expect(names(every.kept)).toBe(never);
    // One category alone opens what it is about; every other leaves it shut.
    for (const category of SHARING_CATEGORIES) {
      const opened = asked([category]).readers.length > none.readers.length;
      expect(opened).toBe(category === choice?.[0]);
    }
    // Who may not know the choices is told neither yes nor no.
    const unknown = asked(null);
    expect(names(unknown.readers)).toBe(always);
    expect(names(unknown.unsure)).toBe(choice?.[1] ?? '');
    expect(unknown.kept.every(({ category }) => category === null)).toBe(true);
  });

  it('R13, R27: a process note opens to its author alone, and in no emergency', () => {
    const facts = { client: AMAL, team: team(SHARING_CATEGORIES), owner: person('Mara') };
    expect(readersOfItem('PROCESS_NOTE', facts).inEmergency).toBe(false);
    expect(readersOfItem('PROGRESS_NOTE', facts).inEmergency).toBe(true);
  });

  it('R4: who left the team keeps what they wrote, and nothing else; a draft is its author’s alone', () => {
    const left = { client: AMAL, team: team([]), owner: person('Vera') };
    expect(names(readersOfItem('PROGRESS_NOTE', left).readers)).toBe('Vera Amal Mara Tomas');
    expect(names(readersOfItem('FLAG_REASON', left).readers)).toBe('Mara Tomas');
    expect(names(readersOfItem('PROGRESS_NOTE', { ...left, draft: true }).readers)).toBe('Vera');
  });

  it('a client reads their own words when they asked for support (R19)', () => {
    const facts = { client: AMAL, team: team([]), owner: AMAL };
    expect(names(readersOfItem('FLAG_REASON', facts).readers)).toBe('Amal Mara Tomas');
  });

  it('who treats in both disciplines is named once, by the stronger ground', () => {
    const both = [...team([]), { ...person('Mara'), discipline: 'MASSAGE' as const, shared: [] }];
    const { readers, kept } = readersOfItem('PLAN', { client: AMAL, team: both, owner: null });
    expect(names(readers)).toBe('Amal Mara Tomas');
    expect(names(kept)).toBe('Ines Ben');
  });
});

describe('R14: who will read a note', () => {
  const three = (shared: boolean) => team(shared ? SHARING_CATEGORIES : []).slice(0, 3);
  const readers = (kind: Parameters<typeof readersOfNote>[0], author: string, shared: boolean) =>
    readersOfNote(kind, { owner: person(author), client: AMAL, team: three(shared) });

  it('a process note: its author alone (R13)', () => {
    expect(readers('PROCESS', 'Mara', true)).toEqual([{ part: 'Process note', readers: ['Mara'] }]);
  });

  it('a progress note: never the massage therapist, and its summary by consent', () => {
    expect(readers('PROGRESS', 'Mara', false)).toEqual([
      { part: 'Note', readers: ['Mara', 'Amal', 'Tomas'] },
      { part: 'Team summary', readers: ['Mara', 'Amal', 'Tomas'] },
    ]);
    expect(readers('PROGRESS', 'Mara', true)[1]?.readers).toEqual(['Mara', 'Amal', 'Tomas', 'Ines']);
  });

  it('a session response: the psychotherapists by consent', () => {
    expect(readers('SESSION_RESPONSE', 'Ines', false)).toEqual([
      { part: 'Session response', readers: ['Ines', 'Amal'] },
    ]);
    expect(readers('SESSION_RESPONSE', 'Ines', true)[0]?.readers).toEqual(['Ines', 'Amal', 'Mara', 'Tomas']);
  });

  it('is decided for each person, where the client shares with one of a discipline alone', () => {
    const [mara, tomas, ines] = three(false);
    const ben = { id: 'Ben', name: 'Ben', discipline: 'MASSAGE', shared: ['PSYCHOTHERAPY_SUMMARY'] } as const;
    const some = [mara, { ...tomas, shared: ['SESSION_RESPONSES'] }, ines, ben] as TeamReader[];
    const readersOf = (kind: 'PROGRESS' | 'SESSION_RESPONSE', author: string) =>
      readersOfNote(kind, { owner: person(author), client: AMAL, team: some }).at(-1)?.readers;
    expect(readersOf('PROGRESS', 'Mara')).toEqual(['Mara', 'Amal', 'Tomas', 'Ben']);
    expect(readersOf('SESSION_RESPONSE', 'Ines')).toEqual(['Ines', 'Amal', 'Ben', 'Tomas']);
  });

  it('a contact note: its author, the client and the psychotherapists', () => {
    expect(readers('CONTACT', 'Ines', true)).toEqual([
      { part: 'Contact note', readers: ['Ines', 'Amal', 'Mara', 'Tomas'] },
    ]);
  });
});
