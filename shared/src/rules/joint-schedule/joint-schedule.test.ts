import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CoordinationRuleFacts } from '../coordination-facts.ts';
import { dayOfDate, zoneClock } from '../zone-clock.ts';
import { greedySchedule, refill, settle } from './greedy.ts';
import { judgeJointly, jointVerdict, meets, placed, shareBehind, worthOf } from './joint-cost.ts';
import { jointModel } from './joint-model.ts';
import { dueWeeks } from './joint-occurrences.ts';
import type { JointCandidate, JointChoice, JointProblem } from './joint-problem.ts';
import { JOINT_WEIGHTS as WEIGHTS } from './joint-weights.ts';
import { startingSchedule } from './starting-schedule.ts';
import { thinned } from './thinning.ts';

const ZONE = 'Europe/London';
const clock = zoneClock(ZONE);
const MONDAY = dayOfDate('2026-03-23'); // The clocks change at the end of this week.
const MINUTE = 60_000;

const at = (day: number, minute: number, practitionerId = 'mara', of: JointCandidate['class'] = 'TALK') => {
  const from = clock.instantOf(MONDAY + day, minute);
  const session = { from, to: from + 60 * MINUTE };
  return { practitionerId, class: of, session, busy: { from, to: session.to + 10 * MINUTE }, cost: 0 };
};

const rule = (
  of: Partial<CoordinationRuleFacts> & Pick<CoordinationRuleFacts, 'kind'>,
): CoordinationRuleFacts => ({
  id: of.kind,
  from: null,
  to: null,
  hours: null,
  everyWeeks: null,
  toleranceDays: null,
  count: null,
  weekdays: null,
  fromTime: null,
  toTime: null,
  hard: true,
  reason: null,
  ...of,
});

const problem = (
  occurrences: readonly (readonly JointCandidate[])[],
  rules: readonly CoordinationRuleFacts[] = [],
  more: Partial<JointProblem> = {},
): JointProblem => ({
  activities: [{ habit: null }],
  occurrences: occurrences.map((candidates, dueWeek) => ({ activity: 0, dueWeek, candidates, kept: null })),
  rules,
  others: [],
  timeZone: ZONE,
  firstDay: MONDAY,
  ...more,
});

describe('the weeks in which an activity is due', () => {
  it('begin with the first, or go on from the last session; what is overdue is due at once', () => {
    const due = (every: number, last: number | null) => dueWeeks(every, 8, last).map((one) => one.due);
    expect(due(1, null)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(due(3, null)).toEqual([0, 3, 6]);
    expect(due(2, -1)).toEqual([1, 3, 5, 7]);
    expect(due(2, -9)).toEqual([0, 2, 4, 6]);
    expect(due(52, -3)).toEqual([]);
  });

  it('give room on both sides, and never to two sessions the same', () => {
    expect(dueWeeks(1, 2, null)).toEqual([
      { due: 0, first: 0, last: 0 },
      { due: 1, first: 1, last: 1 },
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 26 }), fc.integer({ min: 1, max: 26 }), (every, weeks) => {
        const all = dueWeeks(every, weeks, null);
        for (const [index, one] of all.entries()) {
          expect(one.first <= one.due && one.due <= one.last && one.last < weeks).toBe(true);
          expect(one.first > (all[index - 1]?.last ?? -1)).toBe(true);
        }
      }),
    );
  });
});

