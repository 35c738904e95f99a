import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { SearchRecordDocument } from '../../../generated/notes.ts';
import { RecordContext } from '../../../lib/record.tsx';
import { answer } from '../../../testing/answers.ts';
import { INES, renderApp } from '../../../testing/render-app.tsx';
import { RecordSearch } from './record-search.tsx';
const JONAH_RECORD = {
  id: 'client-jonah',
  name: 'Jonah Whitfield',
  preferredName: null,
  phase: null,
  hold: 'NONE' as const,
  careTeam: [],
  viewerCan: {
    raiseFlag: true,
    liftHold: false,
    writeProgressNote: false,
    writeSessionResponse: true,
    editPlan: false,
    book: true,
    bookJointly: true,
  },
};

const show = (found: boolean) =>
  renderApp(
    <RecordContext value={JONAH_RECORD}>
      <RecordSearch>
        <p>All notes</p>
      </RecordSearch>
    </RecordContext>,
    {
      viewer: INES,
      answers: [
        answer(SearchRecordDocument, {
          __typename: 'Query',
          searchRecord: found
            ? [
                {
                  __typename: 'SearchHit',
                  kind: 'PROGRESS',
                  id: 'note',
                  at: '2026-11-18T10:00:00Z',
                  author: { __typename: 'Member', id: 'member-mara', name: 'Dr Mara Lindqvist' },
                  snippet: [
                    { __typename: 'SearchSnippetPart', text: 'Slept ', found: false },
                    { __typename: 'SearchSnippetPart', text: 'badly', found: true },
                  ],
                },
              ]
            : [],
        }),
      ],
    },
  );

it('shows what was found in the place of the notes, with the words marked, and leads back', async () => {
  const { user, sent, address } = show(true);
  await user.type(screen.getByRole('searchbox'), 'badly{Enter}');
  const hit = await screen.findByRole('link', { name: /Progress note/ });
  expect(hit).toHaveAttribute('href', '/clients/client-jonah/notes/note');
  expect(screen.getByText('badly', { selector: 'mark' })).toBeInTheDocument();
  expect(screen.queryByText('All notes')).toBeNull();
  expect(sent).toContainEqual({
    name: 'SearchRecord',
    variables: { clientId: 'client-jonah', words: 'badly' },
  });
  // R28: what is looked for stands in no address.
  expect(address()).not.toContain('badly');
  await user.click(screen.getByRole('button', { name: 'Back to all' }));
  expect(screen.getByText('All notes')).toBeInTheDocument();
});

it('says what to do when nothing was found, and what was searched', async () => {
  const { user } = show(false);
  await user.type(screen.getByRole('searchbox'), 'badly{Enter}');
  expect(await screen.findByText('Nothing was found')).toBeInTheDocument();
  expect(screen.getByText(/Only what is open to you is searched/)).toBeInTheDocument();
});
