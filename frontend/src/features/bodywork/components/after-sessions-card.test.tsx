import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import {
  FeedbackOfClientDocument,
  type FeedbackOfClientQuery,
  ReadFeedbackDocument,
  SayWhatChangedDocument,
} from '../../../generated/bodywork.ts';
import { RecordContext, type RecordHead } from '../../../lib/record.tsx';
import { answer } from '../../../testing/answers.ts';
import { INES, renderApp } from '../../../testing/render-app.tsx';
import { AfterSessionsCard } from './after-sessions-card.tsx';

type Feedback = NonNullable<FeedbackOfClientQuery['client']>['sessionFeedback'][number];

const member = (name: string) => ({ __typename: 'Member' as const, id: name, name });
const said = (day: number, more: Partial<Feedback> = {}): Feedback => ({
  __typename: 'SessionFeedback',
  id: `said-${day}`,
  heldAt: `2026-11-${day}T15:30:00Z`,
  at: `2026-11-${day}T20:00:00Z`,
  feltSafe: 'YES',
  inControl: 'YES',
  pressure: 'RIGHT',
  different: false,
  differentWhat: null,
  words: null,
  needsCare: false,
  viewerCanAnswer: true,
  waitsForViewer: false,
  therapist: member('Ines Okafor'),
  changes: [],
  seenBy: [],
  ...more,
});
const show = (sessionFeedback: readonly Feedback[]) =>
  renderApp(
    <RecordContext value={{ id: 'client-jonah', name: 'Jonah Whitfield' } as RecordHead}>
      <AfterSessionsCard />
    </RecordContext>,
    {
      viewer: INES,
      answers: [
        answer(FeedbackOfClientDocument, {
          __typename: 'Query',
          client: { __typename: 'Client', id: 'client-jonah', sessionFeedback: [...sessionFeedback] },
        }),
        answer(SayWhatChangedDocument, {
          __typename: 'Mutation',
          sayWhatChanged: { __typename: 'SessionFeedback', id: 'said-20' },
        }),
        answer(ReadFeedbackDocument, {
          __typename: 'Mutation',
          markFeedbackSeen: { __typename: 'SessionFeedback', id: 'said-20' },
        }),
      ],
    },
  );

it('shows the newest and whatever waits for the viewer, the rest on demand', async () => {
  const waits = said(11, {
    feltSafe: 'NO',
    needsCare: true,
    waitsForViewer: true,
    words: 'It was too much.',
  });
  const { user } = show([said(20), said(17), said(14), waits]);
  const card = await screen.findByRole('region', { name: 'After sessions, in the client’s eyes' });
  expect(within(card).getAllByRole('article')).toHaveLength(3);
  const one = within(card).getByRole('article', { name: 'After the session of Wednesday, 11 November' });
  expect(one).toHaveTextContent('asks for care');
  expect(one).toHaveTextContent('“It was too much.”');
  await user.click(within(card).getByRole('button', { name: 'Show what was said earlier' }));
  expect(within(card).getAllByRole('article')).toHaveLength(4);
});

it('lets whose session it was say what was changed, and who reads it say so', async () => {
  const { user, sent } = show([said(20, { waitsForViewer: true })]);
  await user.click(await screen.findByRole('button', { name: /^I’ve read it/ }));
  expect(sent.find(({ name }) => name === 'ReadFeedback')?.variables).toEqual({
    input: { feedbackId: 'said-20' },
  });
  await user.click(screen.getByRole('button', { name: /^Say what we changed/ }));
  await user.type(screen.getByLabelText('What we changed'), 'The door stays open.');
  await user.click(screen.getByRole('button', { name: 'Tell Jonah' }));
  expect(sent.find(({ name }) => name === 'SayWhatChanged')?.variables).toMatchObject({
    input: { feedbackId: 'said-20', text: 'The door stays open.', idempotencyKey: expect.any(String) },
  });
  expect(await screen.findByText('Jonah can read it now.')).toBeInTheDocument();
});

it('is not there where nothing is open, and has no way to answer for whom it was not', async () => {
  show([said(20, { viewerCanAnswer: false })]);
  await screen.findByRole('article');
  expect(screen.queryByRole('button', { name: /Say what we changed/ })).toBeNull();
});
