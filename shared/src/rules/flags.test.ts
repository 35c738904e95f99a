import { describe, expect, it } from '@jest/globals';
import { nextState } from '../machines/machine.ts';
import { FLAG_MACHINE, type FlagStep } from '../machines/machines.ts';
import { APPOINTMENT_CLASSES } from '../vocabulary/appointment-classes.ts';
import { FLAG_STATES } from '../vocabulary/flag-states.ts';
import { DEFAULT_HOLD, HOLD_LEVELS } from '../vocabulary/hold-levels.ts';
import { LEVEL_OF_URGENCY, SUPPORT_URGENCIES } from '../vocabulary/support-urgencies.ts';
import { departureAsksForFlag, HOLD_SENTENCES, holdTouches, stricterHold } from './flags.ts';

describe('the rules of distress flags', () => {
  it('R18: a hold touches what it names and nothing of talk', () => {
    const touched = Object.fromEntries(
      HOLD_LEVELS.map((hold) => [hold, APPOINTMENT_CLASSES.filter((of) => holdTouches(hold, of))]),
    );
    expect(touched).toEqual({
      NONE: [],
      DEEP_WORK: ['BODYWORK_DEEP'],
      ALL_BODYWORK: ['BODYWORK_GENTLE', 'BODYWORK_MODERATE', 'BODYWORK_DEEP'],
    });
  });

  it('R18: of two holds the stricter counts, whichever comes first', () => {
    for (const one of HOLD_LEVELS) {
      for (const other of HOLD_LEVELS) {
        const stricter = stricterHold(one, other);
        expect(stricter).toBe(stricterHold(other, one));
        expect([one, other]).toContain(stricter);
        // What either touches, the stricter touches.
        for (const of of APPOINTMENT_CLASSES) {
          expect(holdTouches(stricter, of)).toBe(holdTouches(one, of) || holdTouches(other, of));
        }
      }
    }
  });

  it('a level brings a hold of its own', () => {
    expect(DEFAULT_HOLD).toEqual({
      NOTICE: 'NONE',
      CONCERN: 'NONE',
      ALERT: 'DEEP_WORK',
      CRISIS: 'ALL_BODYWORK',
    });
  });

  it('R19: how soon a client wants to hear decides the level, and no sentence to them says "flag"', () => {
    expect(SUPPORT_URGENCIES.map((urgency) => LEVEL_OF_URGENCY[urgency])).toEqual([
      'CONCERN',
      'ALERT',
      'CRISIS',
    ]);
    expect(Object.values(HOLD_SENTENCES).join(' ')).not.toMatch(/flag/i);
  });

  it.each([
    [3, 5, true, null],
    [3, 6, true, 'Distress rose from 3 to 6 over the session.'],
    [5, 8, true, 'Distress rose from 5 to 8 over the session.'],
    [7, 8, true, 'Distress was 8 on leaving.'],
    [9, 8, true, 'Distress was 8 on leaving.'],
    [9, 7, true, null],
    [2, 2, false, 'The client was not settled on leaving.'],
    [0, 0, true, null],
  ])(
    'R15: distress %i on arrival and %i on leaving, settled %s: %s',
    (arrival, departure, settled, sentence) => {
      expect(departureAsksForFlag({ distress: arrival }, { distress: departure }, settled)).toBe(sentence);
    },
  );

  it('R16: a flag goes forward only', () => {
    const steps: readonly FlagStep[] = ['ACKNOWLEDGE', 'RESOLVE'];
    const table = FLAG_STATES.map((state) => steps.map((step) => nextState(FLAG_MACHINE, state, step)));
    expect(table).toEqual([
      ['ACKNOWLEDGED', 'RESOLVED'],
      [null, 'RESOLVED'],
      [null, null],
    ]);
    expect(FLAG_MACHINE.initial).toBe('RAISED');
  });
});
