import { expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { NoteDocument, ProveIdentityDocument } from '../../../generated/notes.ts';
import { answer, unreachable } from '../../../testing/answers.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { DRAFT } from '../../../testing/notes.ts';
import { NotePage } from './note-page.tsx';
import type { Note } from './note.ts';

/** A signed process note on a server that opens it to the right password. */
function open(...more: readonly ReturnType<typeof answer>[]) {
  let proved = false;
  return renderApp(<NotePage />, {
    at: '/notes/note-1',
    path: '/notes/:noteId',
    answers: [
      answer(NoteDocument, () => ({
        __typename: 'Query' as const,
        note: {
          ...DRAFT,
          __typename: 'ProcessNote',
          kind: 'PROCESS',
          state: 'SIGNED',
          signedAt: '2026-11-24T10:05:00Z',
          needsProof: !proved,
          body: proved
            ? { __typename: 'NoteText', text: 'My own thoughts.' }
            : { __typename: 'Withheld', reason: 'Give your password once more.', category: null },
        } as Note,
      })),
      answer(ProveIdentityDocument, ({ input }) => {
        proved = input.password === 'demo-demo-demo';
        return {
          __typename: 'Mutation' as const,
          proveIdentity: proved
            ? { __typename: 'Viewer' as const, userId: 'user-mara' }
            : {
                __typename: 'InvalidInput' as const,
                code: 'INVALID' as const,
                message: 'This is not your password.',
              },
        };
      }),
      ...more,
    ],
  });
}

it('R13: a process note stays closed until its author has given the password once more, and then opens', async () => {
  const { user, sent } = open();
  const password = await screen.findByLabelText('Your password');
  expect(screen.getByRole('heading', { name: 'This process note is closed' })).toBeInTheDocument();
  expect(screen.queryByText('My own thoughts.')).toBeNull();
  // Whoever comes to it can type at once.
  expect(password).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Open it' }));
  expect(sent.map((one) => one.name)).not.toContain('ProveIdentity');
  expect(password).toHaveFocus();
  expect(screen.getByRole('link', { name: 'All notes' })).toHaveAttribute('href', '/clients/petra/notes');
  await user.type(password, 'demo-demo-demo{Enter}');
  expect(await screen.findByText('My own thoughts.')).toBeInTheDocument();
  expect(sent.find((one) => one.name === 'ProveIdentity')?.variables).toEqual({
    input: { password: 'demo-demo-demo' },
  });
  expect(screen.queryByLabelText('Your password')).toBeNull();
});

it('says that a password is wrong, empties the field and lets her try again', async () => {
  const { user } = open();
  await user.type(await screen.findByLabelText('Your password'), 'not-it{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('This is not your password.');
  await waitFor(() => expect(screen.getByLabelText('Your password')).toHaveValue(''));
  expect(screen.getByLabelText('Your password')).toHaveFocus();
  await user.type(screen.getByLabelText('Your password'), 'demo-demo-demo{Enter}');
  expect(await screen.findByText('My own thoughts.')).toBeInTheDocument();
});

it('says that Attune cannot be reached, and opens nothing', async () => {
  const { user } = open(unreachable(ProveIdentityDocument));
  await user.type(await screen.findByLabelText('Your password'), 'demo-demo-demo{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('could not be reached');
  expect(screen.queryByText('My own thoughts.')).toBeNull();
});
