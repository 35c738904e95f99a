import { expect, it } from '@jest/globals';
import { SHARING_CATEGORIES, SHARED_WITH, type SharingCategory } from '@attune/shared';
import { screen, waitFor, within } from '@testing-library/react';
import {
  MySharingDocument,
  MySharingHistoryDocument,
  type MySharingQuery,
  SetSharingDocument,
} from '../../../generated/my-sharing.ts';
import { answer, unreachable } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { MySharingPage } from './my-sharing-page.tsx';
import { WelcomePage } from './welcome-page.tsx';

type Row = NonNullable<MySharingQuery['client']>['sharing'][number];

const place = (id: string, name: string, discipline: 'PSYCHOTHERAPY' | 'MASSAGE', state = 'ACTIVE') => ({
  __typename: 'CareTeamMember' as const,
  id: `place-${id}`,
  discipline,
  state: state as 'ACTIVE',
  member: { __typename: 'Member' as const, id, name },
});

/** The API as it behaves: what was said is what is read next. */
function server({ granted = ['PLAN'] as SharingCategory[], state = 'ACTIVE' } = {}) {
  const said = new Map<string, Row>(
    granted.map((category) => [
      `${category} ${SHARED_WITH[category]} `,
      {
        __typename: 'SharingConsent',
        category,
        discipline: SHARED_WITH[category],
        granted: true,
        since: '2026-11-01T10:00:00Z',
        member: null,
      },
    ]),
  );
  const names: Record<string, string> = { ines: 'Ines Okafor', ben: 'Ben Sato', mara: 'Dr Mara Lindqvist' };
  return [
    answer(MySharingDocument, () => ({
      __typename: 'Query' as const,
      client: {
        __typename: 'Client' as const,
        id: 'client-jonah',
        sharing: [...said.values()],
        careTeam: [
          place('mara', 'Dr Mara Lindqvist', 'PSYCHOTHERAPY', state),
          place('ines', 'Ines Okafor', 'MASSAGE', state),
          place('ben', 'Ben Sato', 'MASSAGE', state),
        ],
      },
    })),
    answer(SetSharingDocument, ({ input }) => {
      const { category, discipline, granted: yes, memberId, followDiscipline } = input;
      const key = `${category} ${discipline} ${memberId ?? ''}`;
      const row: Row = {
        __typename: 'SharingConsent',
        category,
        discipline,
        granted: yes,
        since: '2026-11-24T10:00:00Z',
        member: memberId ? { __typename: 'Member', id: `${memberId}`, name: names[memberId] ?? '' } : null,
      };
      if (followDiscipline) said.delete(key);
      else said.set(key, row);
      return { __typename: 'Mutation' as const, setSharing: row };
    }),
  ];
}

const show = (more: ReturnType<typeof server> = [], options = {}) =>
  renderApp(<MySharingPage />, { viewer: JONAH, answers: [...server(options), ...more] });
const card = (name: string) => screen.findByRole('region', { name });
const switchOf = (region: HTMLElement) => within(region).getByRole('switch');

it('says of each category who reads it by name, who has it always, and what somebody would read', async () => {
  show();
  const plan = await card('The care plan');
  expect(
    within(plan).getByRole('switch', { name: 'Your massage therapists may read the care plan' }),
  ).toBeChecked();
  expect(within(plan).getByText('Ines and Ben can read this.')).toBeInTheDocument();
  expect(within(plan).getByText(/^For example, /)).toBeInTheDocument();
  expect(
    within(plan).getByText(/psychotherapists write it with you, and have it always/),
  ).toBeInTheDocument();
  const responses = await card('Responses from bodywork sessions');
  expect(switchOf(responses)).not.toBeChecked();
  expect(within(responses).getByText('Mara cannot read this.')).toBeInTheDocument();
  expect(screen.getAllByRole('switch')).toHaveLength(SHARING_CATEGORIES.length);
});

it('turns off and on as easily, says so, and takes it back by undo', async () => {
  const { user, sent } = show();
  const plan = await card('The care plan');
  await user.click(switchOf(plan));
  expect(switchOf(plan)).not.toBeChecked();
  expect(
    await screen.findByText('From now on your massage therapists may not read the care plan.'),
  ).toBeInTheDocument();
  expect(within(plan).getByText('Ines and Ben cannot read this.')).toBeInTheDocument();
  expect(sent).toContainEqual({
    name: 'SetSharing',
    variables: { input: { category: 'PLAN', discipline: 'MASSAGE', granted: false, screen: 'MY_SHARING' } },
  });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(switchOf(plan)).toBeChecked());
  expect(await within(plan).findByText('Ines and Ben can read this.')).toBeInTheDocument();
});

