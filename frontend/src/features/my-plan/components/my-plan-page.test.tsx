import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import {
  AgreeToMyPlanDocument,
  MyPlanDocument,
  type MyPlanQuery,
  ReachMyStepDocument,
} from '../../../generated/my-plan.ts';
import { answer, unreachable } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { MyPlanPage } from './my-plan-page.tsx';

type Client = NonNullable<MyPlanQuery['client']>;
type Plan = NonNullable<Client['activePlan']>;

const plan: Plan = {
  __typename: 'CarePlan',
  id: 'plan',
  version: 1,
  versionState: 'IN_FORCE',
  phase: 'STABILISATION',
  summary: 'First sleep, then the rest.',
  author: 'Dr Mara Lindqvist',
  proposedAt: '2026-11-01T10:00:00Z',
  inForceAt: '2026-11-02T10:00:00Z',
  agreedByViewer: true,
  agreedVersion: 1,
  healthWarnings: [],
  changesSinceAgreed: null,
  nextReview: { __typename: 'PlanReview', id: 'r2', dueOn: '2027-03-05' },
  heldReviews: [
    {
      __typename: 'PlanReview',
      id: 'r1',
      heldAt: '2026-11-20T10:00:00Z',
      decision: 'GO_ON',
      words: 'We keep the rhythm.',
    },
  ],
  goals: [
    {
      __typename: 'Goal',
      id: 'g',
      statement: 'Sleep through',
      due: null,
      achievement: 'IMPROVING',
      steps: [
        { __typename: 'GoalStep', id: 's1', text: 'One night', reachedOn: '2026-11-10' },
        { __typename: 'GoalStep', id: 's2', text: 'Three nights', reachedOn: null },
      ],
      measured: {
        __typename: 'GoalMeasure',
        plain:
          '5.5 at the start, 6.5 now. We aim for 7. That is about as it was at the start, or too close to tell.',
        towards: 0.5,
      },
    },
  ],
  activities: [
    {
      __typename: 'Activity',
      id: 'a',
      discipline: 'MASSAGE',
      minutes: 60,
      everyWeeks: 2,
      maxPressure: 2,
      focusRegions: ['upper-shoulder-left', 'upper-shoulder-right'],
      avoidRegions: [],
      reason: null,
      adjustment: null,
      modality: { __typename: 'Modality', code: 'RESTORATIVE', name: 'Trauma-informed restorative' },
    },
  ],
  rules: [],
  agreements: [],
};

const team: Client['careTeam'] = [
  {
    __typename: 'CareTeamMember',
    id: 'p1',
    discipline: 'PSYCHOTHERAPY',
    lead: true,
    state: 'ACTIVE',
    member: { __typename: 'Member', id: 'mara', name: 'Dr Mara Lindqvist' },
  },
  {
    __typename: 'CareTeamMember',
    id: 'p2',
    discipline: 'MASSAGE',
    lead: false,
    state: 'ACTIVE',
    member: { __typename: 'Member', id: 'ines', name: 'Ines Okafor' },
  },
];

const show = (over: Partial<Client>, more: Parameters<typeof answer>[0][] = []) =>
  renderApp(<MyPlanPage />, {
    viewer: JONAH,
    answers: [
      answer(MyPlanDocument, {
        __typename: 'Query',
        client: {
          __typename: 'Client',
          id: 'client-jonah',
          name: 'Jonah Whitfield',
          preferredName: null,
          measureAssignments: [],
          activePlan: null,
          planProposal: null,
          careTeam: team,
          planAdjustments: [],
          ...over,
        },
      }),
      ...(more as never[]),
    ],
  });

