import { expect, it } from '@jest/globals';
import { agreedAtOf, sinceAgreed } from './since-agreed.ts';

const plan = {
  agreements: [
    { role: 'PSYCHOTHERAPIST', at: '2026-10-04T10:00:00Z' },
    { role: 'CLIENT', at: '2026-10-06T10:00:00Z' },
  ],
  heldReviews: [
    { id: 'r1', heldAt: '2026-10-22T10:00:00Z', decision: 'GO_ON', words: 'We keep the rhythm.' },
    { id: 'r0', heldAt: '2026-09-22T10:00:00Z', decision: 'CHANGE', words: null },
    { id: 'r2', heldAt: null, decision: null, words: null },
  ],
  goals: [
    {
      steps: [
        { id: 's0', text: 'The door open', reachedOn: '2026-10-01' },
        { id: 's1', text: 'One night', reachedOn: '2026-11-14' },
        { id: 's2', text: 'Three nights', reachedOn: null },
      ],
    },
  ],
};
const year = new Date().getFullYear() === 2026 ? '' : ' 2026';

it('tells the client what changed since their own yes, the newest first, and nothing from before', () => {
  expect(sinceAgreed(plan, 'Europe/London').map(({ sentence }) => sentence)).toEqual([
    `14 November${year}: you reached a step, “One night”.`,
    `22 October${year}: we looked at the plan, and we go on as it is. We keep the rhythm.`,
  ]);
  expect(agreedAtOf(plan)).toBe('2026-10-06T10:00:00Z');
});

it('says nothing while the client has not agreed', () => {
  expect(sinceAgreed({ ...plan, agreements: plan.agreements.slice(0, 1) }, 'Europe/London')).toEqual([]);
});
