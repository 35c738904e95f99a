import { describe, expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import {
  AssignMeasureDocument,
  EndMeasureAssignmentDocument,
  MeasureAnswersOfDocument,
  PlanCheckInsDocument,
  RecordMeasuresDocument,
  type RecordMeasuresQuery,
} from '../../../generated/measures.ts';
import { RecordContext, type RecordHead } from '../../../lib/record.tsx';
import { type Answer, answer } from '../../../testing/answers.ts';
import { INES, MARA, renderApp } from '../../../testing/render-app.tsx';
import { MeasuresTab } from './measures-tab.tsx';

type Client = NonNullable<RecordMeasuresQuery['client']>;

const HEAD = { id: 'client-jonah', name: 'Jonah Whitfield' } as RecordHead;
const score = (
  id: string,
  value: number,
  change: string,
  words: string[],
): Client['measureScores'][number] => ({
  __typename: 'MeasureScore',
  id,
  code: 'PHQ-9',
  value,
  band: value >= 10 ? 'moderate' : 'mild',
  change,
  changeSinceLast: change,
  words,
  takenAt: `2026-11-0${id}T10:00:00Z`,
});
const checkIn: Client['checkIns'][number] = {
  __typename: 'CheckIn',
  id: 'c',
  at: '2026-11-24T20:00:00Z',
  distress: 4,
  mood: 7,
  sleepHours: 6.5,
  sleepQuality: null,
  arousal: 0,
  pain: 2,
  irritability: null,
  bodyConnection: null,
  text: 'A quiet day.',
  withheld: null,
};
const client: Client = {
  __typename: 'Client',
  id: 'client-jonah',
  measuresWithheld: null,
  measureScores: [
    score('1', 14, 'TOO_FEW', ['The first of its kind: there is nothing to compare with yet.']),
    score('2', 7, 'IMPROVED', ['Lower than at the start (14) by 7: more than chance would explain.']),
  ],
  checkIns: [checkIn],
  measureAssignments: [],
  activePlan: null,
  checkInRhythm: null,
  viewerCan: { __typename: 'ClientCapabilities', planCheckIns: true, assignMeasures: true },
};

const show = (over: Partial<Client> = {}, viewer = MARA, more: readonly Answer[] = []) =>
  renderApp(
    <RecordContext value={HEAD}>
      <MeasuresTab />
    </RecordContext>,
    {
      viewer,
      answers: [
        answer(RecordMeasuresDocument, { __typename: 'Query', client: { ...client, ...over } }),
        ...more,
      ],
    },
  );

it('shows totals with band and change in words, the newest first, and answers only when they are opened', async () => {
  const answers = answer(MeasureAnswersOfDocument, {
    __typename: 'Query',
    client: {
      __typename: 'Client',
      id: 'client-jonah',
      measureScores: [
        {
          __typename: 'MeasureScore',
          id: '2',
          answers: {
            __typename: 'ItemAnswers',
            items: [
              {
                __typename: 'ItemAnswer',
                number: 1,
                question: 'Little interest or pleasure in doing things',
                value: 1,
                answer: 'Several days',
                followUp: false,
              },
            ],
            unscored: null,
            parts: [],
            pattern: null,
            replaced: [],
          },
        },
      ],
    },
  });
  const { user, sent } = show({}, MARA, [answers]);
  const rows = within(await screen.findByRole('region', { name: 'PHQ-9: totals' }))
    .getAllByRole('row')
    .slice(1);
  expect(rows[0]).toHaveTextContent(/7, mildLowerLower than at the start \(14\) by 7/);
  expect(rows[1]).toHaveTextContent('14, moderate');
  expect(sent.map(({ name }) => name)).toEqual(['RecordMeasures']);
  await user.click(within(rows[0] as HTMLElement).getByRole('button', { name: 'Open' }));
  expect(await screen.findByText(/Several days \(1\)/)).toBeInTheDocument();
  expect(
    screen.getByText(/Distress 4 of 10, mood good, 6.5 hours of sleep, calm and awake, pain 2 of 10/),
  ).toBeInTheDocument();
});

it('says to a massage therapist that the client decides, and offers no plan', async () => {
  const reason = 'The client decides who sees measures, and has not shared it with you.';
  const withheld = { __typename: 'Withheld' as const, reason };
  show(
    {
      measuresWithheld: withheld,
      measureScores: [],
      checkIns: [{ ...checkIn, mood: null, arousal: null, text: null, withheld }],
      viewerCan: { __typename: 'ClientCapabilities', planCheckIns: false, assignMeasures: false },
    },
    INES,
  );
  expect(await screen.findAllByText(reason)).toHaveLength(2);
  expect(screen.getByText(/Distress 4 of 10, 6.5 hours of sleep, pain 2 of 10/)).toBeInTheDocument();
  expect(screen.queryByText('Planned check-ins')).toBeNull();
});

it('plans the days of check-ins', async () => {
  const planned = answer(PlanCheckInsDocument, {
    __typename: 'Mutation',
    planCheckIns: { __typename: 'CheckInRhythm', weekdays: [1, 4], everyDays: null, startsOn: '2026-11-24' },
  });
  const { user, sent } = show({}, MARA, [planned]);
  await user.selectOptions(await screen.findByLabelText('The client checks in'), 'on these weekdays');
  await user.click(screen.getByRole('checkbox', { name: 'Monday' }));
  await user.click(screen.getByRole('checkbox', { name: 'Thursday' }));
  await user.click(screen.getByRole('button', { name: 'Save the plan' }));
  expect(sent.find(({ name }) => name === 'PlanCheckIns')?.variables).toEqual({
    input: { clientId: 'client-jonah', weekdays: [1, 4], everyDays: null },
  });
});

describe('questionnaires in the plan', () => {
  const assignment: Client['measureAssignments'][number] = {
    __typename: 'MeasureAssignment',
    id: 'asked',
    code: 'PCL-5',
    rhythm: 'EVERY_WEEKS',
    everyWeeks: 2,
    weekday: 1,
    clock: '09:00',
    discipline: null,
    startsOn: '2026-11-02',
    endsOn: null,
    assignedAt: '2026-11-01T17:20:00Z',
    assignedByName: 'Dr Mara Lindqvist',
    endedAt: null,
    words: 'PCL-5 every two weeks',
    sentence: 'PCL-5 every two weeks, on Mondays from 09:00, since 2 November',
    occurrences: [
      {
        __typename: 'MeasureOccurrence',
        key: 'DAY:2026-11-02',
        state: 'MISSED',
        opensAt: '2026-11-02T09:00:00Z',
        closesAt: '2026-11-09T09:00:00Z',
        sessionStartsAt: null,
        words: 'Seven minutes, any time until Monday',
      },
    ],
  };
  const made = answer(AssignMeasureDocument, {
    __typename: 'Mutation',
    assignMeasure: { __typename: 'MeasureAssignment', id: 'new', sentence: 'GAD-7 before each session' },
  });

  it('are added with a rhythm, suggested by a goal, changed from today on, and ended when one is sure', async () => {
    const { user, sent } = show(
      {
        measureAssignments: [assignment],
        activePlan: {
          __typename: 'CarePlan',
          id: 'plan',
          version: 1,
          goals: [
            { __typename: 'Goal', id: 'g', statement: 'Worry less', measureCode: 'GAD-7' },
            { __typename: 'Goal', id: 'h', statement: 'Memories', measureCode: 'PCL-5' },
          ],
        },
      },
      MARA,
      [
        made,
        answer(EndMeasureAssignmentDocument, {
          __typename: 'Mutation',
          endMeasureAssignment: { __typename: 'MeasureAssignment', id: 'asked', words: assignment.words },
        }),
      ],
    );
    expect(await screen.findByText(assignment.sentence)).toBeInTheDocument();
    expect(screen.getByText('Not answered')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Add PCL-5/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: /Add GAD-7, which a goal is measured by/ }));
    expect(screen.getByLabelText('Questionnaire')).toHaveValue('GAD-7');
    await user.selectOptions(screen.getByLabelText('It is asked for'), 'before each session');
    await user.selectOptions(screen.getByLabelText('Sessions of'), 'bodywork');
    await user.click(screen.getByRole('button', { name: 'Add to the plan' }));
    expect(sent.find(({ name }) => name === 'AssignMeasure')?.variables).toEqual({
      input: expect.objectContaining({
        clientId: 'client-jonah',
        code: 'GAD-7',
        rhythm: 'BEFORE_SESSION',
        discipline: 'MASSAGE',
        everyWeeks: null,
        clock: null,
        replaces: null,
      }),
    });
    await user.click(await screen.findByRole('button', { name: /^Change/ }));
    expect(screen.getByRole('button', { name: 'Change it from today on' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Leave it' }));
    await user.click(screen.getByRole('button', { name: /^End/ }));
    await user.click(screen.getByRole('button', { name: 'End PCL-5' }));
    expect(sent.find(({ name }) => name === 'EndMeasureAssignment')?.variables).toEqual({
      input: { assignmentId: 'asked' },
    });
  });

  it('are read and not changed by whoever may not assign them', async () => {
    show(
      {
        measureAssignments: [assignment],
        viewerCan: { __typename: 'ClientCapabilities', planCheckIns: false, assignMeasures: false },
      },
      INES,
    );
    expect(await screen.findByText(assignment.sentence)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Add a questionnaire' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^End/ })).toBeNull();
  });
});
