import { beforeEach, describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  NoteDocument,
  ReadersOfNoteDocument,
  SaveNoteDocument,
  SignNoteDocument,
} from '../../../generated/notes.ts';
import { RecordContext, type RecordHead } from '../../../lib/record.tsx';
import { type Answer, answer, unreachable } from '../../../testing/answers.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { NoteEditor } from './note-editor.tsx';
import type { Note } from './note.ts';

const MARA = { __typename: 'Member', id: 'member-mara', name: 'Dr Mara Lindqvist' } as const;

const DRAFT: Note = {
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

const RECORD: RecordHead = {
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
  },
};

const sharing = (granted: boolean) =>
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

let version = 3;
const saved = answer(SaveNoteDocument, () => {
  version += 1;
  return {
    __typename: 'Mutation',
    saveNoteDraft: {
      __typename: 'ProgressNote',
      id: 'note-1',
      kind: 'PROGRESS',
      state: 'DRAFT',
      version,
      signedAt: null,
    },
  } as const;
});
const SIGNED = {
  __typename: 'ProgressNote',
  id: 'note-1',
  kind: 'PROGRESS',
  state: 'SIGNED',
  version: 6,
  signedAt: '2026-11-24T10:05:00Z',
} as const;
const AGAIN = {
  __typename: 'Reauthenticate',
  code: 'REAUTHENTICATE',
  message: 'Please give your password again.',
} as const;
const signed = answer(SignNoteDocument, ({ input }) => ({
  __typename: 'Mutation' as const,
  signNote: input.password === 'demo-demo-demo' ? SIGNED : AGAIN,
}));

function show(granted: boolean) {
  version = 3;
  return renderApp(
    <RecordContext value={RECORD}>
      <NoteEditor note={DRAFT} />
    </RecordContext>,
    { answers: [sharing(granted), saved, signed] },
  );
}

it('R14: names who will read each part; who is only proposed is not among them', async () => {
  show(true);
  expect(await screen.findByText('Dr Mara Lindqvist, Petra Novak and Ben Sato')).toBeInTheDocument();
  expect(screen.getByText('Dr Mara Lindqvist and Petra Novak')).toBeInTheDocument();
});

it('R14: without the client’s consent the massage therapist is not among the readers, and that is said', async () => {
  show(false);
  expect(
    await screen.findByText('Petra Novak does not share summaries from psychotherapy with Ben Sato.'),
  ).toBeInTheDocument();
  expect(screen.queryByText(/and Ben Sato/)).toBeNull();
});

it('saves by itself with the version it knows, then signs with the password that is asked for', async () => {
  const { user, sent, address } = show(true);
  const of = (name: string) =>
    sent.filter((one) => one.name === name).map(({ variables }) => variables['input']);
  await user.type(screen.getByLabelText('What happened and what it means'), 'Calm.');
  await waitFor(() => expect(of('SaveNote')).toHaveLength(1));
  expect(of('SaveNote')[0]).toEqual({
    noteId: 'note-1',
    expectedVersion: 3,
    text: 'Calm.',
    teamSummary: '',
    toleranceOfTraumaWork: null,
  });
  await user.type(screen.getByLabelText('Team summary'), 'Gentle today.');

  await user.click(screen.getByRole('button', { name: 'Sign' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Sign' }));
  // What was typed a moment ago is saved before anything is signed.
  await waitFor(() =>
    expect(of('SaveNote').at(-1)).toMatchObject({ expectedVersion: 4, teamSummary: 'Gentle today.' }),
  );
  await user.type(await screen.findByLabelText('Your password'), 'demo-demo-demo{Enter}');
  await waitFor(() =>
    expect(of('SignNote').at(-1)).toEqual({
      noteId: 'note-1',
      expectedVersion: 5,
      password: 'demo-demo-demo',
    }),
  );
  await waitFor(() => expect(address()).toBe('/clients/petra/notes/note-1'));
});

describe('a word that was typed is never lost', () => {
  const open = (note: Note, ...answers: readonly Answer[]) =>
    renderApp(
      <RecordContext value={RECORD}>
        <NoteEditor note={note} />
      </RecordContext>,
      { answers: [sharing(true), ...answers] },
    );
  const text = () => screen.findByLabelText('What happened and what it means');
  beforeEach(() => localStorage.clear());

  it('stands on the device while the network is away, comes back after a reload, and is sent then', async () => {
    version = 3;
    const { user, unmount } = open(DRAFT, unreachable(SaveNoteDocument));
    await user.type(await text(), 'Kept.');
    expect(await screen.findByText(/^Not saved:/)).toBeInTheDocument();
    unmount();
    const { sent } = open(DRAFT, saved);
    expect(await text()).toHaveValue('Kept.');
    await waitFor(() => expect(sent.map((one) => one.name)).toContain('SaveNote'));
    await waitFor(() => expect(Object.keys(localStorage)).toEqual([]));
  });

  it('two devices at once: both texts are shown, and both can be kept', async () => {
    const { user, sent } = open(
      DRAFT,
      answer(SaveNoteDocument, ({ input }) => ({
        __typename: 'Mutation' as const,
        saveNoteDraft:
          input.expectedVersion === 3
            ? {
                __typename: 'StaleVersion' as const,
                code: 'STALE_VERSION' as const,
                message: 'Changed.',
                currentVersion: 7,
              }
            : {
                __typename: 'ProgressNote' as const,
                id: 'note-1',
                kind: 'PROGRESS' as const,
                state: 'DRAFT' as const,
                version: 8,
                signedAt: null,
              },
      })),
      answer(NoteDocument, {
        __typename: 'Query',
        note: { ...DRAFT, version: 7, body: { __typename: 'NoteText', text: 'From the tablet.' } },
      }),
    );
    await user.type(await text(), 'From here.');
    expect(await screen.findByText('This draft was changed in two places.')).toBeInTheDocument();
    expect(screen.getByText('From here.')).toBeInTheDocument();
    expect(screen.getByText('From the tablet.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /^Keep both/ }));
    expect(await text()).toHaveValue('From the tablet.\n\nFrom here.');
    await waitFor(() =>
      expect(sent.at(-1)?.variables['input']).toMatchObject({
        expectedVersion: 7,
        text: 'From the tablet.\n\nFrom here.',
      }),
    );
  });

  it('R13: a process note is not kept on the device, where it would lie in the clear', async () => {
    const { user } = open(
      {
        ...DRAFT,
        __typename: 'ProcessNote',
        kind: 'PROCESS',
        needsProof: false,
      } as Note,
      unreachable(SaveNoteDocument),
    );
    await user.type(await screen.findByLabelText('Text'), 'Mine alone.');
    expect(JSON.stringify(localStorage)).not.toContain('Mine alone.');
    await user.type(screen.getByLabelText('Text'), ' PHQ-9 is 12.');
    expect(screen.getByText(/results of a questionnaire/)).toBeInTheDocument();
  });
});
