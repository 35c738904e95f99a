import { expect, it } from '@jest/globals';
import { RECORD_ITEMS, type RecordItem, readersOfItem, type TeamReader } from './readership.ts';
import { readershipInWords } from './readership-words.ts';

const JONAH = { id: 'jonah', name: 'Jonah Whitfield' };
const MARA = { id: 'mara', name: 'Dr Mara Lindqvist' };
const team = (ines: TeamReader['shared'], ben: TeamReader['shared'] = []): TeamReader[] => [
  { ...MARA, discipline: 'PSYCHOTHERAPY', shared: ['SESSION_RESPONSES'] },
  { id: 'ines', name: 'Ines Okafor', discipline: 'MASSAGE', shared: ines },
  { id: 'ben', name: 'Ben Sato', discipline: 'MASSAGE', shared: ben },
];
const said = (item: RecordItem, viewerId: string, people = team(['PLAN']), draft = false) =>
  readershipInWords(
    readersOfItem(item, { client: JONAH, team: people, owner: item === 'PLAN' ? null : MARA, draft }),
    { viewerId, client: JONAH, draft },
  );
const EMERGENCY =
  'In an emergency a psychotherapist of the practice who is not on your team can open it, with a reason; you are told.';

it('tells a client who sees the plan, by whose choice, and who does not', () => {
  expect(said('PLAN', 'jonah')).toEqual([
    'You and Dr Mara Lindqvist.',
    'Ines Okafor, because you share the care plan.',
    'Not Ben Sato: you do not share the care plan with them.',
    EMERGENCY,
  ]);
});

it('tells somebody of the team the same about the client', () => {
  expect(said('PROGRESS_NOTE', 'mara')).toEqual([
    'You and Jonah Whitfield.',
    'Not Ines Okafor and Ben Sato: it is not part of their work.',
    'In an emergency a psychotherapist of the practice who is not on the team can open it, with a reason; the client is told.',
  ]);
});

it('says "if" where whoever asks may not know what is shared', () => {
  expect(said('PLAN', 'ines', team(['PLAN'], null))).toContain(
    'Ben Sato, if Jonah Whitfield shares the care plan with them.',
  );
  expect(said('PLAN', 'ines', team(['PLAN'], null))).toContain(
    'You, because Jonah Whitfield shares the care plan.',
  );
});

it('R13: says of a process note and of a draft that it is its author’s alone', () => {
  expect(said('PROCESS_NOTE', 'mara')).toEqual(['You alone.']);
  expect(said('PROGRESS_NOTE', 'mara', team([]), true)).toEqual(['You alone, until it is signed.']);
});

it('R19: finds words for everything, and none of them says flag or hold', () => {
  for (const item of RECORD_ITEMS) {
    const words = said(item, 'jonah', team(['PLAN'], null)).join(' ');
    expect(words).not.toMatch(/undefined|\bflag|\bhold\b/i);
    expect(words.length).toBeGreaterThan(5);
  }
});
