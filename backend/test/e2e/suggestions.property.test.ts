import { type AppointmentClass, type CoordinationKind } from '@attune/shared';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Anything, type Person, useWorld } from '../harness/index.ts';
import { raiseFlag } from '../harness/operations/distress-flags.ts';
import {
  ahead,
  asHistory,
  book,
  cancel,
  giveRules,
  suggest,
  withoutHolds,
} from '../harness/operations/scheduling.ts';
import { useCast } from '../harness/operations/scheduling-cast.ts';

const QUARTER = 15 * 60_000;
const CLASSES: readonly AppointmentClass[] = [
  'TALK',
  'TRAUMA_PROCESSING',
  'BODYWORK_GENTLE',
  'BODYWORK_DEEP',
];
const KINDS: readonly CoordinationKind[] = [
  'REST_AFTER',
  'SUPPORT_WITHIN',
  'SAME_DAY',
  'CADENCE',
  'AVOID_WINDOW',
  'MAX_PER_WEEK',
];
const WEEK = 30;
/** Two days are looked at: Tuesday and Wednesday. */
const DAYS = [2, 3];

const time = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
const rule = fc.record({
  kind: fc.constantFrom(...KINDS),
  from_class: fc.constantFrom(...CLASSES),
  to_class: fc.constantFrom(...CLASSES),
  hours: fc.integer({ min: 1, max: 60 }),
  every_weeks: fc.integer({ min: 1, max: 3 }),
  tolerance_days: fc.integer({ min: 0, max: 3 }),
  count: fc.integer({ min: 1, max: 2 }),
  weekdays: fc.constantFrom(null, [2], [3, 5]),
  from_time: fc.constantFrom('08:00', '11:00'),
  to_time: fc.constantFrom('12:00', '15:00'),
  hard: fc.boolean(),
});
const other = fc.record({
  day: fc.constantFrom(1, 2, 3, 4),
  hour: fc.integer({ min: 9, max: 17 }),
  what: fc.constantFrom('emdr', 'talk', 'gentle', 'deep'),
  whose: fc.constantFrom('jonah', 'amal'),
} as const);
const scenario = fc.record({
  rules: fc.array(rule, { maxLength: 3 }),
  others: fc.array(other, { maxLength: 5 }),
  hours: fc.uniqueArray(
    fc.record({
      weekday: fc.constantFrom(...DAYS),
      from: fc.integer({ min: 8, max: 12 }),
      long: fc.integer({ min: 1, max: 7 }),
    }),
    { minLength: 1, maxLength: 3, selector: ({ weekday }) => weekday },
  ),
  limits: fc.record({
    per_day: fc.constantFrom(null, 1, 2),
    heavy_per_day: fc.constantFrom(null, 0, 1),
    per_week: fc.constantFrom(null, 2, 3),
    break_minutes: fc.constantFrom(null, 30, 90),
  }),
  deep: fc.boolean(),
  held: fc.boolean(),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer One> ? One : never;

/** Tried each time, since what is drawn may leave no time free at all: hours, and nothing against them. */
const OPEN: Scenario = {
  rules: [],
  others: [],
  hours: [{ weekday: 2, from: 9, long: 4 }],
  limits: { per_day: null, heavy_per_day: null, per_week: null, break_minutes: null },
  deep: false,
  held: false,
};

describe('suggestSlots and bookAppointment say the same', () => {
  const world = useWorld();
  const { ids, as, talk, emdr, gentle, deep } = useCast(world);

  async function arrange({ rules, others, hours, limits }: Scenario, mara: Person): Promise<string[]> {
    await asHistory(world(), async (write) => {
      await write('delete from attune.availability where member_id = $1', [ids.ines]);
      await write('delete from attune.load_limit', []);
    });
    await giveRules(world(), ids.jonah, []);
    const booked: string[] = [];
    await asHistory(world(), async (write) => {
      for (const weekday of [1, 2, 3, 4]) {
        await write(
          `insert into attune.availability select practice_id, gen_random_uuid(), id, $2, '08:00', '19:00' from attune.member where id = $1`,
          [ids.ines, weekday],
        );
      }
    });
    const inputs = { emdr, talk, gentle, deep };
    for (const { day, hour, what, whose } of others) {
      const made = await book(mara, { ...inputs[what](ahead(WEEK, day, time(hour))), clientId: ids[whose] });
      if (made.__typename === 'Appointment') booked.push(made.id);
    }
    await asHistory(world(), async (write) => {
      await write('delete from attune.availability where member_id = $1', [ids.ines]);
      for (const { weekday, from, long } of hours) {
        await write(
          `insert into attune.availability select practice_id, gen_random_uuid(), id, $2, $3::time, $4::time from attune.member where id = $1`,
          [ids.ines, weekday, time(from), time(from + long)],
        );
      }
      await write(
        `insert into attune.load_limit (practice_id, id, member_id, per_day, heavy_per_day, per_week, break_minutes, changed_at, changed_by)
         select practice_id, gen_random_uuid(), id, $2, $3, $4, $5, now(), user_id from attune.member where id = $1`,
        [ids.ines, limits.per_day, limits.heavy_per_day, limits.per_week, limits.break_minutes],
      );
    });
    await giveRules(world(), ids.jonah, rules);
    return booked;
  }

  it('whatever the rules, hours, appointments, limits and holds: all of it books, and nothing is missing', async () => {
    const mara = await as('mara');
    let suggestedInAll = 0;
    let refusedInAll = 0;
    await fc.assert(
      fc.asyncProperty(scenario, async (one) => {
        const others = await arrange(one, mara);
        if (one.held) await raiseFlag(await as('ines'), ids.jonah, { hold: 'DEEP_WORK' });
        const serviceId = one.deep ? ids.deep : ids.restorative;
        const [from, to] = [ahead(WEEK, 2, '07:00'), ahead(WEEK, 3, '20:00')];
        const suggested = new Map<string, Anything>();
        for (const slot of await suggest(mara, {
          clientId: ids.jonah,
          serviceId,
          practitionerId: ids.ines,
          from,
          to,
          first: 100,
        })) {
          suggested.set(new Date(slot.startsAt).toISOString(), slot);
        }
        expect(suggested.size).toBeLessThan(100);
        for (const day of DAYS) {
          const last = Date.parse(ahead(WEEK, day, '20:00'));
          for (let start = Date.parse(ahead(WEEK, day, '07:30')); start < last; start += QUARTER) {
            const startsAt = new Date(start).toISOString();
            const answer = await book(mara, {
              clientId: ids.jonah,
              serviceId,
              practitionerId: ids.ines,
              startsAt,
            });
            const books = answer.__typename === 'Appointment';
            expect({ startsAt, books, why: books ? null : answer.message }).toEqual({
              startsAt,
              books: suggested.has(startsAt),
              why: suggested.has(startsAt) ? null : expect.any(String),
            });
            if (books) {
              expect(answer.room).toBe(suggested.get(startsAt)?.room);
              suggestedInAll += 1;
              await cancel(mara, answer.id, answer.version);
            } else {
              refusedInAll += 1;
            }
          }
        }
        await withoutHolds(world(), ids.jonah);
        for (const id of others) await cancel(mara, id, 1);
      }),
      { numRuns: 6, examples: [[OPEN]] },
    );
    expect(suggestedInAll).toBeGreaterThan(0);
    expect(refusedInAll).toBeGreaterThan(0);
  });
});
