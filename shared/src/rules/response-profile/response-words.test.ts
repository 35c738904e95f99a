import { describe, expect, it } from '@jest/globals';
import type { Estimate } from './estimates.ts';
import type { ResponseComparison } from './profile.ts';
import {
  changeWords,
  checkInsWords,
  clientResponseWords,
  intervalFigures,
  PROFILE_METHOD,
  PROFILE_PROVES_NOTHING,
  responseFigure,
  toleranceWords,
} from './response-words.ts';

const estimate = (mean: number, low: number, high: number): Estimate => ({
  mean,
  low,
  high,
  clear: low > 0 || high < 0,
});
const FELL = estimate(-1.333, -2.6, -0.06);
const UNCLEAR = estimate(-1, -3.1, 1.1);
const ROSE = estimate(1.25, 0.5, 2);
const compared = (
  difference: Estimate | null,
  more: Partial<ResponseComparison> = {},
): ResponseComparison => ({
  sessions: 6,
  sessionsNeeded: 6,
  measuresNeeded: 6,
  withBodywork: { n: 18, mean: difference && 4.2 },
  withoutBodywork: { n: 30, mean: difference && 5.6 },
  difference,
  ...more,
});
const change = (of: Estimate | null, n = 6) => ({ scale: 'TENSION' as const, n, needed: 6, change: of });

describe('figures', () => {
  it('have one decimal and a minus sign, and never read as nothing where there is something', () => {
    expect([-1.333, 0, 2, 0.04, -0.04, 0.06, -0.001].map(responseFigure)).toEqual([
      '−1.3',
      '0.0',
      '2.0',
      '0.04',
      '−0.04',
      '0.1',
      '0.00',
    ]);
    expect(intervalFigures(FELL)).toBe('−2.6 to −0.1');
  });
});

describe('words for practitioners', () => {
  it('say how much, of how many, and how sure', () => {
    expect(changeWords(change(FELL))).toBe(
      'Tension was lower by 1.3 on average on leaving than on arriving (6 sessions, 95 % interval −2.6 to −0.1).',
    );
    expect(checkInsWords(compared(FELL))).toBe(
      'Check-in distress was lower by 1.3 on average on the 3 days after bodywork than on days without: 4.2 (18 days) against 5.6 (30 days); 95 % interval −2.6 to −0.1 of the difference.',
    );
    expect(toleranceWords(compared(ROSE))).toContain('Tolerance of trauma work was higher by 1.3 on average');
  });

  it('call it no clear difference where 0 lies in the interval', () => {
    expect(changeWords(change(UNCLEAR))).toMatch(
      /^No clear difference in tension between arriving and leaving/,
    );
    expect(checkInsWords(compared(UNCLEAR))).toMatch(/^No clear difference in check-in distress/);
    expect(toleranceWords(compared(UNCLEAR, { withoutBodywork: { n: 6, mean: 4.3 } }))).toBe(
      'No clear difference in tolerance of trauma work with bodywork in the 7 days before and without: 4.2 (18 sessions) against 4.3 (6 sessions); the difference is −1.0, 95 % interval −3.1 to 1.1.',
    );
  });

  it('say what is too few', () => {
    expect(changeWords(change(null, 4))).toBe('Too few yet: 4 of 6 sessions.');
    expect(checkInsWords(compared(null, { sessions: 2, withBodywork: { n: 5, mean: null } }))).toBe(
      'Too few yet: 2 of 6 sessions of bodywork, 5 of 6 days on the 3 days after bodywork.',
    );
    expect(toleranceWords(compared(null, { withoutBodywork: { n: 0, mean: null } }))).toBe(
      'Too few yet: 0 of 6 sessions without.',
    );
  });
});

describe('words for the client', () => {
  it('are plain, and end with what they are not', () => {
    expect(clientResponseWords({ scales: [change(FELL)], checkIns: compared(FELL) })).toEqual([
      'On the days after bodywork you usually told us less distress than on other days: on average 4.2 of 10 on 18 days after a session, and 5.6 on 30 other days.',
      'At the end of a session you usually told us less tension than at its start: lower by 1.3 on average, in 6 sessions.',
      'This is only your own history; it proves nothing.',
    ]);
    const rather = clientResponseWords({ scales: [change(UNCLEAR)], checkIns: compared(ROSE) });
    expect(rather[0]).toContain('more distress');
    expect(rather[1]).toContain('not clearly different');
  });

  it('are left out while there is too little to say', () => {
    expect(clientResponseWords({ scales: [change(null, 2)], checkIns: compared(null) })).toEqual([]);
  });
});

it('no words say why, or that bodywork does something', () => {
  const all = [
    PROFILE_PROVES_NOTHING,
    ...PROFILE_METHOD,
    ...[FELL, UNCLEAR, ROSE, null].flatMap((of) => [
      changeWords(change(of)),
      checkInsWords(compared(of)),
      toleranceWords(compared(of)),
      ...clientResponseWords({ scales: [change(of)], checkIns: compared(of) }),
    ]),
  ];
  for (const sentence of all) {
    expect(sentence).not.toMatch(/because|due to|caus|thanks to|helps|works|effect|led to|improv/i);
    expect(sentence).not.toMatch(/!|flag/i);
  }
});
