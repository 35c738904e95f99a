import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CLIENT_ACCESS, type Rule } from '../policies/access.ts';
import { DISCIPLINES, type Discipline } from '../vocabulary/disciplines.ts';
import { SHARING_CATEGORIES, type SharingCategory } from '../vocabulary/sharing-categories.ts';
import { isShared, SHARED_WITH, type SharingChoice } from './sharing.ts';

const PEOPLE = ['mara', 'tomas', 'ines', 'ben'] as const;

/** Something a client says: yes, no, or – about a person – "as the others are". */
const saying = fc.record({
  category: fc.constantFrom(...SHARING_CATEGORIES),
  discipline: fc.constantFrom(...DISCIPLINES),
  memberId: fc.option(fc.constantFrom(...PEOPLE)),
  granted: fc.option(fc.boolean()),
});
type Saying = typeof saying extends fc.Arbitrary<infer Value> ? Value : never;

/** What holds after a sequence: one choice for each place, the last one said. */
function stateAfter(sayings: readonly Saying[]): SharingChoice[] {
  const held = new Map<string, SharingChoice>();
  for (const { granted, ...about } of sayings) {
    const key = `${about.category} ${about.discipline} ${about.memberId}`;
    if (granted === null) held.delete(key);
    else held.set(key, { ...about, granted });
  }
  return [...held.values()];
}

const everywhere = DISCIPLINES.flatMap((discipline) =>
  SHARING_CATEGORIES.flatMap((category) => PEOPLE.map((memberId) => ({ category, discipline, memberId }))),
);
const sees = (choices: readonly SharingChoice[]) =>
  everywhere.filter(({ category, ...place }) => isShared(choices, category, place));

describe('R10: what is shared', () => {
  it('is nothing while nothing was said', () => {
    expect(sees([])).toEqual([]);
  });

  it('is for everybody of a discipline, for one of it, or for all but one', () => {
    const plan = (memberId: string | null, granted: boolean) =>
      ({ category: 'PLAN', discipline: 'MASSAGE', memberId, granted }) as const;
    const readers = (...choices: SharingChoice[]) =>
      PEOPLE.filter((memberId) => isShared(choices, 'PLAN', { discipline: 'MASSAGE', memberId }));
    expect(readers(plan(null, true))).toEqual(PEOPLE);
    expect(readers(plan('ines', true))).toEqual(['ines']);
    expect(readers(plan(null, true), plan('ben', false))).toEqual(['mara', 'tomas', 'ines']);
    expect(readers(plan('ben', false))).toEqual([]);
  });

  it('never depends on what was said of another category, discipline or person', () => {
    fc.assert(
      fc.property(fc.array(saying), fc.constantFrom(...everywhere), (sayings, { category, ...place }) => {
        const concerned = sayings.filter(
          (one) =>
            one.category === category &&
            one.discipline === place.discipline &&
            (one.memberId === null || one.memberId === place.memberId),
        );
        expect(isShared(stateAfter(sayings), category, place)).toBe(
          isShared(stateAfter(concerned), category, place),
        );
      }),
    );
  });

  it('is what was last said: a withdrawal closes what it is about, whatever was granted before', () => {
    fc.assert(
      fc.property(fc.array(saying), saying, (sayings, last) => {
        const state = stateAfter([...sayings, { ...last, granted: false }]);
        const closed = PEOPLE.filter((memberId) =>
          last.memberId === null
            ? !state.some((one) => one.category === last.category && one.memberId === memberId)
            : memberId === last.memberId,
        );
        for (const memberId of closed) {
          expect(isShared(state, last.category, { discipline: last.discipline, memberId })).toBe(false);
        }
      }),
    );
  });

  it('is never revealed by granting and taking back, in whatever order and however often', () => {
    fc.assert(
      fc.property(fc.array(saying), saying, (sayings, one) => {
        const grantedAndTakenBack = [
          ...sayings,
          { ...one, granted: false },
          { ...one, granted: true },
          { ...one, granted: false },
        ];
        expect(sees(stateAfter(grantedAndTakenBack))).toEqual(
          sees(stateAfter([...sayings, { ...one, granted: false }])),
        );
      }),
    );
  });
});

it('a category is shared with the discipline that the access table asks consent of', () => {
  const asked: [SharingCategory, Discipline][] = Object.values(CLIENT_ACCESS).flatMap((row) =>
    Object.entries(row as Record<string, Rule>).flatMap(([relation, rule]) =>
      typeof rule === 'object'
        ? [[rule.consent, relation === 'MASSAGE_THERAPIST' ? 'MASSAGE' : 'PSYCHOTHERAPY'] as never]
        : [],
    ),
  );
  expect(asked.length).toBeGreaterThan(3);
  for (const [category, discipline] of asked) {
    expect([category, SHARED_WITH[category]]).toEqual([category, discipline]);
  }
});
