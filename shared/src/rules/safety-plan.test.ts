import { expect, it } from '@jest/globals';
import { saveSafetyPlanSchema } from '../schemas/safety-plan.schema.ts';
import {
  compareSafetyPlans,
  isEmptySafetyPlan,
  mergeSafetyPlans,
  NO_SAFETY_PLAN,
  sameSafetyPlan,
} from './safety-plan.ts';

const plan = { ...NO_SAFETY_PLAN, people: ['Sam', 'Noor'], onTheTable: ['Say my name'] };
const ID = '018f0000-0000-7000-8000-000000000000';

it('says what a version changed, each difference once', () => {
  expect(compareSafetyPlans(NO_SAFETY_PLAN, plan)).toEqual([
    'People I can ask for help: new is “Sam”, “Noor”.',
    'What helps me on the table: new is “Say my name”.',
  ]);
  expect(compareSafetyPlans(plan, { ...plan, people: ['Noor', 'Tom'] })).toEqual([
    'People I can ask for help: new is “Tom”.',
    'People I can ask for help: no longer “Sam”.',
  ]);
  expect(compareSafetyPlans(plan, { ...plan, people: ['Noor', 'Sam'] })).toEqual([
    'People I can ask for help: the same, in another order.',
  ]);
  expect(compareSafetyPlans(plan, plan)).toEqual([]);
});

it('knows the same and the empty', () => {
  expect(sameSafetyPlan(plan, { ...plan })).toBe(true);
  expect(sameSafetyPlan(plan, { ...plan, people: ['Noor', 'Sam'] })).toBe(false);
  expect([isEmptySafetyPlan(NO_SAFETY_PLAN), isEmptySafetyPlan(plan)]).toEqual([true, false]);
});

it('tidies what is typed: no empty lines, none twice, no breaks', () => {
  const parsed = saveSafetyPlanSchema.parse({
    ...NO_SAFETY_PLAN,
    clientId: ID,
    expectedVersion: 0,
    people: ['  Sam,\n 07700 900000 ', '', 'Sam, 07700 900000'],
  });
  expect(parsed.people).toEqual(['Sam, 07700 900000']);
});

it.each([
  [{ people: Array.from({ length: 13 }, (_, index) => `line ${index}`) }, 'people'],
  [{ people: ['x'.repeat(301)] }, 'people.0'],
  [{ ownCoping: ['\u0000'] }, 'ownCoping.0'],
  [{ expectedVersion: -1 }, 'expectedVersion'],
])('refuses %j at %s', (over, path) => {
  const { error } = saveSafetyPlanSchema.safeParse({
    ...NO_SAFETY_PLAN,
    clientId: ID,
    expectedVersion: 0,
    ...over,
  });
  expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
});

it('puts together what two wrote at once: nothing that either added is lost', () => {
  const newest = { ...plan, people: ['Sam', 'Noor', 'Tom'] };
  const mine = { ...plan, people: ['Noor', 'Kim'], ownCoping: ['Tea'] };
  expect(mergeSafetyPlans(plan, newest, mine)).toEqual({
    ...NO_SAFETY_PLAN,
    people: ['Noor', 'Tom', 'Kim'],
    ownCoping: ['Tea'],
    onTheTable: ['Say my name'],
  });
});
