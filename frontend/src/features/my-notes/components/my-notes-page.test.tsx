import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import {
  AskForCorrectionDocument,
  MyNotesDocument,
  PutMyWordsBesideDocument,
  TakeCorrectionBackDocument,
} from '../../../generated/my-notes.ts';
import { answer, unreachable } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { MyNotesPage } from './my-notes-page.tsx';

const MARA = { __typename: 'Member' as const, id: 'member-mara', name: 'Dr Mara Lindqvist' };
const TOMAS = { __typename: 'Member' as const, id: 'member-tomas', name: 'Tomas Reyes' };

const amendment = (
  state: 'REQUESTED' | 'DECLINED',
  statement: string | null = null,
  person: typeof MARA | null = MARA,
) => ({
  __typename: 'Amendment' as const,
  id: 'amendment',
  state,
  wish: 'It was my cousin.',
  waitsFor: state === 'REQUESTED' ? person : null,
  answeredBy: state === 'DECLINED' ? person : null,
  requestedAt: '2026-11-20T10:00:00Z',
  dueAt: '2027-01-19T10:00:00Z',
  reason: state === 'DECLINED' ? 'That is how it was told.' : null,
  statement,
});

const note = (amendments: ReturnType<typeof amendment>[], author = MARA) => ({
  __typename: 'ProgressNote' as const,
  id: 'note',
  kind: 'PROGRESS' as const,
  state: 'SIGNED' as const,
  signedAt: '2026-11-18T10:00:00Z',
  createdAt: '2026-11-18T09:00:00Z',
  errorReason: null,
  author,
  addenda: [],
  amendments,
  body: { __typename: 'NoteText' as const, text: 'A call with her brother.' },
  teamSummary: { __typename: 'NoteText' as const, text: 'Steady.' },
});

const show = (notes: ReturnType<typeof note>[]) =>
  renderApp(<MyNotesPage />, {
    viewer: JONAH,
    answers: [
      answer(MyNotesDocument, {
        __typename: 'Query',
        client: {
          __typename: 'Client',
          id: 'client-jonah',
          notes: {
            __typename: 'NoteConnection',
            edges: notes.map((node) => ({ __typename: 'NoteEdge' as const, node })),
            pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
          },
        },
      }),
      answer(AskForCorrectionDocument, {
        __typename: 'Mutation',
        requestAmendment: { __typename: 'Amendment', id: 'amendment', state: 'REQUESTED', waitsFor: MARA },
      }),
      unreachable(TakeCorrectionBackDocument),
      answer(PutMyWordsBesideDocument, {
        __typename: 'Mutation',
        stateBesideRefusal: { __typename: 'Amendment', id: 'amendment', state: 'DECLINED', waitsFor: null },
      }),
    ],
  });

it('R12: reads the note and asks for a correction of it', async () => {
  const { user, sent } = show([note([])]);
  expect(await screen.findByText('A call with her brother.')).toBeInTheDocument();
  expect(screen.getByText('Steady.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /^Ask for a correction/ }));
  await user.type(await screen.findByLabelText('What should it say?'), 'It was my cousin.');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(sent).toContainEqual({
    name: 'AskForCorrection',
    variables: { input: expect.objectContaining({ noteId: 'note', wish: 'It was my cousin.' }) },
  });
  expect(await screen.findByText('Mara has your request.')).toBeInTheDocument();
});

it('says by when it is answered; a lost network leaves it as it was and says so', async () => {
  const { user } = show([note([amendment('REQUESTED')])]);
  expect(await screen.findByText(/answers by .* at the latest/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Ask for a correction/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Take it back' }));
  expect(await screen.findByRole('alert')).toBeInTheDocument();
});

it('says who answers for an author who has left the team, and when nobody can', async () => {
  const first = show([note([amendment('REQUESTED')], TOMAS)]);
  expect(await screen.findByText(/^Tomas is no longer on your team. Mara has it/)).toBeInTheDocument();
  first.unmount();
  show([note([amendment('REQUESTED', null, null)], TOMAS)]);
  expect(
    await screen.findByText(/It can be answered once you have a lead psychotherapist/),
  ).toBeInTheDocument();
});

it('puts the client’s own words beside a refusal', async () => {
  const { user, sent } = show([note([amendment('DECLINED')])]);
  expect(await screen.findByText(/left the note as it is/)).toHaveTextContent('That is how it was told.');
  await user.click(screen.getByRole('button', { name: 'Put my own words beside it' }));
  await user.type(await screen.findByLabelText('In your own words'), 'I remember otherwise.');
  await user.click(screen.getByRole('button', { name: 'Put it there' }));
  expect(sent).toContainEqual({
    name: 'PutMyWordsBeside',
    variables: { input: { amendmentId: 'amendment', statement: 'I remember otherwise.' } },
  });
});

it('tells a client about whom nothing was written yet', async () => {
  show([]);
  expect(await screen.findByRole('heading', { name: 'Nothing yet' })).toBeInTheDocument();
});