it('goes back with a sentence where it did not come to hold', async () => {
  const { user } = show([unreachable(SetSharingDocument)] as never);
  const plan = await card('The care plan');
  await user.click(switchOf(plan));
  expect(await within(plan).findByRole('alert')).toHaveTextContent('Attune could not be reached');
  expect(switchOf(plan)).toBeChecked();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

it('of two quick changes the last one holds', async () => {
  const { user, sent } = show();
  const plan = await card('The care plan');
  await user.click(switchOf(plan));
  await user.click(switchOf(plan));
  await user.click(switchOf(plan));
  await waitFor(() =>
    expect(
      sent.filter((one) => one.name === 'SetSharing').map((one) => one.variables['input'].granted),
    ).toEqual([false, true, false]),
  );
  await waitFor(() => expect(within(plan).getByText('Ines and Ben cannot read this.')).toBeInTheDocument());
});

it('lets one person read, or all but one, and be as the others again', async () => {
  const { user, sent } = show();
  const plan = await card('The care plan');
  expect(screen.queryByRole('group', { name: 'Ben Sato' })).toBeNull();
  await user.click(within(plan).getByRole('button', { name: /^Someone in particular/ }));
  const ben = await screen.findByRole('group', { name: 'Ben Sato' });
  expect(within(ben).getByRole('radio', { name: /As the switch says/ })).toBeChecked();
  await user.click(within(ben).getByRole('radio', { name: /Not Ben/ }));
  expect(await within(plan).findByText('Ines can read this. Ben cannot.')).toBeInTheDocument();
  expect(switchOf(plan)).toBeChecked();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await within(plan).findByText('Ines and Ben can read this.')).toBeInTheDocument();
  const persons = sent.filter((one) => one.name === 'SetSharing').map((one) => one.variables['input']);
  expect(persons).toMatchObject([
    { memberId: 'ben', granted: false, followDiscipline: false },
    { memberId: 'ben', followDiscipline: true },
  ]);
});

it('shows in words what was said before, when it is asked for', async () => {
  const line = (id: string, over: object) => ({
    __typename: 'SharingEventEdge' as const,
    node: {
      __typename: 'SharingEvent' as const,
      id,
      at: '2020-11-17T19:05:00Z',
      category: 'PSYCHOTHERAPY_SUMMARY' as const,
      discipline: 'MASSAGE' as const,
      granted: false as boolean | null,
      screen: 'MY_SHARING' as const,
      member: null as { __typename: 'Member'; id: string; name: string } | null,
      ...over,
    },
  });
  const history = answer(MySharingHistoryDocument, {
    __typename: 'Query',
    client: {
      __typename: 'Client',
      id: 'client-jonah',
      sharingHistory: {
        __typename: 'SharingEventConnection',
        edges: [
          line('1', {}),
          // The discipline that has it always: nothing that anybody decides.
          line('2', { discipline: 'PSYCHOTHERAPY' }),
          line('3', { granted: null, member: { __typename: 'Member', id: 'ines', name: 'Ines Okafor' } }),
          line('4', { granted: true, screen: 'WELCOME' }),
        ],
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      },
    },
  });
  const { user } = show([history] as never);
  await user.click(await screen.findByRole('button', { name: 'Show what I said' }));
  const said = await card('What you said before');
  const lines = (await within(said).findAllByRole('listitem')).map((one) => one.textContent);
  expect(lines).toEqual([
    'No: your massage therapists may not read summaries from psychotherapy.17 November 2020, 19:05, on My sharing',
    'Ines: as your massage therapists in general, for summaries from psychotherapy.17 November 2020, 19:05, on My sharing',
    'Yes: your massage therapists may read summaries from psychotherapy.17 November 2020, 19:05, in your first steps',
  ]);
});

it('the first steps end with nothing shared, can be left, and go on where they stopped', async () => {
  localStorage.clear();
  const welcome = (at = '/welcome') =>
    renderApp(<WelcomePage />, {
      viewer: JONAH,
      answers: server({ granted: [], state: 'PROPOSED' }),
      at,
      path: '/welcome',
    });
  const first = welcome();
  const next = (name = 'Go on') => first.user.click(screen.getByRole('button', { name }));
  expect(screen.getByRole('heading', { level: 1, name: 'Welcome' })).toBeInTheDocument();
  await next();
  expect(screen.getByRole('heading', { level: 1, name: 'Your team, and you decide' })).toHaveFocus();
  expect(await screen.findByText(/Ines Okafor as your massage therapist/)).toBeInTheDocument();
  await next();
  const switches = await screen.findAllByRole('switch');
  expect(switches).toHaveLength(SHARING_CATEGORIES.length);
  for (const one of switches) expect(one).not.toBeChecked();
  expect(screen.queryByRole('button', { name: /Someone in particular/ })).toBeNull();
  await first.user.click(screen.getByRole('link', { name: 'Leave for now' }));
  expect(first.address()).toBe('/home');
  first.unmount();

  const again = welcome();
  expect(screen.getByRole('heading', { level: 1, name: 'What may be shared' })).toBeInTheDocument();
  await again.user.click(await screen.findByRole('button', { name: 'Go on like this' }));
  expect(screen.getByRole('link', { name: 'My body, my rules' })).toHaveAttribute('href', '/my-body');
  await again.user.click(screen.getByRole('button', { name: 'Go on' }));
  expect(await screen.findByRole('heading', { name: 'Nothing is shared' })).toBeInTheDocument();
  expect(again.sent.filter((one) => one.name === 'SetSharing')).toEqual([]);
  expect(localStorage.getItem('attune.first-steps.client-jonah')).toBe('done');
  localStorage.clear();
});

it('what is turned on in the first steps is said to come from there', async () => {
  localStorage.clear();
  const { user, sent } = renderApp(<WelcomePage />, {
    viewer: JONAH,
    answers: server({ granted: [] }),
    at: '/welcome?step=sharing',
    path: '/welcome',
  });
  await user.click(switchOf(await card('Medical information')));
  expect(
    await screen.findByText('From now on your massage therapists may read medical information.'),
  ).toBeInTheDocument();
  expect(sent.find((one) => one.name === 'SetSharing')?.variables['input']).toMatchObject({
    category: 'MEDICAL',
    granted: true,
    screen: 'WELCOME',
  });
  await user.click(screen.getByRole('button', { name: 'Go on like this' }));
  await user.click(screen.getByRole('button', { name: 'Go on' }));
  expect(await screen.findByText('You share medical information. Nothing else.')).toBeInTheDocument();
  localStorage.clear();
});