describe('what a joint schedule costs', () => {
  it('R22: is nothing for the same weekday, wall-clock time and person, also over a change of the clocks', () => {
    const before = at(3, 600);
    const after = at(10, 600);
    expect((after.session.from - before.session.from) / (60 * MINUTE)).toBe(7 * 24 - 1);
    expect(jointVerdict(problem([[before], [after]]), [before, after])).toEqual({ cost: 0, refused: [] });
  });

  it('counts days, times and people that are otherwise, and what is left out', () => {
    const choice = [at(0, 600), at(7, 600), at(16, 660, 'ines'), null];
    expect(jointVerdict(problem([[], [], [], []]), choice).cost).toBe(
      2 * WEIGHTS.DAY_OFF_RHYTHM + WEIGHTS.OTHER_TIME + WEIGHTS.OTHER_PRACTITIONER + WEIGHTS.LEFT_OUT,
    );
  });

  it('goes on from what the client has been used to', () => {
    const habit = { practitionerId: 'mara', start: clock.instantOf(MONDAY - 5, 600) };
    const used = { activities: [{ habit }] };
    expect(jointVerdict(problem([[]], [], used), [at(2, 600)]).cost).toBe(0);
    expect(jointVerdict(problem([[]], [], used), [at(3, 600)]).cost).toBe(WEIGHTS.DAY_OFF_RHYTHM);
  });

  it('asks the one engine: soft rules cost, hard ones refuse, what is kept is not refused', () => {
    const twice = [at(0, 600), at(2, 600)];
    const most = (hard: boolean) => [rule({ kind: 'MAX_PER_WEEK', to: 'TALK', count: 1, hard })];
    const choice = problem([[], []], most(false));
    expect(jointVerdict(choice, twice).cost - jointVerdict(problem([[], []]), twice).cost).toBe(
      2 * WEIGHTS.WISH_UNMET,
    );
    expect(jointVerdict(problem([[], []], most(true)), twice).refused).toEqual([0, 1]);
    const hard = problem([[], []], most(true));
    const kept = { ...hard, occurrences: hard.occurrences.map((one) => ({ ...one, kept: at(0, 600) })) };
    expect(jointVerdict(kept, twice).refused).toEqual([]);
  });

  it('is told as a share of what the schedule is worth', () => {
    const two = problem([[at(0, 600)], [at(7, 600)]]);
    expect(worthOf(two, 100)).toBe(1_900);
    expect(shareBehind(two, { objective: 100, bound: 81 })).toBe(0.01);
    expect(shareBehind(two, { objective: 100, bound: 100 })).toBe(0);
    // What has no place at all is missing from every schedule: it is not what this one is behind by.
    expect(shareBehind(problem([[], []]), { objective: 2_000, bound: 0 })).toBe(0);
  });
});

describe('the places that the solver looks at', () => {
  it('are full hours, usual times and the ends of every free stretch; no day and nobody is lost', () => {
    const free = [545, 560, 575, 590, 605, 620].map((minute) => at(0, minute + 10));
    const lone = at(1, 615);
    const chosen = thinned([...free, lone], clock, new Set([585]));
    expect(chosen.map((one) => clock.minuteOf(one.session.from))).toEqual([555, 585, 600, 630, 615]);
  });
});

/** Few weeks, two activities, rules of every kind as it falls. */
const anyProblem = fc
  .record({
    places: fc.array(
      fc.array(
        fc.record({
          day: fc.integer({ min: 0, max: 4 }),
          hour: fc.integer({ min: 9, max: 15 }),
          ines: fc.boolean(),
        }),
        {
          maxLength: 6,
        },
      ),
      { minLength: 1, maxLength: 8 },
    ),
    rules: fc.subarray([
      rule({ kind: 'REST_AFTER', from: 'TRAUMA_PROCESSING', to: 'BODYWORK_DEEP', hours: 48 }),
      rule({ kind: 'SUPPORT_WITHIN', from: 'TRAUMA_PROCESSING', to: 'BODYWORK_DEEP', hours: 72 }),
      rule({ kind: 'SAME_DAY', from: 'TRAUMA_PROCESSING', to: 'BODYWORK_DEEP', hours: 1 }),
      rule({ kind: 'CADENCE', to: 'TRAUMA_PROCESSING', everyWeeks: 1, toleranceDays: 1 }),
      rule({ kind: 'AVOID_WINDOW', to: 'BODYWORK_DEEP', fromTime: '09:00', toTime: '11:00' }),
      rule({ kind: 'MAX_PER_WEEK', to: 'BODYWORK_DEEP', count: 1 }),
    ]),
    hard: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  })
  .map(({ places, rules, hard }): JointProblem => {
    const occurrences = places.map((candidates, index) => ({
      activity: index % 2,
      dueWeek: Math.floor(index / 2),
      kept: null,
      candidates: candidates.map(({ day, hour, ines }) =>
        at(
          7 * Math.floor(index / 2) + day,
          hour * 60,
          index % 2 === 0 ? 'mara' : ines ? 'ines' : 'ben',
          index % 2 === 0 ? 'TRAUMA_PROCESSING' : 'BODYWORK_DEEP',
        ),
      ),
    }));
    return {
      ...problem([]),
      activities: [{ habit: null }, { habit: null }],
      occurrences,
      rules: rules.map((one, index) => ({ ...one, hard: hard[index] ?? true })),
    };
  });

