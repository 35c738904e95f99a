import {
  busyAt,
  type CoordinationRuleFacts,
  dayOfDate,
  dueWeeks,
  freeSlots,
  type JointCandidate,
  type JointOccurrence,
  type JointProblem,
  sessionAt,
  type SessionLength,
  type Span,
  thinned,
  type WeeklyHours,
  workingSpans,
  zoneClock,
} from '@attune/shared';
import { Chance } from '../lib/chance.ts';

/** A generated client: with the places that the solver looks at, and with all that there are. */
export interface Case {
  readonly name: string;
  readonly problem: JointProblem;
  readonly whole: JointProblem;
}

interface Spec {
  readonly class: JointCandidate['class'];
  readonly minutes: number;
  readonly everyWeeks: number;
  readonly practitioners: readonly string[];
}

const ZONE = 'Europe/London';
const HOUR = 3_600_000;
/** Mondays of a year with both changes of the clocks in reach. */
const MONDAYS = ['2026-03-02', '2026-06-01', '2026-09-28', '2026-12-07'];
const RULE: Omit<CoordinationRuleFacts, 'kind' | 'hard' | 'id'> = {
  from: null,
  to: null,
  hours: null,
  everyWeeks: null,
  toleranceDays: null,
  count: null,
  weekdays: null,
  fromTime: null,
  toTime: null,
  reason: null,
};

/** Two activities, two practitioners and few free times: small enough to try every schedule. */
export function smallCase(seed: number): Case {
  const chance = new Chance(seed);
  const weeks = 2 + chance.below(2);
  const specs: Spec[] = [
    { class: 'TRAUMA_PROCESSING', minutes: 80, everyWeeks: 1, practitioners: ['mara'] },
    {
      class: chance.one(['BODYWORK_GENTLE', 'BODYWORK_DEEP'] as const),
      minutes: 60,
      everyWeeks: chance.one([1, 2]),
      practitioners: ['ines'],
    },
  ];
  const hours = (): WeeklyHours[] =>
    pick(chance, [1, 2, 3, 4, 5], 4 - weeks).map((weekday) => {
      const from = 9 + chance.below(6);
      return { weekday, from: at(from), to: at(from + 2) };
    });
  return assemble(`small ${seed}`, chance, { weeks, specs, hours, taken: 0.15 });
}

/** Twelve weeks, two disciplines, three practitioners who work all day and have other clients. */
export function largeCase(seed: number): Case {
  const chance = new Chance(seed);
  const specs: Spec[] = [
    { class: 'TRAUMA_PROCESSING', minutes: 80, everyWeeks: 1, practitioners: ['mara'] },
    {
      class: 'BODYWORK_GENTLE',
      minutes: 60,
      everyWeeks: chance.one([1, 2]),
      practitioners: ['ines', 'ben'],
    },
    ...(chance.below(2) === 0
      ? [
          {
            class: 'BODYWORK_DEEP' as const,
            minutes: 60,
            everyWeeks: chance.one([2, 3, 4]),
            practitioners: ['ines', 'ben'],
          },
        ]
      : []),
  ];
  const hours = () => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' }));
  return assemble(`large ${seed}`, chance, { weeks: 12, specs, hours, taken: 0.3 + chance.below(5) / 10 });
}

/** The cases of a comparison: as many small ones as large ones. */
export function casesOf(count: number, seed: number): Case[] {
  return Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? smallCase(seed + index) : largeCase(seed + index),
  );
}

interface Shape {
  readonly weeks: number;
  readonly specs: readonly Spec[];
  readonly hours: () => WeeklyHours[];
  /** How much of their hours other clients take, from 0 to 1. */
  readonly taken: number;
}

