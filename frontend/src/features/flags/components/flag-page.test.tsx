import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { FlagDocument, type FlagQuery } from '../../../generated/flags.ts';
import { answer } from '../../../testing/answers.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { FlagPage } from './flag-page.tsx';

type Flag = NonNullable<FlagQuery['distressFlag']>;

const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();
const step = (position: number, who: Flag['steps'][number]['who'], over: Partial<Flag['steps'][number]>) => ({
  __typename: 'FlagEscalationStep' as const,
  position,
  who,
  dueAt: minutes(0),
  doneAt: null,
  stoppedAt: null,
  reminder: false,
  told: [],
  ...over,
});
const told = (name: string) => ({ __typename: 'FlagTold' as const, name, at: minutes(-70) });

const FLAG: Flag = {
  __typename: 'DistressFlag',
  id: 'flag-1',
  level: 'ALERT',
  state: 'RAISED',
  hold: 'DEEP_WORK',
  holdPut: 'DEEP_WORK',
  holdLiftedAt: null,
  source: 'CLIENT',
  tableGuidance: null,
  reasons: [],
  conditions: null,
  conditionsInForce: false,
  raisedAt: minutes(-76),
  acknowledgeBy: minutes(-16),
  acknowledgedAt: null,
  resolvedAt: null,
  reason: { __typename: 'NoteText', text: 'She slept two hours.' },
  raisedBy: null,
  calledIn: true,
  client: {
    __typename: 'Client',
    id: 'amal',
    name: 'Amal Haddad',
    contact: { __typename: 'ClientContact', phone: '07700 900134', email: null },
    careTeam: [
      {
        __typename: 'CareTeamMember',
        id: 'place-1',
        discipline: 'PSYCHOTHERAPY',
        lead: true,
        state: 'ACTIVE',
        member: { __typename: 'Member', id: 'mara', name: 'Dr Mara Lindqvist', phone: '07700 900103' },
      },
    ],
    viewerCan: { __typename: 'ClientCapabilities', liftHold: false },
  },
  events: [],
  steps: [
    step(1, 'LEAD', { doneAt: minutes(-75), told: [told('Dr Mara Lindqvist')] }),
    step(2, 'TEAM_PSYCHOTHERAPISTS', { doneAt: minutes(-16) }),
    step(3, 'ON_CALL', { doneAt: minutes(-1), told: [told('Tomas Reyes')] }),
    step(4, 'OWNER', { dueAt: minutes(14) }),
  ],
};

const show = (flag: Flag) =>
  renderApp(<FlagPage />, {
    at: '/flags/flag-1',
    path: '/flags/:flagId',
    answers: [answer(FlagDocument, { __typename: 'Query', distressFlag: flag })],
  });

it('R17: says who was told when, and how long until the next', async () => {
  show(FLAG);
  const card = await screen.findByRole('region', { name: 'Who was told when' });
  expect(card).toHaveTextContent('14 min left until the next');
  const steps = within(card).getAllByRole('listitem');
  expect(steps[0]).toHaveTextContent('Dr Mara Lindqvist');
  expect(steps[1]).toHaveTextContent('There was nobody to be told, so it went on.');
  expect(steps[3]).toHaveTextContent('if nobody answers');
});

it('once somebody answered, only what happened is left', async () => {
  show({
    ...FLAG,
    state: 'ACKNOWLEDGED',
    steps: FLAG.steps.map((one) => (one.doneAt ? one : { ...one, stoppedAt: minutes(0) })),
  });
  const card = await screen.findByRole('region', { name: 'Who was told when' });
  expect(within(card).getAllByRole('listitem')).toHaveLength(3);
  expect(card).not.toHaveTextContent('until the next');
});

it('R17: whoever is called in reaches the client and the team, takes it on, and decides no more', async () => {
  show(FLAG);
  expect(await screen.findByText('You are called in')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: '07700 900134' })).toHaveAttribute('href', 'tel:07700900134');
  expect(screen.getByRole('link', { name: '07700 900103' })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'I’m on it' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Resolve' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Lift the hold' })).toBeNull();
  expect(screen.queryByRole('link', { name: 'Open the record' })).toBeNull();
});
