import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import {
  RecordHealthFormDocument,
  type RecordHealthFormQuery,
  SaveRecordHealthDocument,
} from '../../../generated/client-record.ts';
import { RecordContext, type RecordHead } from '../../../lib/record.tsx';
import { answer, unreachable } from '../../../testing/answers.ts';
import { MARA, renderApp } from '../../../testing/render-app.tsx';
import { HealthForm } from './health-form.tsx';

type Intake = NonNullable<NonNullable<RecordHealthFormQuery['client']>['intake']>;

const RECORD: RecordHead = {
  id: 'amal',
  name: 'Amal Haddad',
  preferredName: null,
  phase: null,
  hold: 'NONE',
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
const GOALS = {
  __typename: 'IntakeText',
  part: 'GOALS',
  text: 'To sleep.',
  writtenAt: '2026-10-01T18:00:00Z',
  byClient: true,
  writtenBy: null,
} as const;
const INTAKE: Intake = {
  __typename: 'Intake',
  clientId: 'amal',
  version: 2,
  state: 'COMPLETE',
  completedAt: '2026-10-01T18:00:00Z',
  entries: [
    {
      __typename: 'IntakeEntry',
      id: 'latex',
      kind: 'ALLERGY',
      code: 'LATEX',
      text: null,
      label: 'Latex',
      relevantToBodywork: true,
      regions: [],
      timesOfDay: [],
      effects: [],
      notedAt: '2026-10-01T18:00:00Z',
      byClient: true,
      notedBy: null,
    },
  ],
  earlier: [
    {
      __typename: 'IntakeEntry',
      id: 'bruise',
      label: 'Bruise',
      notedAt: '2026-10-01T18:00:00Z',
      byClient: true,
      notedBy: null,
      endedAt: '2026-10-08T18:00:00Z',
      endedByClient: false,
      endedBy: 'Dr Mara Lindqvist',
    },
  ],
  texts: [GOALS],
};

/** The form; `read` is what the API says, and may change while somebody writes. */
const open = ({
  writeIntake = true,
  save = answer(SaveRecordHealthDocument, { __typename: 'Mutation', saveIntake: { ...INTAKE, version: 3 } }),
  read = { ...INTAKE } as { -readonly [Key in keyof Intake]: Intake[Key] },
} = {}) =>
  renderApp(
    <RecordContext value={RECORD}>
      <HealthForm />
    </RecordContext>,
    {
      viewer: MARA,
      answers: [
        answer(RecordHealthFormDocument, () => ({
          __typename: 'Query' as const,
          client: {
            __typename: 'Client' as const,
            id: 'amal',
            viewerCan: { __typename: 'ClientCapabilities' as const, writeIntake },
            intake: { ...read },
          },
        })),
        save,
      ],
    },
  );
const head = (expectedVersion: number) => ({ clientId: 'amal', expectedVersion });

it('says of each answer who gave it and when, also of what has ended', async () => {
  open();
  const latex = await screen.findByRole('checkbox', { name: 'Latex' });
  expect(latex).toBeChecked();
  expect(latex).toHaveAccessibleDescription(/^Amal, 1 October/);
  expect(screen.getByRole('textbox', { name: 'Hopes for' })).toHaveAccessibleDescription(/^Amal, 1 October/);
  expect(
    screen.getByText(/^noted by Amal, 1 October.* · ended by Dr Mara Lindqvist, 8 October/),
  ).toBeInTheDocument();
});

it('keeps each answer at once, and typed words before the page is left', async () => {
  const { user, sent } = open();
  await user.click(await screen.findByRole('checkbox', { name: 'Scents' }));
  expect(sent).toContainEqual({
    name: 'SaveRecordHealth',
    variables: { input: { ...head(2), add: [{ kind: 'ALLERGY', code: 'SCENT', relevantToBodywork: true }] } },
  });
  await user.type(screen.getByRole('textbox', { name: 'To avoid' }), 'Strong smells');
  await user.click(screen.getByRole('button', { name: 'Done' }));
  expect(sent).toContainEqual({
    name: 'SaveRecordHealth',
    variables: { input: { ...head(3), triggersToAvoid: 'Strong smells' } },
  });
});

it('shows both texts where somebody else wrote meanwhile, and overwrites nothing unasked', async () => {
  const read = { ...INTAKE } as { -readonly [Key in keyof Intake]: Intake[Key] };
  const stale = answer(SaveRecordHealthDocument, () => {
    read.version = 3;
    read.texts = [{ ...GOALS, text: 'To sleep and to drive.' }];
    return {
      __typename: 'Mutation' as const,
      saveIntake: {
        __typename: 'StaleVersion' as const,
        code: 'STALE_VERSION' as const,
        message: 'Somebody saved meanwhile.',
      },
    };
  });
  const { user, sent } = open({ read, save: stale });
  const goals = await screen.findByRole('textbox', { name: 'Hopes for' });
  await user.type(goals, ' Through.');
  await user.click(screen.getByRole('button', { name: 'Keep these words' }));
  expect(await screen.findByText('Somebody saved meanwhile.')).toBeInTheDocument();
  expect(await screen.findByText('It now says: “To sleep and to drive.”')).toBeInTheDocument();
  expect(goals).toHaveValue('To sleep. Through.');
  const saves = () => sent.filter((one) => one.name === 'SaveRecordHealth');
  await user.click(screen.getByRole('button', { name: 'Keep these words' }));
  expect(saves()).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Go on with mine' }));
  await user.click(screen.getByRole('button', { name: 'Keep these words' }));
  expect(saves().at(-1)?.variables['input']).toEqual({ ...head(3), goals: 'To sleep. Through.' });
});

it('stays where it is while something cannot be kept, and says so', async () => {
  const { user } = open({ save: unreachable(SaveRecordHealthDocument) });
  await user.type(await screen.findByRole('textbox', { name: 'What is it called?' }), 'Lorazepam');
  await user.click(screen.getByRole('button', { name: 'Done' }));
  expect(await screen.findByText(/could not be reached/)).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: 'What is it called?' })).toHaveValue('Lorazepam');
});

it('is read by others, and written by none of them', async () => {
  open({ writeIntake: false });
  expect(await screen.findByText(/you read them/)).toBeInTheDocument();
  expect(screen.queryByRole('checkbox')).toBeNull();
});
