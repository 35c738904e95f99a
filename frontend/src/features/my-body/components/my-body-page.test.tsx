import { expect, it } from '@jest/globals';
import { act, screen, within } from '@testing-library/react';
import {
  AnswerProposalDocument,
  ChangeMyRulesDocument,
  type ChangeMyRulesMutationVariables,
  MyBodyDocument,
  type MyBodyQuery,
} from '../../../generated/my-body.ts';
import { answer, unreachable } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { MyBodyPage } from './my-body-page.tsx';

type Client = NonNullable<MyBodyQuery['client']>;
type Boundaries = Client['boundaries'];
type Input = ChangeMyRulesMutationVariables['input'];

const boundaries: Boundaries = {
  __typename: 'Boundaries',
  version: 2,
  maxPressure: 2,
  regions: [
    { __typename: 'RegionBoundary', region: 'foot-left', choice: 'NEVER' },
    { __typename: 'RegionBoundary', region: 'back-of-neck', choice: 'ASK_FIRST' },
  ],
  draping: 'I stay clothed',
  clothing: null,
  scent: false,
  talk: 'Quiet',
  music: null,
  light: null,
  position: null,
  stopSignal: 'harbour',
  note: null,
  whatHelps: null,
  changedAt: '2026-11-01T10:00:00Z',
};

const proposal: Client['boundaryProposals'][number] = {
  __typename: 'BoundaryProposal',
  id: 'proposal',
  reason: 'Your breath gets short when you lie face down.',
  changes: ['Position: “On my side”.'],
  proposedBy: { __typename: 'Member', id: 'ines', name: 'Ines Okafor' },
};

/** What is saved is answered as the server would; `now` is what another device has made of it. */
function show({
  over = {},
  proposals = [],
  now = null,
  saves = true,
  at = '/my-body',
}: {
  over?: Partial<Boundaries>;
  proposals?: Client['boundaryProposals'];
  now?: Boundaries | null;
  saves?: boolean;
  at?: string;
} = {}) {
  let asked = 0;
  const shown = { ...boundaries, ...over };
  return renderApp(<MyBodyPage />, {
    viewer: JONAH,
    at,
    answers: [
      answer(MyBodyDocument, () => ({
        __typename: 'Query' as const,
        client: {
          __typename: 'Client' as const,
          id: 'client-jonah',
          boundaries: (asked++ > 0 && now) || shown,
          boundaryProposals: proposals,
        },
      })),
      saves
        ? answer(ChangeMyRulesDocument, ({ input }) => ({
            __typename: 'Mutation' as const,
            changeBoundaries:
              now && input.expectedVersion !== now.version
                ? {
                    __typename: 'StaleVersion' as const,
                    code: 'STALE_VERSION' as const,
                    message: 'Somebody changed this.',
                    currentVersion: now.version,
                  }
                : {
                    ...shown,
                    version: input.expectedVersion + 1,
                    maxPressure: input.maxPressure,
                    stopSignal: input.stopSignal ?? null,
                  },
          }))
        : unreachable(ChangeMyRulesDocument),
      answer(AnswerProposalDocument, ({ input }) => ({
        __typename: 'Mutation' as const,
        answerBoundaryProposal: {
          __typename: 'BoundaryProposal' as const,
          id: 'proposal',
          state: input.accept ? ('ACCEPTED' as const) : ('DECLINED' as const),
        },
      })),
    ],
  });
}

/** The input that was sent last. */
function inputOf(sent: readonly { name: string; variables: unknown }[]): Input {
  const last = sent.findLast((one) => one.name === 'ChangeMyRules');
  return (last as { variables: { input: Input } }).variables.input;
}

it('shows the client’s own word in the figure and in words', async () => {
  show();
  const [front, back] = await screen.findAllByRole('img');
  expect(front).toHaveAccessibleName(/Left foot: never/);
  expect(back).toHaveAccessibleName(/Back of neck: ask first/);
  expect(screen.getByText('Up to 2 of 5: light.')).toBeInTheDocument();
  expect(screen.getByText('I say or show: “harbour”.')).toBeInTheDocument();
});