describe('R21, R23: every schedule', () => {
  it('breaks no hard rule, and what it leaves out is refused wherever it could be', () => {
    fc.assert(
      fc.property(anyProblem, (one) => {
        for (const choice of [greedySchedule(one), startingSchedule(one)]) {
          expect(jointVerdict(one, choice).refused).toEqual([]);
          expectNoPlaceLeft(one, choice);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('puts a session where it can have what it needs, and what it needs where it helps', () => {
    const support = { from: 'TRAUMA_PROCESSING', to: 'BODYWORK_GENTLE', hours: 24 } as const;
    const places = (of: JointCandidate['class'], ...times: [day: number, minute: number][]) =>
      times.map(([day, minute]) => at(day, minute, 'mara', of));
    const one = problem(
      [
        places('TRAUMA_PROCESSING', [0, 600], [2, 600]),
        places('BODYWORK_GENTLE', [0, 480], [3, 540]),
        places('TRAUMA_PROCESSING', [9, 600], [10, 600]),
      ],
      [rule({ kind: 'SUPPORT_WITHIN', ...support })],
    );
    const [first, second] = one.occurrences.map(({ candidates }) => candidates[1]);
    // Nothing could follow what is due in the second week: it is left out.
    expect(greedySchedule(one)).toEqual([first, second, null]);
    const soft = problem(
      [...one.occurrences.map(({ candidates }) => candidates)],
      [rule({ kind: 'SUPPORT_WITHIN', ...support, hard: false })],
    );
    expect(greedySchedule(soft).slice(0, 2)).toEqual([first, second]);
    expect(greedySchedule(soft)[2]).not.toBeNull();
  });

  it('is settled and filled up from any choice whatever', () => {
    fc.assert(
      fc.property(anyProblem, fc.infiniteStream(fc.nat()), (one, stream) => {
        const chance = stream[Symbol.iterator]();
        const any = one.occurrences.map(({ candidates }) => {
          const { value } = chance.next();
          return candidates[value % (candidates.length + 1)] ?? null;
        });
        const settled = refill(one, settle(one, any));
        expect(jointVerdict(one, settled).refused).toEqual([]);
        expectNoPlaceLeft(one, settled);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same question', () => {
    fc.assert(
      fc.property(anyProblem, (one) => {
        expect(startingSchedule(one)).toEqual(startingSchedule(one));
        expect(jointModel(one).model).toEqual(jointModel(one).model);
      }),
      { numRuns: 20 },
    );
  });

  it('is found again in the model of it', () => {
    fc.assert(
      fc.property(anyProblem, (one) => {
        const choice = startingSchedule(one);
        const { model, start, choiceOf } = jointModel(one);
        const values = new Float64Array(model.cost.length);
        const { indices, values: given } = start(choice);
        for (const [index, column] of indices.entries()) {
          values[column] = given[index] ?? 0;
        }
        expect(choiceOf(values)).toEqual(choice);
      }),
      { numRuns: 20 },
    );
  });
});

/** What is left out would be refused at each of its places, or would have another session refused. */
function expectNoPlaceLeft(one: JointProblem, choice: JointChoice): void {
  const all = placed(one, choice);
  const judge = judgeJointly(one, choice);
  for (const [index, { candidates }] of one.occurrences.entries()) {
    for (const candidate of choice[index] ? [] : candidates) {
      const refused =
        meets(all, index, candidate) ||
        judge(index, candidate).hardUnmet > 0 ||
        jointVerdict(
          one,
          choice.map((there, where) => (where === index ? candidate : there)),
        ).refused.length > 0;
      expect(refused).toBe(true);
    }
  }
}
