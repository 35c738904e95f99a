import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  AnswerTimesDocument,
  AskForSupportDocument,
  MySupportDocument,
  WhomToCallDocument,
} from '../../../generated/support.ts';
import { keepOwn, ownerOf } from '../../../lib/own-on-device.ts';
import { dropRequest, keepRequest, listKept } from '../../../lib/support-outbox.ts';
import { answer, unreachable } from '../../../testing/answers.ts';
import { JONAH, MARA, renderApp } from '../../../testing/render-app.tsx';
import { SupportPage } from './support-page.tsx';

const line = (name: string, phone: string, region: string) => ({
  __typename: 'CrisisResource' as const,
  name,
  phone,
  text: null,
  url: null,
  region,
  checkedOn: '2026-11-01',
});
const whom = answer(WhomToCallDocument, {
  __typename: 'Query',
  crisisResources: [line('Harbour on-call line', '020 7946 0112', 'GB')],
});
const told = answer(AskForSupportDocument, {
  __typename: 'Mutation',
  askForSupport: {
    __typename: 'SupportOnItsWay',
    told: ['Dr Mara Lindqvist'],
    crisisResources: [],
    safetyPlan: null,
  },
});
const PLAN = {
  __typename: 'SafetyPlan' as const,
  clientId: 'client-jonah',
  version: 2,
  warningSigns: ['I drive detours'],
  ownCoping: [],
  distractions: [],
  people: ['My brother Dan, 07700 900221'],
  professionals: [],
  safeSurroundings: [],
  onTheTable: [],
};
const REQUEST = {
  __typename: 'DistressFlag' as const,
  id: 'flag-1',
  source: 'CLIENT',
  state: 'RAISED' as const,
  raisedAt: new Date().toISOString(),
  acknowledgeBy: new Date(Date.now() + 3_600_000).toISOString(),
  resolvedAt: null,
  plainWords: 'You asked for support. Your team is being told.',
  events: [
    {
      __typename: 'FlagEvent' as const,
      at: new Date().toISOString(),
      kind: 'TOLD',
      actor: 'Dr Mara Lindqvist',
    },
  ],
};
const mine = (requests = [REQUEST]) =>
  answer(MySupportDocument, {
    __typename: 'Query',
    client: {
      __typename: 'Client',
      id: 'client-jonah',
      safetyPlan: PLAN,
      open: {
        __typename: 'DistressFlagConnection',
        edges: requests.map((node) => ({ __typename: 'DistressFlagEdge' as const, node })),
      },
      settled: { __typename: 'DistressFlagConnection', edges: [] },
    },
  });
const nothing = mine([]);
const asks = (sent: readonly { name: string }[]) => sent.filter((one) => one.name === 'AskForSupport').length;

beforeEach(async () => {
  localStorage.clear();
  for (const { key } of await listKept()) await dropRequest(key);
});

const times = answer(AnswerTimesDocument, {
  __typename: 'Query',
  answerTimes: [{ __typename: 'AnswerTime', urgency: 'NOW', withinMinutes: 5 }],
});

it('R19: people to call stand first, one tap away, and the page says what it is not', async () => {
  renderApp(<SupportPage />, { viewer: JONAH, answers: [whom, nothing] });
  const call = await screen.findByRole('link', { name: 'Call 020 7946 0112, Harbour on-call line' });
  expect(call).toHaveAttribute('href', 'tel:02079460112');
  expect(screen.getByText(/no emergency service/)).toBeInTheDocument();
  expect(document.body.textContent).not.toMatch(/flag/i);
});

it('R19: the numbers show when nothing can be reached; those named last time come first', async () => {
  const gone = [unreachable(WhomToCallDocument), unreachable(MySupportDocument)];
  const first = renderApp(<SupportPage />, { viewer: JONAH, answers: gone });
  expect(screen.getByRole('link', { name: 'Call 999, Emergency services' })).toBeInTheDocument();
  first.unmount();
  const second = renderApp(<SupportPage />, { viewer: JONAH, answers: [whom, nothing] });
  await screen.findByText('Harbour on-call line');
  second.unmount();
  renderApp(<SupportPage />, { viewer: JONAH, answers: gone });
  expect(screen.getByText('Harbour on-call line')).toBeInTheDocument();
});