it('says why, what we do, who does what and how it goes, in plain words', async () => {
  show({ activePlan: plan });
  expect(await screen.findByText('First sleep, then the rest.')).toBeInTheDocument();
  expect(
    screen.getByText('Trauma-informed restorative with Ines, 60 minutes, every 2 weeks.'),
  ).toBeInTheDocument();
  expect(screen.getByText(/getting better/)).toBeInTheDocument();
  expect(screen.getByText('Your psychotherapist, who leads the plan')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Agree' })).not.toBeInTheDocument();
});

it('R7: shows what changed since the version agreed to, and agrees to this very version', async () => {
  const proposal: Plan = {
    ...plan,
    version: 2,
    versionState: 'PROPOSED',
    agreedByViewer: false,
    healthWarnings: [],
    changesSinceAgreed: ['Trauma-informed restorative: 75 minutes instead of 60.'],
  };
  const agreed = answer(AgreeToMyPlanDocument, {
    __typename: 'Mutation',
    agreeToCarePlan: {
      __typename: 'CarePlan',
      id: 'plan',
      version: 2,
      versionState: 'IN_FORCE',
      agreedByViewer: true,
    },
  });
  const { user, sent } = show({ activePlan: plan, planProposal: proposal }, [agreed as never]);
  expect(await screen.findByText('Mara suggests a change')).toBeInTheDocument();
  expect(screen.getByText('Trauma-informed restorative: 75 minutes instead of 60.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Ask for a change' }));
  expect(screen.getByText(/everything stays as it was/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Agree' }));
  expect(sent).toContainEqual({
    name: 'AgreeToMyPlan',
    variables: { input: { planId: 'plan', version: 2 } },
  });
  expect(await screen.findByText('You agreed. The plan holds from now on.')).toBeInTheDocument();
});

it('shows steps and figures in plain words, says when we look at it, and takes a step as reached', async () => {
  const reached = answer(ReachMyStepDocument, {
    __typename: 'Mutation',
    recordGoalProgress: { __typename: 'CarePlan', id: 'plan', version: 1 },
  });
  const { user, sent } = show({ activePlan: plan }, [reached as never]);
  expect(await screen.findByText(/5.5 at the start, 6.5 now/)).toBeInTheDocument();
  expect(screen.getByText(/We look at the plan together on/)).toBeInTheDocument();
  expect(screen.getByText(/We keep the rhythm/)).toBeInTheDocument();
  expect(screen.getByRole('checkbox', { name: /One night/ })).toBeChecked();
  await user.click(screen.getByRole('checkbox', { name: /Three nights/ }));
  expect(sent).toContainEqual({
    name: 'ReachMyStep',
    variables: { input: expect.objectContaining({ goalId: 'g', stepId: 's2' }) },
  });
});

it('says what to do where there is no plan', async () => {
  show({});
  expect(await screen.findByText('There is no plan yet')).toBeInTheDocument();
});

it('says which questionnaires are part of the plan, in plain words', async () => {
  show({
    activePlan: plan,
    measureAssignments: [
      { __typename: 'MeasureAssignment', id: 'm', code: 'PCL-5', words: 'PCL-5 every two weeks' },
    ],
  });
  expect(await screen.findByText('PCL-5 every two weeks')).toBeInTheDocument();
  expect(screen.getByText(/You can always say “not today”/)).toBeInTheDocument();
});

it('without a network shows the copy of what is in force, with its age, to read and not to change', async () => {
  localStorage.clear();
  const online = show({ activePlan: plan });
  await screen.findByText('First sleep, then the rest.');
  online.unmount();
  renderApp(<MyPlanPage />, { viewer: JONAH, answers: [unreachable(MyPlanDocument)] });
  expect(await screen.findByText(/^As of today \d\d:\d\d, without a network\./)).toBeInTheDocument();
  expect(screen.getByText('First sleep, then the rest.')).toBeInTheDocument();
  expect(screen.getByText(/One night \(reached\)/)).toBeInTheDocument();
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
});

it('what the server no longer shows is not kept, and not shown without a network either', async () => {
  localStorage.clear();
  const online = show({ activePlan: plan });
  await screen.findByText('First sleep, then the rest.');
  online.unmount();
  const gone = show({});
  await screen.findByText('There is no plan yet');
  gone.unmount();
  renderApp(<MyPlanPage />, { viewer: JONAH, answers: [unreachable(MyPlanDocument)] });
  expect(await screen.findByText(/could not be reached/)).toBeInTheDocument();
  expect(screen.queryByText('First sleep, then the rest.')).not.toBeInTheDocument();
});

it('puts what is in force first, and what is suggested after it, with a way there', async () => {
  show({
    activePlan: plan,
    planProposal: {
      ...plan,
      version: 2,
      versionState: 'PROPOSED',
      agreedByViewer: false,
      changesSinceAgreed: ['A change.'],
    },
  });
  const inForce = await screen.findByRole('heading', { name: 'What we do' });
  const suggested = screen.getByRole('heading', { name: 'Mara suggests a change' });
  expect(inForce.compareDocumentPosition(suggested)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(screen.getByRole('link', { name: 'below' })).toHaveAttribute('href', '#suggested');
});
