import { describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import {
  AnswerForClientDocument,
  type ListEntryFragment,
  SetWaitingUrgencyDocument,
  TakeOffWaitingListDocument,
  WaitingListDocument,
} from '../../../generated/waiting-list.ts';
import { answer } from '../../../testing/answers.ts';
import { INES, MARA, renderApp } from '../../../testing/render-app.tsx';
import { WaitingListPage } from './waiting-list-page.tsx';

const mara = { __typename: 'Member' as const, id: 'mara', name: 'Dr Mara Lindqvist' };
const entry: ListEntryFragment = {
  __typename: 'WaitingEntry',
  id: 'wait',
  weekdays: [2],
  parts: [],
  from: '2026-12-01',
  until: '2026-12-31',
  noticeHours: 24,
  urgent: false,
  since: '2026-11-20T10:00:00Z',
  version: 3,
  client: { __typename: 'Client', id: 'client-jonah', name: 'Jonah Whitfield' },
  service: { __typename: 'Service', id: 's', name: 'Talk session' },
  practitioner: null,
  offers: [
    {
      __typename: 'SlotOffer',
      id: 'offer',
      startsAt: '2026-12-08T10:00:00Z',
      state: 'OFFERED',
      offeredAt: '2026-11-24T10:00:00Z',
      expiresAt: '2026-11-24T14:00:00Z',
      answeredAt: null,
      practitioner: mara,
    },
  ],
};
const list = (...waitingList: ListEntryFragment[]) =>
  answer(WaitingListDocument, { __typename: 'Query', waitingList });
const changed = { __typename: 'WaitingEntry' as const, id: 'wait', state: 'WAITING' as const, version: 4 };
const answers = [
  list(entry),
  answer(SetWaitingUrgencyDocument, {
    __typename: 'Mutation',
    setWaitingUrgency: { ...changed, urgent: true },
  }),
  answer(TakeOffWaitingListDocument, {
    __typename: 'Mutation',
    withdrawFromWaitingList: { ...changed, urgent: false },
  }),
  answer(AnswerForClientDocument, { __typename: 'Mutation', answerOffer: changed }),
];

describe('the waiting list of the practice', () => {
  it('says who waits, for what and when, and what was offered', async () => {
    renderApp(<WaitingListPage />, { viewer: MARA, answers });
    expect(await screen.findByRole('link', { name: 'Jonah Whitfield' })).toBeInTheDocument();
    expect(screen.getByText(/Tuesdays/)).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Offered to Jonah Whitfield' })).toHaveTextContent(
      /with Dr Mara Lindqvist: offered/,
    );
  });

  it('lets who treats say how soon, answer for the client, and take somebody off after asking', async () => {
    const { user, sent } = renderApp(<WaitingListPage />, { viewer: MARA, answers });
    await user.click(await screen.findByRole('button', { name: /^Needed soon/ }));
    await user.click(screen.getByRole('button', { name: /^Book it/ }));
    await user.click(screen.getByRole('button', { name: /^Take off/ }));
    await user.click(await screen.findByRole('button', { name: 'Take off the list' }));
    await waitFor(() => expect(sent.map(({ name }) => name)).toContain('TakeOffWaitingList'));
    expect(sent).toContainEqual({
      name: 'SetWaitingUrgency',
      variables: { input: { entryId: 'wait', expectedVersion: 3, urgent: true } },
    });
    expect(sent).toContainEqual({
      name: 'AnswerForClient',
      variables: { input: { offerId: 'offer', accept: true } },
    });
  });

  it('shows a massage therapist that somebody waits for psychotherapy, and nothing to do about it', async () => {
    renderApp(<WaitingListPage />, { viewer: INES, answers: [list({ ...entry, service: null })] });
    expect(await screen.findByRole('link', { name: 'Jonah Whitfield' })).toBeInTheDocument();
    expect(screen.queryByText(/Talk session/)).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('an empty list says how it fills', async () => {
    renderApp(<WaitingListPage />, { viewer: MARA, answers: [list()] });
    expect(await screen.findByText('Nobody waits')).toBeInTheDocument();
  });
});