it('says what holds before anything was said', async () => {
  show({ over: { version: 0, regions: [] } });
  expect(await screen.findByText(/You have not said anything yet/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Say what is all right' })).toBeInTheDocument();
});

it('is changed by keyboard alone and saved as a whole', async () => {
  const { user, sent } = show();
  const change = await screen.findByRole('button', { name: 'Change something' });
  act(() => change.focus());
  await user.keyboard('{Enter}');
  const figure = await screen.findByRole('group', { name: 'Front of the body' });
  const foot = within(figure).getByRole('button', { name: 'Left foot, never' });
  act(() => foot.focus());
  await user.keyboard('{Enter}');
  expect(screen.getByRole('radio', { name: /^Never/ })).toHaveFocus();
  await user.keyboard('{ArrowUp}');
  expect(screen.getByRole('radio', { name: /^Ask first/ })).toBeChecked();
  await user.keyboard('{Escape}');
  expect(within(figure).getByRole('button', { name: 'Left foot, ask first' })).toHaveFocus();
  const right = within(figure).getByRole('button', { name: 'Right hand, yes' });
  act(() => right.focus());
  await user.keyboard(' {ArrowUp}{Escape}');
  act(() => screen.getByRole('radio', { name: /^1 – Very light/ }).focus());
  await user.keyboard(' ');
  const signal = screen.getByLabelText('A word or a sign that stops everything');
  await user.clear(signal);
  await user.type(signal, 'red');
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Saved. It holds from now on.')).toBeInTheDocument();
  expect(inputOf(sent)).toMatchObject({
    expectedVersion: 2,
    maxPressure: 1,
    stopSignal: 'red',
    draping: 'I stay clothed',
    scent: false,
    whatHelps: null,
  });
  expect(Object.fromEntries(inputOf(sent).regions.map((one) => [one.region, one.choice]))).toEqual({
    'foot-left': 'ASK_FIRST',
    'back-of-neck': 'ASK_FIRST',
    'hand-left': 'NEVER',
    'hand-right': 'NEVER',
  });
});

it('does not offer what is not the client’s to open, and says why', async () => {
  const { user } = show({ at: '/my-body?change' });
  const groin = await screen.findByRole('button', { name: 'Left groin, cannot be chosen here' });
  expect(groin).toHaveAttribute('aria-disabled', 'true');
  await user.click(groin);
  expect(screen.queryByRole('radio', { name: /^Never/ })).not.toBeInTheDocument();
  expect(screen.getByText(/only with a separate consent in writing/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Left face, ask first' }));
  expect(screen.queryByRole('radio', { name: /^Yes/ })).not.toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: 'As a list' }));
  expect(screen.queryByLabelText(/groin|left breast|perineum/i)).not.toBeInTheDocument();
  await user.type(screen.getByLabelText('Find a place'), 'calf');
  await user.selectOptions(screen.getByLabelText('Left calf'), 'Never');
  expect(screen.getByLabelText('Left calf')).toHaveValue('NEVER');
  expect(screen.getByLabelText('Right calf')).toHaveValue('YES');
});

it('keeps what was entered when another device was first, and shows both', async () => {
  const there: Boundaries = { ...boundaries, version: 3, maxPressure: 4, music: 'None' };
  const { user, sent } = show({ now: there, at: '/my-body?change' });
  await user.click(await screen.findByRole('radio', { name: /^0 – No touch/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/changed on another device meanwhile/)).toBeInTheDocument();
  expect(screen.getByText('Pressure: up to 4 of 5, instead of 2.')).toBeInTheDocument();
  expect(screen.getByText('Pressure: up to 0 of 5, instead of 4.')).toBeInTheDocument();
  expect(screen.getByText('Music: nothing said any more.')).toBeInTheDocument();
  expect(screen.getByRole('radio', { name: /^0 – No touch/ })).toBeChecked();
  await user.click(screen.getByRole('button', { name: 'Save what I entered here' }));
  expect(await screen.findByText('Saved. It holds from now on.')).toBeInTheDocument();
  expect(inputOf(sent)).toMatchObject({ expectedVersion: 3, maxPressure: 0 });
});

it('takes what holds by now when that is wished', async () => {
  const { user } = show({ now: { ...boundaries, version: 3, maxPressure: 4 }, at: '/my-body?change' });
  await user.click(await screen.findByRole('radio', { name: /^0 – No touch/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await user.click(await screen.findByRole('button', { name: 'Take what holds now' }));
  expect(screen.getByRole('radio', { name: /^4 – Strong/ })).toBeChecked();
});

it('keeps what was entered when the network is gone', async () => {
  const { user } = show({ saves: false, at: '/my-body?change' });
  await user.click(await screen.findByRole('radio', { name: /^1 – Very light/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/Attune could not be reached/)).toBeInTheDocument();
  expect(screen.getByRole('radio', { name: /^1 – Very light/ })).toBeChecked();
});

it('tells who proposed what and why, and takes the client’s answer', async () => {
  const { user, sent } = show({ proposals: [proposal] });
  expect(await screen.findByText('Proposed by Ines')).toBeInTheDocument();
  expect(screen.getByText('Position: “On my side”.')).toBeInTheDocument();
  expect(screen.getByText(proposal.reason)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'No, thank you: not what Ines proposes' }));
  expect(await screen.findByText('Everything stays as it is.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Accept what Ines proposes' }));
  expect(await screen.findByText('Accepted. It holds from now on.')).toBeInTheDocument();
  expect(sent).toContainEqual({
    name: 'AnswerProposal',
    variables: { input: { proposalId: 'proposal', accept: true, expectedVersion: 2 } },
  });
});