function assemble(name: string, chance: Chance, { weeks, specs, hours, taken }: Shape): Case {
  const clock = zoneClock(ZONE);
  const firstDay = dayOfDate(chance.one(MONDAYS));
  const range = { from: clock.instantOf(firstDay, 0), to: clock.instantOf(firstDay + 7 * weeks, 0) };
  const people = [...new Set(specs.flatMap((one) => one.practitioners))].map((id) => {
    const working = workingSpans(hours(), [], clock, range);
    return { id, working, busy: working.flatMap((span) => others(chance, span, taken)) };
  });
  const places = (spec: Spec, span: Span): JointCandidate[] =>
    people
      .filter((one) => spec.practitioners.includes(one.id))
      .flatMap(({ id, working, busy }) =>
        freeSlots(working, busy, [], lengthOf(spec), span).map(({ start }) => ({
          practitionerId: id,
          class: spec.class,
          session: sessionAt(start, lengthOf(spec)),
          busy: busyAt(start, lengthOf(spec)),
          cost: 0,
        })),
      )
      .sort((one, other) => one.session.from - other.session.from);
  const whole: JointOccurrence[] = specs.flatMap((spec, activity) =>
    dueWeeks(spec.everyWeeks, weeks, null).map(({ due, first, last }) => ({
      activity,
      dueWeek: due,
      kept: null,
      candidates: places(spec, {
        from: clock.instantOf(firstDay + 7 * first, 0),
        to: clock.instantOf(firstDay + 7 * (last + 1), 0),
      }),
    })),
  );
  const rules = rulesOf(chance);
  const problem = {
    activities: specs.map(() => ({ habit: null })),
    occurrences: whole,
    rules,
    others: [],
    timeZone: ZONE,
    firstDay,
  };
  return {
    name,
    whole: problem,
    problem: {
      ...problem,
      occurrences: whole.map((one) => ({
        ...one,
        candidates: thinned(one.candidates, clock, new Set()),
      })),
    },
  };
}

/** Rules of every kind, hard and soft as it falls. */
function rulesOf(chance: Chance): CoordinationRuleFacts[] {
  const hard = () => chance.below(2) === 0;
  const all: CoordinationRuleFacts[] = [
    {
      ...RULE,
      id: 'rest',
      kind: 'REST_AFTER',
      from: 'TRAUMA_PROCESSING',
      to: 'BODYWORK_DEEP',
      hours: 24 * (1 + chance.below(3)),
      hard: hard(),
    },
    {
      ...RULE,
      id: 'support',
      kind: 'SUPPORT_WITHIN',
      from: 'TRAUMA_PROCESSING',
      to: 'BODYWORK_GENTLE',
      hours: 24 + 24 * chance.below(2),
      hard: chance.below(4) === 0,
    },
    {
      ...RULE,
      id: 'cadence',
      kind: 'CADENCE',
      to: 'TRAUMA_PROCESSING',
      everyWeeks: 1,
      toleranceDays: 1 + chance.below(3),
      hard: chance.below(4) === 0,
    },
    {
      ...RULE,
      id: 'window',
      kind: 'AVOID_WINDOW',
      to: 'BODYWORK_GENTLE',
      fromTime: '08:00',
      toTime: '11:00',
      hard: hard(),
    },
    { ...RULE, id: 'most', kind: 'MAX_PER_WEEK', to: 'BODYWORK_DEEP', count: 1, hard: hard() },
    {
      ...RULE,
      id: 'same-day',
      kind: 'SAME_DAY',
      from: 'TRAUMA_PROCESSING',
      to: 'BODYWORK_GENTLE',
      hours: 1,
      hard: false,
    },
  ];
  return pick(chance, all, 1 + chance.below(4));
}

/** What other clients have in a day's work: hours of it, here and there. */
function others(chance: Chance, span: Span, share: number): Span[] {
  const busy: Span[] = [];
  for (let from = span.from; from < span.to; from += HOUR) {
    if (chance.below(100) < share * 100) {
      busy.push({ from, to: Math.min(from + HOUR, span.to) });
    }
  }
  return busy;
}

function pick<Value>(chance: Chance, values: readonly Value[], count: number): Value[] {
  const left = [...values];
  while (left.length > count) {
    left.splice(chance.below(left.length), 1);
  }
  return left;
}

function lengthOf({ minutes }: Spec): SessionLength {
  return { minutes, bufferBefore: 0, bufferAfter: 10 };
}

function at(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
