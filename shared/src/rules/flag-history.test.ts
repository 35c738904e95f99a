import { describe, expect, it } from '@jest/globals';
import { replayFlag } from './flag-history.ts';

const history = (words: string) => words.split(' ').map((kind) => ({ kind }));

describe('R16: a flag’s history', () => {
  it.each([
    ['NONE', 'RAISED', 'RAISED', 'NONE'],
    ['DEEP_WORK', 'RAISED TOLD SEEN TOLD ESCALATED', 'RAISED', 'ON'],
    ['DEEP_WORK', 'RAISED HOLD_LIFTED', 'RAISED', 'LIFTED'],
    ['ALL_BODYWORK', 'RAISED TOLD ACKNOWLEDGED', 'ACKNOWLEDGED', 'ON'],
    ['ALL_BODYWORK', 'RAISED ACKNOWLEDGED HOLD_LIFTED TOLD RESOLVED', 'RESOLVED', 'LIFTED'],
    ['NONE', 'RAISED ACKNOWLEDGED RESOLVED', 'RESOLVED', 'NONE'],
  ] as const)('with the hold %s, "%s" leads to %s and the hold %s', (put, words, state, hold) => {
    expect(replayFlag(put, history(words))).toEqual({ state, hold });
  });

  it.each([
    ['NONE', 'ACKNOWLEDGED'],
    ['NONE', 'RAISED RAISED'],
    ['NONE', 'RAISED HOLD_LIFTED'],
    ['DEEP_WORK', 'RAISED HOLD_LIFTED HOLD_LIFTED'],
    ['DEEP_WORK', 'RAISED ACKNOWLEDGED ACKNOWLEDGED'],
    ['DEEP_WORK', 'RAISED RESOLVED ACKNOWLEDGED'],
    ['DEEP_WORK', 'RAISED RESOLVED RESOLVED'],
  ] as const)('with the hold %s, "%s" is no history', (put, words) => {
    expect(() => replayFlag(put, history(words))).toThrow();
  });

  it('is no history when it is empty', () => {
    expect(() => replayFlag('NONE', [])).toThrow();
  });
});
