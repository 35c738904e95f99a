import { expect, it, jest } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import {
  QueueDocument,
  type QueueQuery,
  SeenMeasureDocument,
  TakeOnDocument,
} from '../../../generated/today.ts';
import { answer, unreachable } from '../../../testing/answers.ts';
import { INES, MARA, renderApp } from '../../../testing/render-app.tsx';
import { Queue } from './queue.tsx';

type Item = QueueQuery['needsYouNow']['edges'][number]['node'];

const AMAL = { __typename: 'Client', id: 'amal', name: 'Amal Haddad' } as const;

const ALERT: Item = {
  __typename: 'WorkItem',
  kind: 'FLAG',
  title: 'No deep work until you decide: raised by Ines Okafor',
  detail: 'She slept two hours.',
  dueAt: new Date(Date.now() + 38 * 60_000 - 5_000).toISOString(),
  since: new Date(Date.now() - 22 * 60_000).toISOString(),
  level: 'ALERT',
  targetId: 'flag-1',
  told: null,
  toCall: [],
  client: AMAL,
};
const HOLD: Item = { ...ALERT, kind: 'HOLD', title: 'No deep work until you decide', dueAt: null };
const DRAFT: Item = {
  ...ALERT,
  kind: 'DRAFT',
  title: 'Unsigned progress note of 20 November',
  level: null,
  detail: null,
  dueAt: null,
  targetId: 'note-1',
};

const queue = (...items: Item[]) =>
  answer(QueueDocument, {
    __typename: 'Query',
    needsYouNow: {
      __typename: 'WorkItemConnection',
      edges: items.map((node) => ({ __typename: 'WorkItemEdge' as const, node })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: false },
    },
  });
const taken = answer(TakeOnDocument, {
  __typename: 'Mutation',
  acknowledgeDistressFlag: { __typename: 'DistressFlag', id: 'flag-1', state: 'ACKNOWLEDGED' },
});

it('shows level, whom it is about and the time that is left, in words', async () => {
  renderApp(<Queue />, { answers: [queue(ALERT, DRAFT)] });
  const [first, second] = await screen.findAllByRole('listitem');
  expect(within(first as HTMLElement).getByText('Alert')).toBeInTheDocument();
  expect(first?.textContent).toContain('Amal Haddad · no deep work until you decide');
  expect(first?.textContent).toContain('38 min left');
  expect(second?.textContent).toContain('Unsigned');
  expect(
    within(second as HTMLElement)
      .getByRole('link', { name: /Finish/ })
      .getAttribute('href'),
  ).toBe('/clients/amal/notes/note-1');
});

it('never writes a name small', async () => {
  const agreement: Item = {
    ...DRAFT,
    kind: 'AGREEMENT',
    title: 'Ines Okafor proposes version 3 of the plan',
    targetId: 'plan-1',
  };
  renderApp(<Queue />, { answers: [queue(agreement)] });
  expect((await screen.findByRole('listitem')).textContent).toContain('Amal Haddad · Ines Okafor proposes');
});

it('acknowledges in place, says so, and looks at the queue again', async () => {
  const { user, sent } = renderApp(<Queue />, { answers: [queue(ALERT), taken] });
  await user.click(await screen.findByRole('button', { name: /I’m on it/ }));
  expect(sent).toContainEqual({ name: 'TakeOn', variables: { input: { flagId: 'flag-1' } } });
  expect(await screen.findByText(/You are on it: Amal Haddad/)).toBeInTheDocument();
  expect(sent.filter(({ name }) => name === 'Queue').length).toBeGreaterThan(1);
  expect(screen.queryByRole('button', { name: /I’m on it/ })).toBeNull();
});

it('a massage therapist says that they have seen it', async () => {
  renderApp(<Queue />, { viewer: INES, answers: [queue(ALERT)] });
  expect(await screen.findByRole('button', { name: /I’ve seen it/ })).toBeInTheDocument();
});

it('a refusal stands beside the act, and the act stays', async () => {
  const refused = answer(TakeOnDocument, {
    __typename: 'Mutation',
    acknowledgeDistressFlag: {
      __typename: 'Conflict',
      code: 'CONFLICT',
      message: 'Tomas Reyes took it on a moment ago.',
    },
  });
  const { user } = renderApp(<Queue />, { answers: [queue(ALERT), refused] });
  await user.click(await screen.findByRole('button', { name: /I’m on it/ }));
  expect((await screen.findByRole('alert')).textContent).toContain('Tomas Reyes took it on');
  expect(screen.getByRole('button', { name: /I’m on it/ })).toBeInTheDocument();
});

it('a hold is decided from here', async () => {
  const clearHold = jest.fn();
  const { user } = renderApp(<Queue />, { answers: [queue(HOLD)], dialogs: { clearHold } });
  await user.click(await screen.findByRole('button', { name: /Decide about the hold/ }));
  expect(clearHold).toHaveBeenCalledWith({ client: AMAL });
});

it('says when nothing waits, and when it could not be asked', async () => {
  renderApp(<Queue />, { answers: [queue()] });
  expect(await screen.findByText('Nothing needs you now')).toBeInTheDocument();
  const broken = renderApp(<Queue />, { answers: [unreachable(QueueDocument)] });
  expect(await within(broken.container).findByRole('button', { name: 'Try again' })).toBeInTheDocument();
});

it('R17: to the owner, of a flag that nobody answers: whom it was sent to, a tap away, and no answer of theirs', async () => {
  const unanswered: Item = {
    ...ALERT,
    kind: 'UNANSWERED',
    title: 'Alert: nobody has answered. Please see to it that somebody does',
    detail: null,
    told: 'Told to Dr Mara Lindqvist at 14:02 and Tomas Reyes at 15:17; nobody has answered.',
    toCall: [
      { __typename: 'Member', id: 'mara', name: 'Dr Mara Lindqvist', phone: '07700 900103' },
      { __typename: 'Member', id: 'tomas', name: 'Tomas Reyes', phone: null },
    ],
  };
  renderApp(<Queue />, { viewer: { ...INES, roles: ['OWNER'] }, answers: [queue(unanswered)] });
  const link = await screen.findByRole('link', { name: 'Call Dr Mara Lindqvist, 07700 900103' });
  expect(link).toHaveAttribute('href', 'tel:07700900103');
  expect(screen.getByText(/at 15:17; nobody has answered/)).toBeInTheDocument();
  expect(screen.getByText('Tomas Reyes, no number')).toBeInTheDocument();
  expect(screen.queryByRole('button')).toBeNull();
});

it('a total that rose leads to the measures, and is said to be seen in place', async () => {
  const worse: Item = { ...DRAFT, kind: 'MEASURE_WORSE', title: 'PCL-5 rose to 48', targetId: 'score-1' };
  const { user, sent } = renderApp(<Queue />, {
    viewer: MARA,
    answers: [
      queue(worse),
      answer(SeenMeasureDocument, {
        __typename: 'Mutation',
        markMeasureSeen: { __typename: 'MeasureSeen', subjectId: 'score-1' },
      }),
    ],
  });
  expect(await screen.findByText('Higher')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /^Look: Amal/ }).getAttribute('href')).toMatch(/measures$/);
  await user.click(screen.getByRole('button', { name: /seen it/ }));
  expect(sent.find(({ name }) => name === 'SeenMeasure')?.variables).toEqual({
    input: { subjectId: 'score-1' },
  });
});
