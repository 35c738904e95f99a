import { beforeEach, describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { NoteDocument, SaveNoteDocument } from '../../../generated/notes.ts';
import { RecordContext } from '../../../lib/record.tsx';
import { type Answer, answer, unreachable } from '../../../testing/answers.ts';
import { MARA, renderApp } from '../../../testing/render-app.tsx';
import { NoteEditor } from './note-editor.tsx';
import { DRAFT, RECORD, sharing } from '../../../testing/notes.ts';
import { NotePage } from './note-page.tsx';
import type { Note } from './note.ts';

const SAVED = {
  __typename: 'ProgressNote',
  id: 'note-1',
  kind: 'PROGRESS',
  state: 'DRAFT',
  version: 4,
  signedAt: null,
} as const;
const saved = answer(SaveNoteDocument, { __typename: 'Mutation', saveNoteDraft: SAVED });

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
    const { user, unmount } = open(DRAFT, unreachable(SaveNoteDocument));
    await user.type(await text(), 'Kept.');
    expect(
      await screen.findByText(
        'Kept on this device; it will be saved when Attune can be reached again.',
        {},
        { timeout: 3000 },
      ),
    ).toBeInTheDocument();
    unmount();
    const { sent } = open(DRAFT, saved, answer(NoteDocument, { __typename: 'Query', note: DRAFT }));
    expect(await text()).toHaveValue('Kept.');
    await waitFor(() => expect(sent.map((one) => one.name)).toContain('SaveNote'), { timeout: 3000 });
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
    expect(
      await screen.findByText('This draft was changed in two places.', {}, { timeout: 3000 }),
    ).toBeInTheDocument();
    expect(screen.getByText('From here.')).toBeInTheDocument();
    expect(screen.getByText('From the tablet.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /^Keep both/ }));
    expect(await text()).toHaveValue('From the tablet.\n\nFrom here.');
    await waitFor(
      () =>
        expect(sent.at(-1)?.variables['input']).toMatchObject({
          expectedVersion: 7,
          text: 'From the tablet.\n\nFrom here.',
        }),
      { timeout: 3000 },
    );
  });

  it('an answer that was lost on its way is no other device: what arrived is what was sent here', async () => {
    let answers = 0;
    const { user, sent } = open(
      DRAFT,
      answer(SaveNoteDocument, ({ input }) => {
        answers += 1;
        if (answers === 1) throw new Error('The network is gone.');
        expect(input.expectedVersion).toBe(4);
        return { __typename: 'Mutation' as const, saveNoteDraft: { ...SAVED, version: 5 } };
      }),
      answer(NoteDocument, {
        __typename: 'Query',
        note: { ...DRAFT, version: 4, body: { __typename: 'NoteText', text: 'Sent.' } },
      }),
    );
    await user.type(await text(), 'Sent.');
    await screen.findByText(/^Kept on this device/, {}, { timeout: 3000 });
    await user.type(await text(), ' More.');
    expect(await screen.findByText(/^Saved /, {}, { timeout: 3000 })).toBeInTheDocument();
    expect(screen.queryByText('This draft was changed in two places.')).toBeNull();
    expect(sent.at(-1)?.variables['input']).toMatchObject({ expectedVersion: 4, text: 'Sent. More.' });
    expect(Object.keys(localStorage)).toEqual([]);
  });

  it('what was typed before the note was signed elsewhere is shown, and goes when its author says so', async () => {
    const kept = {
      draft: { text: 'Never saved.', teamSummary: '', tolerance: null },
      version: 3,
      sent: null,
    };
    localStorage.setItem('attune.note.user-mara.note-1', JSON.stringify(kept));
    const { user } = renderApp(<NotePage />, {
      at: '/notes/note-1',
      path: '/notes/:noteId',
      answers: [
        answer(NoteDocument, {
          __typename: 'Query',
          note: { ...DRAFT, state: 'SIGNED', signedAt: '2026-11-24T11:00:00Z', version: 5 },
        }),
      ],
    });
    expect(await screen.findByText('Never saved.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'I do not need it any more' }));
    expect(Object.keys(localStorage)).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Discard this text for good' }));
    expect(screen.queryByText('Never saved.')).toBeNull();
    expect(Object.keys(localStorage)).toEqual([]);
  });

  describe('R13: of a process note', () => {
    const PRIVATE = { ...DRAFT, __typename: 'ProcessNote', kind: 'PROCESS', needsProof: false } as Note;
    const as = (viewer: typeof MARA, ...answers: readonly Answer[]) =>
      renderApp(
        <RecordContext value={RECORD}>
          <NoteEditor note={PRIVATE} />
        </RecordContext>,
        { viewer, answers },
      );

    it('the device keeps nothing, where it would lie in the clear', async () => {
      const { user } = as(MARA, unreachable(SaveNoteDocument));
      await user.type(await screen.findByLabelText('Text'), 'Mine alone.');
      expect(
        await screen.findByText(/^Not saved yet, please keep this page open/, {}, { timeout: 3000 }),
      ).toBeInTheDocument();
      expect(JSON.stringify(localStorage)).not.toContain('Mine alone.');
      await user.type(screen.getByLabelText('Text'), ' PHQ-9 is 12.');
      expect(screen.getByText(/results of a questionnaire/)).toBeInTheDocument();
    });

    it('the open tab keeps it over a sign-in that ended, for its author and nobody else', async () => {
      const first = as(MARA, unreachable(SaveNoteDocument));
      await first.user.type(await screen.findByLabelText('Text'), ' Still mine.');
      first.unmount();
      const again = as(MARA, unreachable(SaveNoteDocument));
      const words = 'Mine alone. PHQ-9 is 12. Still mine.';
      expect(await screen.findByLabelText('Text')).toHaveValue(words);
      again.unmount();
      const other = as({ ...MARA, userId: 'user-tomas' });
      expect(await screen.findByLabelText('Text')).toHaveValue('');
      other.unmount();
      as(MARA);
      expect(await screen.findByLabelText('Text')).toHaveValue('');
    });
  });
});