it('R19: the own safety plan and who has been told stand there, and stay on the device for when nothing answers', async () => {
  const first = renderApp(<SupportPage />, { viewer: JONAH, answers: [whom, mine()] });
  const plan = await screen.findByRole('region', { name: 'My safety plan' });
  expect(within(plan).getByRole('link', { name: 'Call 07700 900221, My brother Dan' })).toHaveAttribute(
    'href',
    'tel:07700900221',
  );
  expect(screen.getByText(/^Mara was told at \d\d:\d\d\.$/)).toBeInTheDocument();
  first.unmount();
  // The server says nothing, not even who is signed in.
  renderApp(<SupportPage />, { viewer: null, answers: [unreachable(WhomToCallDocument)] });
  expect(screen.getByText('I drive detours')).toBeInTheDocument();
  expect(screen.getByText(/^As this device knew it at/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Tell my team' })).toBeInTheDocument();
});

it('of somebody else the page shows nothing', () => {
  keepOwn(ownerOf(JONAH)!, 'support', { plan: PLAN, requests: [], asOf: new Date().toISOString() });
  renderApp(<SupportPage />, { viewer: MARA, answers: [whom] });
  expect(screen.queryByText('I drive detours')).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Tell my team' })).not.toBeInTheDocument();
});

it('R19: without a choice it is today; says who is told and what comes next', async () => {
  const { user, sent } = renderApp(<SupportPage />, { viewer: JONAH, answers: [whom, nothing, told, times] });
  expect(screen.getByRole('radio', { name: /^Today/ })).toBeChecked();
  // What the practice set, and no promise where it is not known.
  expect(
    await screen.findByText('Please call as well. Your team is asked to answer within 5 minutes.'),
  ).toBeInTheDocument();
  expect(screen.getAllByText('Your team is asked to answer.')).toHaveLength(2);
  await user.click(screen.getByRole('radio', { name: /^Now, I am not safe/ }));
  await user.type(screen.getByLabelText(/a line about what you need/), 'Please ring me.');
  await user.click(screen.getByRole('button', { name: 'Tell my team' }));
  expect(await screen.findByText('Mara is told now.')).toBeInTheDocument();
  expect(screen.getByText(/Please do not wait for it/)).toBeInTheDocument();
  const { input } = sent.find((one) => one.name === 'AskForSupport')?.variables ?? {};
  expect(input).toMatchObject({ urgency: 'NOW', message: 'Please ring me.', clientId: 'client-jonah' });
  expect(await listKept()).toEqual([]);
});

it('R19: what did not go out says that nobody knows, is kept over closing the page, and goes out once with one key', async () => {
  const down = renderApp(<SupportPage />, {
    viewer: JONAH,
    answers: [whom, nothing, unreachable(AskForSupportDocument)],
  });
  await down.user.type(screen.getByLabelText(/a line about what you need/), 'Hello');
  await down.user.click(screen.getByRole('button', { name: 'Tell my team' }));
  expect(await screen.findByText('This has not reached anybody yet')).toBeInTheDocument();
  expect(screen.getByRole('alert')).toHaveTextContent(/Nobody knows of it so far. Please do not wait: call/);
  const [kept] = await listKept('client-jonah');
  expect(kept).toMatchObject({ urgency: 'TODAY', message: 'Hello' });
  await down.user.click(screen.getByRole('button', { name: 'Try now' }));
  await waitFor(() => expect(asks(down.sent)).toBe(2));
  const keys = down.sent.flatMap(({ name, variables }) =>
    name === 'AskForSupport' ? [variables['input'].idempotencyKey] : [],
  );
  expect(new Set(keys)).toEqual(new Set([kept?.key]));
  down.unmount();
  const up = renderApp(<SupportPage />, { viewer: JONAH, answers: [whom, nothing, told] });
  expect(await screen.findByText('Mara is told now.')).toBeInTheDocument();
  expect(up.sent.find((one) => one.name === 'AskForSupport')?.variables['input'].idempotencyKey).toBe(
    kept?.key,
  );
  expect(asks(up.sent)).toBe(1);
  expect(await listKept()).toEqual([]);
});

it('what waits can be taken back, and the words are in the form again', async () => {
  const { user } = renderApp(<SupportPage />, {
    viewer: JONAH,
    answers: [whom, nothing, unreachable(AskForSupportDocument)],
  });
  await user.type(screen.getByLabelText(/a line about what you need/), 'Hello');
  await user.click(screen.getByRole('button', { name: 'Tell my team' }));
  await user.click(await screen.findByRole('button', { name: 'Take it back' }));
  expect(await screen.findByLabelText(/a line about what you need/)).toHaveValue('Hello');
  expect(await listKept()).toEqual([]);
});

it('what somebody else wrote on this device is neither shown nor sent', async () => {
  await keepRequest({
    key: 'a',
    clientId: 'client-amal',
    urgency: 'TODAY',
    message: 'Of Amal',
    writtenAt: new Date().toISOString(),
  });
  const { sent } = renderApp(<SupportPage />, { viewer: JONAH, answers: [whom, nothing, told] });
  await screen.findByText('Harbour on-call line');
  expect(screen.queryByText(/Of Amal/)).not.toBeInTheDocument();
  expect(asks(sent)).toBe(0);
  expect(await listKept()).toHaveLength(1);
});

it('is there for somebody who is not signed in', async () => {
  renderApp(<SupportPage />, { viewer: null, answers: [whom] });
  expect(await screen.findByRole('link', { name: 'Sign in' }, { timeout: 4000 })).toHaveAttribute(
    'href',
    '/sign-in?next=%2Fsupport',
  );
  expect(screen.queryByRole('button', { name: 'Tell my team' })).not.toBeInTheDocument();
});

it('breathing along is started and stopped by hand', async () => {
  const { user } = renderApp(<SupportPage />, { viewer: JONAH, answers: [whom, nothing] });
  const card = screen.getByRole('region', { name: 'Breathe, slowly' });
  await user.click(within(card).getByRole('button', { name: 'Breathe along' }));
  expect(within(card).getByText('in')).toBeInTheDocument();
  await user.click(within(card).getByRole('button', { name: 'Stop breathing along' }));
  expect(within(card).queryByText('in')).not.toBeInTheDocument();
});
