import { type NoteQuery, ReadersOfNoteDocument } from '../generated/notes.ts';
import type { RecordHead } from '../lib/record.tsx';
import { answer } from './answers.ts';

const MARA = { __typename: 'Member', id: 'member-mara', name: 'Dr Mara Lindqvist' } as const;

type Note = Exclude<NonNullable<NoteQuery['note']>, { __typename: 'SessionResponse' }>;

/** A draft of Dr Lindqvist’s about Petra. */
export const DRAFT: Note = {
  __typename: 'ProgressNote',
  id: 'note-1',
  kind: 'PROGRESS',
  state: 'DRAFT',
  createdAt: '2026-11-24T10:00:00Z',
  signedAt: null,
  version: 3,
  appointmentId: null,
  author: MARA,
  client: { __typename: 'Client', id: 'petra', name: 'Petra Novak' },
  addenda: [],
  amendments: [],
  body: { __typename: 'NoteText', text: '' },
  teamSummary: { __typename: 'NoteText', text: '' },
  toleranceOfTraumaWork: null,
};

/** Petra’s record, as Dr Lindqvist has it open. */
export const RECORD: RecordHead = {
  id: 'petra',
  name: 'Petra Novak',
  preferredName: null,
  phase: 'INTEGRATION',
  hold: 'NONE',
  careTeam: [
    {
      id: '1',
      discipline: 'PSYCHOTHERAPY',
      lead: true,
      state: 'ACTIVE',
      since: null,
      member: { id: 'member-mara', name: 'Dr Mara Lindqvist' },
    },
    {
      id: '2',
      discipline: 'MASSAGE',
      lead: false,
      state: 'ACTIVE',
      since: null,
      member: { id: 'member-ben', name: 'Ben Sato' },
    },
    {
      id: '3',
      discipline: 'MASSAGE',
      lead: false,
      state: 'PROPOSED',
      since: null,
      member: { id: 'member-ines', name: 'Ines Okafor' },
    },
  ],
  viewerCan: {
    raiseFlag: true,
    liftHold: true,
    writeProgressNote: true,
    writeSessionResponse: false,
    editPlan: true,
    book: true,
    bookJointly: true,
  },
};

/** Whether Petra shares summaries with the massage therapists. */
export const sharing = (granted: boolean) =>
  answer(ReadersOfNoteDocument, {
    __typename: 'Query',
    client: {
      __typename: 'Client',
      id: 'petra',
      sharing: [
        {
          __typename: 'SharingConsent',
          category: 'PSYCHOTHERAPY_SUMMARY',
          discipline: 'MASSAGE',
          granted,
          member: null,
        },
      ],
    },
  });
