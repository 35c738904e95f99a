import { expect, it } from '@jest/globals';
import { changeInWords, changeRuleInWords, changeSince } from './change.ts';
import type { InstrumentCode } from './instrument.ts';
import { instrumentOf } from './instruments.ts';

const the = (code: InstrumentCode) => {
  const found = instrumentOf(code);
  if (!found) throw new Error(code);
  return found;
};

it.each<[InstrumentCode, number]>([
  ['PHQ-9', 6],
  ['GAD-7', 4],
  ['PCL-5', 15],
])('%s: %i points are reliable, one less is not', (code, reliable) => {
  expect(changeSince(the(code), 20, 20 - reliable)).toBe('IMPROVED');
  expect(changeSince(the(code), 20, 20 + reliable)).toBe('WORSE');
  expect(changeSince(the(code), 20, 20 - reliable + 1)).toBe('NO_RELIABLE_CHANGE');
  expect(changeSince(the(code), 20, 20 + reliable - 1)).toBe('NO_RELIABLE_CHANGE');
  expect(changeSince(the(code), null, 20)).toBe('TOO_FEW');
});

it('the PHQ-4 has no published threshold, so no change of it is called reliable', () => {
  expect(changeSince(the('PHQ-4'), 12, 0)).toBe('NO_RELIABLE_CHANGE');
  expect(changeInWords(the('PHQ-4'), 12, 0, 'START')).toContain('No figure is kept');
});

it('says in words what moved and how sure it is', () => {
  const words = (before: number | null, now: number) => changeInWords(the('PCL-5'), before, now, 'START');
  expect(words(52, 28)).toBe('Lower than at the start (52) by 24: more than chance would explain.');
  expect(words(28, 40)).toBe(
    'Higher than at the start (28) by 12: it may matter, and is less than what is sure not to be chance (15).',
  );
  expect(words(28, 26)).toBe('Lower than at the start (28) by 2: chance alone could explain it.');
  expect(words(28, 28)).toBe('The same as at the start (28).');
  expect(words(null, 28)).toContain('nothing to compare with');
  expect(changeInWords(the('PHQ-9'), 10, 11, 'LAST')).toContain('than last time (10) by 1');
});

it('names the rule with its source beside a change', () => {
  expect(changeRuleInWords(the('PHQ-9'))).toBe(
    'On the PHQ-9, 6 points or more are more than chance would explain. From: NHS Talking Therapies manual: reliable change on the PHQ-9, 6 points or more.',
  );
  expect(changeRuleInWords(the('PCL-5'))).toContain(
    '15 points or more are more than chance would explain, and from 10 on it may matter. From: Marx',
  );
  expect(changeRuleInWords(the('PHQ-4'))).toBeNull();
});
