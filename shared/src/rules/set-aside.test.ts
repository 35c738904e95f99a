import { expect, it } from '@jest/globals';
import { canBeKept, setAside, unmetOf } from './set-aside.ts';

const finding = (kind: string, sentence: string, changes = {}) => ({
  kind,
  sentence,
  hard: true,
  satisfied: false,
  ...changes,
});
const REST = finding('REST_AFTER', 'No deep bodywork before Thursday.');
const HOURS = finding('HOURS', 'Ines does not work at that time any more.');
const MET = finding('CADENCE', 'It keeps the rhythm.', { satisfied: true });
const aside = (reason: string) => ({ byName: 'Dr Mara Lindqvist', reason, sentences: [REST.sentence] });

it('R24: tells what still speaks against an appointment from what was set aside, with the last reason', () => {
  const judged = { findings: [REST, HOURS, MET], overrides: [aside('First.'), aside('Jonah asked for it.')] };
  expect(unmetOf(judged)).toEqual([HOURS]);
  expect(setAside(judged)).toEqual([
    { sentence: REST.sentence, byName: 'Dr Mara Lindqvist', reason: 'Jonah asked for it.' },
  ]);
  expect(unmetOf({ ...judged, overrides: [] })).toEqual([REST, HOURS]);
});

it('R18, R24: is kept knowingly against rules alone, never against a hold or what is no rule', () => {
  expect(canBeKept({ findings: [REST, MET], overrides: [] })).toBe(true);
  expect(canBeKept({ findings: [REST], overrides: [aside('Kept.')] })).toBe(false);
  expect(canBeKept({ findings: [REST, HOURS], overrides: [] })).toBe(false);
  expect(canBeKept({ findings: [REST, finding('HOLD', 'On hold.')], overrides: [] })).toBe(false);
  expect(canBeKept({ findings: [{ ...REST, hard: false }], overrides: [] })).toBe(false);
});
