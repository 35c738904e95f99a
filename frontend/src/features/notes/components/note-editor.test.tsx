import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { SaveNoteDocument, SignNoteDocument } from '../../../generated/notes.ts';
import { RecordContext } from '../../../lib/record.tsx';
import { answer } from '../../../testing/answers.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { NoteEditor } from './note-editor.tsx';
import { DRAFT, RECORD, sharing } from '../../../testing/notes.ts';

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
  // In one go: a busy machine may type so slowly that a part of it is saved before the rest.
  await user.click(screen.getByLabelText('What happened and what it means'));
  await user.paste('Calm.');
  await waitFor(() => expect(of('SaveNote')).toHaveLength(1));
  expect(of('SaveNote')[0]).toEqual({
    noteId: 'note-1',
    expectedVersion: 3,
    text: 'Calm.',
    teamSummary: '',
    toleranceOfTraumaWork: null,
  });
  await user.click(screen.getByLabelText('Team summary'));
  await user.paste('Gentle today.');

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
