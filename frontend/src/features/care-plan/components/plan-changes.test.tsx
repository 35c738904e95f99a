import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import {
  AcknowledgeChangeDocument,
  ObjectToChangeDocument,
  PlanChangesDocument,
  type PlanChangesQuery,
} from '../../../generated/care-plan.ts';
import { RecordContext } from '../../../lib/record.tsx';
import { answer } from '../../../testing/answers.ts';
import { MARA, renderApp } from '../../../testing/render-app.tsx';
import { PlanChanges } from './plan-changes.tsx';

type Client = NonNullable<PlanChangesQuery['client']>;
type Change = Client['planAdjustments'][number];

const values = (minutes: number) => ({
  __typename: 'AdjustedActivity' as const,
  modality: 'MYOFASCIAL',
  modalityName: 'Myofascial release',
  minutes,
  everyWeeks: 4,
  maxPressure: 3,
});
const CHANGE: Change = {
  __typename: 'PlanAdjustment',
  id: 'c',
  planId: 'plan',
  discipline: 'MASSAGE',
  state: 'PROPOSED',
  round: 1,
  version: null,
  proposedBy: 'Ines Okafor',
  changedAt: '2026-11-20T10:00:00Z',
  mine: false,
  rounds: [
    {
      __typename: 'AdjustmentRound',
      round: 1,
      why: 'He tires before the hour is over.',
      at: '2026-11-20T10:00:00Z',
      sentences: ['45 minutes instead of 60.'],
      restsOn: 'Rests on four session responses, not shared with you.',
      from: values(60),
      to: values(45),
      responses: [],
    },
  ],
  events: [],
  misfits: [],
};
const RECORD = {
  id: 'jonah',
  name: 'Jonah Whitfield',
  preferredName: null,
  phase: null,
  hold: 'NONE' as const,
  careTeam: [],
  viewerCan: {
    raiseFlag: true,
    liftHold: true,
    writeProgressNote: true,
    writeSessionResponse: false,
    editPlan: true,
    book: true,
    bookJointly: true,
  },
};

const show = (
  change: Partial<Change>,
  answerAdjustment: boolean,
  more: Parameters<typeof answer>[0][] = [],
) =>
  renderApp(
    <RecordContext value={RECORD}>
      <PlanChanges plan={null} />
    </RecordContext>,
    {
      viewer: MARA,
      answers: [
        answer(PlanChangesDocument, {
          __typename: 'Query',
          client: {
            __typename: 'Client',
            id: 'jonah',
            viewerCan: {
              __typename: 'ClientCapabilities',
              proposeAdjustment: true,
              answerAdjustment,
              reviewPlan: true,
              recordGoalProgress: true,
            },
            planAdjustments: [{ ...CHANGE, ...change }],
          },
        }),
        ...(more as never[]),
      ],
    },
  );

it('shows from → to, why and what it rests on; the lead objects with a reason', async () => {
  const objected = answer(ObjectToChangeDocument, {
    __typename: 'Mutation',
    objectToAdjustment: { __typename: 'PlanAdjustment', id: 'c', state: 'OBJECTED', round: 1 },
  });
  const { user, sent } = show({}, true, [objected as never]);
  expect(await screen.findByText('45 minutes instead of 60.')).toBeInTheDocument();
  expect(screen.getByText(/four session responses, not shared with you/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Object' }));
  await user.type(await screen.findByRole('textbox', { name: /Why, and what/ }), 'Too short.');
  await user.click(screen.getAllByRole('button', { name: 'Object' }).at(-1) as HTMLElement);
  expect(sent).toContainEqual({
    name: 'ObjectToChange',
    variables: { input: { adjustmentId: 'c', round: 1, reason: 'Too short.' } },
  });
});

it('shows what a later version changed before the change goes on top of it', async () => {
  const moved = answer(AcknowledgeChangeDocument, {
    __typename: 'Mutation',
    acknowledgeAdjustment: {
      __typename: 'PlanMovedOn',
      code: 'STALE_VERSION',
      message: 'Version 4 of the plan was written since.',
      currentVersion: 4,
      changes: ['The summary is worded anew.'],
      now: values(50),
      rebased: values(45),
    },
  });
  const { user, sent } = show({}, true, [moved as never]);
  await user.click(await screen.findByRole('button', { name: 'Acknowledge' }));
  expect(await screen.findByText('The summary is worded anew.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /on top of version 4/ }));
  expect(sent.at(-1)).toMatchObject({ variables: { input: { ontoVersion: 4 } } });
});

it('offers no answer to anybody but the lead, and lists the bookings that no longer fit', async () => {
  const misfits = [
    {
      __typename: 'AdjustmentMisfit' as const,
      appointmentId: 'a',
      startsAt: '2026-12-02T15:30:00Z',
      service: 'Myofascial release',
      practitioner: 'Ines Okafor',
    },
  ];
  show({ state: 'IN_FORCE', version: 3, misfits }, false);
  expect(await screen.findByText('One booking no longer fits')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Acknowledge' })).not.toBeInTheDocument();
});
