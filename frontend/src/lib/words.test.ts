import { expect, it } from '@jest/globals';
import { safeNext } from './paths.ts';
import { fieldMessage, outcomeOf, problemOfError } from './results.ts';
import { activitySentence, firstName, initials, listed, pairedRegions } from './words.ts';

it('speaks of people and lists as people do', () => {
  expect(firstName('Dr Mara Lindqvist')).toBe('Mara');
  expect(initials('Dr Mara Lindqvist')).toBe('ML');
  expect(listed(['Mara', 'Ines', 'Ben'])).toBe('Mara, Ines and Ben');
  expect(listed([])).toBe('');
});

it('joins both sides of a region into one', () => {
  expect(pairedRegions(['foot-left', 'foot-right', 'knee-left', 'scalp'])).toEqual([
    'foot (both)',
    'left knee',
    'scalp',
  ]);
});

it('tells an activity of the plan as a sentence', () => {
  expect(
    activitySentence({
      modality: 'Swedish',
      minutes: 60,
      everyWeeks: 2,
      maxPressure: 2,
      focusRegions: ['upper-shoulder-left', 'upper-shoulder-right'],
      avoidRegions: [],
    }),
  ).toBe('Swedish, 60 minutes, every 2 weeks, pressure up to 2; focus on upper shoulder (both).');
});

it('tells a refusal from what was wished for, and what is absent is a refusal too', () => {
  const refused = {
    __typename: 'InvalidInput',
    code: 'INVALID',
    message: 'No.',
    fields: [{ path: 'reason', message: 'Please write something here.' }],
  };
  const outcome = outcomeOf(refused);
  expect(outcome.ok).toBe(false);
  expect(!outcome.ok && fieldMessage(outcome.problem, 'reason')).toBe('Please write something here.');
  expect(outcomeOf({ __typename: 'DistressFlag', id: '1' })).toEqual({
    ok: true,
    value: { __typename: 'DistressFlag', id: '1' },
  });
  expect(outcomeOf(null).ok).toBe(false);
});

it('makes sentences of failures', () => {
  expect(
    problemOfError({ errors: [{ message: 'This is not open to you.', extensions: { code: 'FORBIDDEN' } }] }),
  ).toEqual({
    code: 'FORBIDDEN',
    message: 'This is not open to you.',
  });
  expect(problemOfError(new TypeError('Failed to fetch')).code).toBe('UNREACHABLE');
});

it('never leads to another site after signing in', () => {
  expect(safeNext('/clients/1')).toBe('/clients/1');
  for (const elsewhere of ['//evil.example.org', 'https://evil.example.org', '/\\evil.example.org', null]) {
    expect(safeNext(elsewhere)).toBe('/');
  }
});
