import { expect, it } from '@jest/globals';
import { carePlanSchema } from '@attune/shared';
import { emptyActivity, emptyGoal, emptyPlan, emptyRule, inputOf, type PlanForm } from './plan-form.ts';

const CLIENT_ID = '01935a2e-0000-7000-8000-000000000001';

const FORM: PlanForm = {
  ...emptyPlan(),
  summary: 'Steadiness first.',
  goals: [{ ...emptyGoal(), statement: 'Sleep through.', target: '7', due: '2026-12-24' }],
  activities: [
    { ...emptyActivity('MASSAGE'), adjustment: 'Shorter after a hard week.' },
    emptyActivity('PSYCHOTHERAPY'),
  ],
  rules: [
    emptyRule(),
    { ...emptyRule(), kind: 'CADENCE', to: 'BODYWORK_GENTLE' },
    {
      ...emptyRule(),
      kind: 'AVOID_WINDOW',
      to: 'BODYWORK_GENTLE',
      weekdays: [1],
      fromTime: '08:00',
      toTime: '10:00',
    },
    { ...emptyRule(), kind: 'MAX_PER_WEEK', to: 'BODYWORK_GENTLE' },
  ],
};

it('makes an input that the server’s own schema accepts', () => {
  const parsed = carePlanSchema.safeParse({
    clientId: CLIENT_ID,
    planId: null,
    expectedVersion: null,
    ...inputOf(FORM),
  });
  expect(parsed.error?.issues).toBeUndefined();
  expect(parsed.data?.goals[0]).toMatchObject({
    statement: 'Sleep through.',
    target: 7,
    due: '2026-12-24',
    audience: 'TEAM',
  });
});

it('leaves out of a rule what its kind does not use', () => {
  const [rest, cadence, avoid, most] = inputOf(FORM).rules;
  expect(rest).toMatchObject({ from: 'TRAUMA_PROCESSING', hours: 24, everyWeeks: null, count: null });
  expect(cadence).toMatchObject({ from: null, hours: null, everyWeeks: 2, toleranceDays: 3 });
  expect(avoid).toMatchObject({ weekdays: [1], fromTime: '08:00', toTime: '10:00', hours: null });
  expect(most).toMatchObject({ count: 1, everyWeeks: null });
});

it('a target that is no number is left empty, not sent as nonsense', () => {
  const form = { ...FORM, goals: [{ ...emptyGoal(), statement: 'Sleep.', target: 'seven' }] };
  expect(inputOf(form).goals[0]).toMatchObject({ target: null });
});
