import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { Optimiser } from '../../src/platform/optimiser/index.ts';
import { type Anything, useWorld } from '../harness/index.ts';
import { raiseFlag } from '../harness/operations/distress-flags.ts';
import {
  bookJointly,
  DEEP,
  EMDR,
  giveActivities,
  propose,
  RESTORATIVE,
  toBook,
} from '../harness/operations/joint-schedule.ts';
import {
  ahead,
  book,
  giveRules,
  rewrite,
  withoutAppointments,
  withoutHolds,
  ZONE,
} from '../harness/operations/scheduling.ts';
import { REST, SUPPORT, useCast } from '../harness/operations/scheduling-cast.ts';

const timeOf = (one: Anything) => Date.parse(one.startsAt);
const dateOf = (instant: string) => DateTime.fromISO(instant, { zone: ZONE }).toISODate();

describe('a joint schedule', () => {
  const world = useWorld();
  const { ids, as, deep } = useCast(world);
  let activities: string[] = [];

  const weeks = (count = 4) => ({ clientId: ids.jonah, from: dateOf(ahead(8, 1, '12:00')), weeks: count });
  const of = (schedule: Anything, index: number): Anything[] =>
    schedule.slots.filter((slot: Anything) => slot.activityId === activities[index]);
  const appointments = async () =>
    Number(
      (
        await world().rows<{ count: string }>(
          `select count(*) from attune.appointment where client_id = $1 and starts_at >= $2 and state <> 'CANCELLED'`,
          [ids.jonah, ahead(6, 1, '00:00')],
        )
      )[0]?.count,
    );

  // What is proposed must not hang on how busy the machine is that tests it.
  beforeAll(() => {
    world().app.get(Optimiser).patience = 60;
  });

  beforeEach(async () => {
    await withoutAppointments(world(), ids.jonah, ahead(6, 1, '00:00'));
    await giveRules(world(), ids.jonah, [REST, SUPPORT]);
    activities = await giveActivities(world(), ids.jonah, [EMDR, RESTORATIVE, DEEP]);
  });

  describe('proposed', () => {
    it('holds all that the plan asks for, breaks no hard rule, and says why it is so', async () => {
      const schedule = await propose(await as('mara'), weeks());
      expect([of(schedule, 0), of(schedule, 1), of(schedule, 2)].map((all) => all.length)).toEqual([4, 2, 1]);
      expect(of(schedule, 0).map((slot) => slot.week)).toEqual([1, 2, 3, 4]);
      expect(schedule).toMatchObject({ leftOut: [], method: 'OPTIMISER' });
      expect(schedule.gap).toBeLessThanOrEqual(0.01);
      expect(schedule.score).toBeGreaterThan(0.95);
      const findings = schedule.slots.flatMap((slot: Anything) => slot.findings);
      expect(findings.filter((one: Anything) => one.hard && !one.satisfied)).toEqual([]);
      // `unmet` is just what the engine says of the slots.
      expect(schedule.unmet).toEqual(findings.filter((one: Anything) => !one.satisfied));
      expect(new Set(of(schedule, 0).map((slot) => slot.practitionerId))).toEqual(new Set([ids.mara]));
      const [, second] = of(schedule, 0);
      expect(second?.reasons).toEqual([
        'On the same weekday and at the same time as the one before.',
        'With the same person as the one before.',
      ]);
      const sentences = findings.map((one: Anything) => one.sentence).join(' ');
      expect(sentences).not.toMatch(/BODYWORK_|TRAUMA_|[0-9a-f]{8}-[0-9a-f]{4}/);
    });

    it('is the same for the same question', async () => {
      const mara = await as('mara');
      expect(await propose(mara, weeks())).toEqual(await propose(mara, weeks()));
    });

    it('R21, R23: books as a whole, as it was shown', async () => {
      const mara = await as('mara');
      const schedule = await propose(mara, weeks());
      const booked = await bookJointly(mara, { clientId: ids.jonah, slots: toBook(schedule) });
      expect(booked).toMatchObject({ __typename: 'AppointmentSeries' });
      expect(
        booked.appointments.map((one: Anything) => [timeOf(one), one.practitioner.id, one.room]),
      ).toEqual(schedule.slots.map((slot: Anything) => [timeOf(slot), slot.practitionerId, slot.room]));
      expect(new Set(booked.appointments.map((one: Anything) => one.state))).toEqual(new Set(['BOOKED']));
      const rows = await world().rows<Anything>(
        `select s.kind, a.series_position, e.action from attune.appointment a
         join attune.appointment_series s on s.id = a.series_id
         join attune.audit_event e on e.subject_id = a.id and e.action = 'appointment.bookJointly'
         where a.series_id = $1 order by a.series_position`,
        [booked.id],
      );
      expect(rows.map((row) => row.series_position)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(new Set(rows.map((row) => row.kind))).toEqual(new Set(['JOINT']));
      // What is booked stays where it is and is not asked for again.
      const again = await propose(mara, weeks());
      expect(again.slots.every((slot: Anything) => slot.appointmentId !== null)).toBe(true);
      expect(again.slots.map(timeOf)).toEqual(schedule.slots.map(timeOf));
      expect(again).toMatchObject({ optimal: true, gap: 0, leftOut: [] });
    });

    it('leaves out what fits nowhere, with the sentence why', async () => {
      await giveRules(world(), ids.jonah, [
        { kind: 'AVOID_WINDOW', to_class: 'BODYWORK_DEEP', from_time: '00:00', to_time: '23:59', hard: true },
      ]);
      activities = await giveActivities(world(), ids.jonah, [EMDR, DEEP]);
      const schedule = await propose(await as('mara'), weeks());
      expect(of(schedule, 0)).toHaveLength(4);
      const [left] = schedule.leftOut;
      expect(left).toMatchObject({ activityId: activities[1], modality: { name: 'Myofascial release' } });
      expect(left.sentence).toContain('Myofascial release, week of');
      expect(left.sentence).toContain('This is a time to avoid');
      expect(schedule.unmet[0]).toMatchObject({
        kind: 'AVOID_WINDOW',
        hard: true,
        satisfied: false,
        sentence: left.sentence,
      });
    });

    it('R18: leaves out what a hold touches', async () => {
      const mara = await as('mara');
      await raiseFlag(mara, ids.jonah, { hold: 'DEEP_WORK' });
      const schedule = await propose(mara, weeks());
      await withoutHolds(world(), ids.jonah);
      expect(of(schedule, 2)).toEqual([]);
      expect(schedule.unmet[0]).toMatchObject({ kind: 'HOLD', hard: true, satisfied: false });
    });

    it('falls back to the quick way when the optimiser fails, and says so', async () => {
      const optimiser = world().app.get(Optimiser);
      const solve = optimiser.solve;
      optimiser.solve = () => Promise.reject(new Error('No solver today.'));
      try {
        const schedule = await propose(await as('mara'), weeks());
        expect(schedule).toMatchObject({ method: 'GREEDY', optimal: false, gap: null, leftOut: [] });
        expect(
          await bookJointly(await as('mara'), { clientId: ids.jonah, slots: toBook(schedule) }),
        ).toMatchObject({
          __typename: 'AppointmentSeries',
        });
      } finally {
        optimiser.solve = solve;
      }
    });

    it('asks for weeks to come, and not for too many', async () => {
      const mara = await as('mara');
      await expect(propose(mara, { ...weeks(), from: '2020-01-06' })).rejects.toThrow(/has passed/);
      await expect(propose(mara, weeks(27))).rejects.toThrow(/from 1 to 26/);
    });
  });

  describe('LOAD: what practitioners take on', () => {
    const limits = (some: object) =>
      rewrite(world(), [
        ['delete from attune.load_limit', []],
        [
          `insert into attune.load_limit
           select l.* from jsonb_populate_record(null::attune.load_limit, (select jsonb_build_object(
             'practice_id', m.practice_id, 'id', gen_random_uuid(), 'member_id', m.id, 'version', 1, 'firm', true, 'changed_at', now(),
             'changed_by', m.user_id) || $2::jsonb from attune.member m where m.id = $1)) l`,
          [ids.ines, JSON.stringify(some)],
        ],
      ]);
    afterEach(() => rewrite(world(), [['delete from attune.load_limit', []]]));

    it('is kept among the sessions of one proposal, which take other times before one is left out', async () => {
      await giveRules(world(), ids.jonah, []);
      activities = await giveActivities(world(), ids.jonah, [
        { ...RESTORATIVE, every_weeks: 1 },
        { ...DEEP, every_weeks: 1 },
      ]);
      await limits({ per_day: 1 });
      const mara = await as('mara');
      const schedule = await propose(mara, weeks(3));
      expect(schedule.leftOut).toEqual([]);
      const days = schedule.slots
        .filter((slot: Anything) => slot.practitionerId === ids.ines)
        .map((slot: Anything) => dateOf(slot.startsAt));
      expect(new Set(days).size).toBe(days.length);
      const input = { clientId: ids.jonah, slots: toBook(schedule) };
      expect(await bookJointly(mara, input)).toMatchObject({ __typename: 'AppointmentSeries' });
    });

    it('leaves out what goes beyond a week, with the sentence that booking says', async () => {
      await giveRules(world(), ids.jonah, []);
      activities = await giveActivities(world(), ids.jonah, [{ ...DEEP, every_weeks: 1 }, RESTORATIVE]);
      await limits({ per_week: 1 });
      const [mara, ines] = [await as('mara'), await as('ines')];
      const onlyInes = await propose(ines, weeks(2));
      expect(onlyInes.slots).toHaveLength(2);
      expect(onlyInes.leftOut).toHaveLength(1);
      const at = (activity: number, service: 'deep' | 'restorative', startsAt: string) => ({
        activityId: activities[activity],
        practitionerId: ids.ines,
        serviceId: ids[service],
        startsAt,
      });
      const both = [at(0, 'deep', ahead(8, 1, '10:00')), at(1, 'restorative', ahead(8, 3, '10:00'))];
      const refused = await bookJointly(mara, { clientId: ids.jonah, slots: both });
      expect(refused).toMatchObject({ __typename: 'SeriesConflicts' });
      expect(refused.conflicts.map((one: Anything) => one.problem)).toEqual([
        'Ines Okafor has a full week.',
        'Ines Okafor has a full week.',
      ]);
      expect(await bookJointly(mara, { clientId: ids.jonah, slots: both.slice(0, 1) })).toMatchObject({
        __typename: 'AppointmentSeries',
      });
    });
  });

  describe('of others', () => {
    it('a client asks for all of it', async () => {
      const jonah = await as('jonah');
      const schedule = await propose(jonah, weeks(2));
      const asked = await bookJointly(jonah, { clientId: ids.jonah, slots: toBook(schedule) });
      expect(new Set(asked.appointments.map((one: Anything) => one.state))).toEqual(new Set(['REQUESTED']));
    });

    it('a massage therapist is given bodywork with themselves alone, and books no more', async () => {
      const ines = await as('ines');
      const schedule = await propose(ines, weeks());
      expect(new Set(schedule.slots.map((slot: Anything) => slot.practitionerId))).toEqual(
        new Set([ids.ines]),
      );
      expect(of(schedule, 0)).toEqual([]);
      const whole = await propose(await as('mara'), weeks());
      expect(await bookJointly(ines, { clientId: ids.jonah, slots: toBook(whole) })).toMatchObject({
        __typename: 'Forbidden',
      });
      expect(await bookJointly(ines, { clientId: ids.jonah, slots: toBook(schedule) })).toMatchObject({
        __typename: 'AppointmentSeries',
      });
    });

    it('an administrator, to whom no plan is open, is refused', async () => {
      const rowan = await as('rowan');
      await expect(propose(rowan, weeks())).rejects.toThrow();
      const slots = toBook(await propose(await as('mara'), weeks()));
      expect(await bookJointly(rowan, { clientId: ids.jonah, slots })).toMatchObject({
        __typename: 'Forbidden',
      });
    });
  });

  describe('booked', () => {
    const slot = (
      activity: number,
      practitioner: 'mara' | 'ines',
      service: 'emdr' | 'deep',
      startsAt: string,
    ) => ({
      activityId: activities[activity],
      practitionerId: ids[practitioner],
      serviceId: ids[service],
      startsAt,
    });

    it('R23: whole or not at all, with every date that fails and why', async () => {
      const mara = await as('mara');
      await book(mara, {
        clientId: ids.amal,
        practitionerId: ids.mara,
        serviceId: ids.talk,
        startsAt: ahead(8, 1, '10:00'),
      });
      const before = await appointments();
      const refused = await bookJointly(mara, {
        clientId: ids.jonah,
        slots: [
          slot(0, 'mara', 'emdr', ahead(8, 1, '10:00')),
          slot(0, 'mara', 'emdr', ahead(9, 1, '10:00')),
          slot(2, 'ines', 'deep', ahead(9, 2, '10:00')),
          slot(0, 'mara', 'emdr', ahead(10, 1, '06:00')),
          slot(0, 'mara', 'emdr', ahead(11, 1, '10:00')),
        ],
      });
      expect(refused).toMatchObject({
        __typename: 'SeriesConflicts',
        code: 'CONFLICT',
        message: '4 of the dates cannot be booked, so nothing was booked.',
      });
      expect(refused.conflicts.map(timeOf)).toEqual(
        [ahead(8, 1, '10:00'), ahead(9, 1, '10:00'), ahead(9, 2, '10:00'), ahead(10, 1, '06:00')].map(
          Date.parse,
        ),
      );
      const [taken, early, rest, asleep] = refused.conflicts.map((one: Anything) => one.problem);
      expect(taken).toMatch(/practitioner|taken|another/i);
      expect(early).toMatch(/too little rest before the deep bodywork/);
      expect(rest).toMatch(/time of rest/);
      expect(asleep).toContain('does not work at that time');
      expect(await appointments()).toBe(before);
    });

    it('refuses two of its own that meet', async () => {
      const refused = await bookJointly(await as('mara'), {
        clientId: ids.jonah,
        slots: [slot(0, 'mara', 'emdr', ahead(8, 2, '10:00')), slot(2, 'ines', 'deep', ahead(8, 2, '10:30'))],
      });
      expect(refused.conflicts).toHaveLength(2);
    });

    it('gives the same answer to the same key, once', async () => {
      const mara = await as('mara');
      const slots = [
        slot(0, 'mara', 'emdr', ahead(8, 3, '10:00')),
        slot(0, 'mara', 'emdr', ahead(9, 3, '10:00')),
      ];
      const input = { clientId: ids.jonah, slots, idempotencyKey: randomUUID() };
      const answers = await Promise.all([bookJointly(mara, input), bookJointly(mara, input)]);
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0].appointments).toHaveLength(2);
      expect(await bookJointly(mara, { ...input, slots: slots.slice(1) })).toMatchObject({
        __typename: 'Conflict',
      });
    });

    it('refuses what is not in the plan in force, or not of its kind', async () => {
      const mara = await as('mara');
      const said = async (one: object) => {
        const answer = await bookJointly(mara, { clientId: ids.jonah, slots: [one] });
        expect(answer.__typename).toBe('InvalidInput');
        return answer.message;
      };
      const good = slot(0, 'mara', 'emdr', ahead(8, 3, '10:00'));
      expect(await said({ ...good, activityId: randomUUID() })).toContain('does not ask for this any more');
      expect(await said({ ...good, serviceId: ids.talk })).toContain('not what the plan asks for');
      for (const unknown of [{ serviceId: randomUUID() }, { practitionerId: randomUUID() }]) {
        expect(
          await bookJointly(mara, { clientId: ids.jonah, slots: [{ ...good, ...unknown }] }),
        ).toMatchObject({ __typename: 'NotFound' });
      }
    });

    it('R21: many at once over the same places never wait in a circle, and one of them gets them', async () => {
      const mara = await as('mara');
      const times = [8, 9, 10, 11].map((week) => ahead(week, 4, '10:00'));
      const emdr = times.map((time) => slot(0, 'mara', 'emdr', time));
      const answers = await Promise.all([
        ...Array.from({ length: 6 }, (_, index) =>
          bookJointly(mara, { clientId: ids.jonah, slots: index % 2 === 0 ? emdr : [...emdr].reverse() }),
        ),
        ...times.map((time) => book(mara, deep(time))),
      ]);
      const series = answers.filter((answer) => answer.__typename === 'AppointmentSeries');
      const conflicts = answers.filter((answer) => answer.__typename === 'SeriesConflicts');
      const singles = answers.filter((answer) => answer.__typename === 'Appointment');
      expect(series.length + conflicts.length).toBe(6);
      // Either the whole, or the single ones that came before: never a part of the whole.
      expect(series.length === 1 ? singles.length : 0).toBe(0);
      expect(await appointments()).toBe(series.length * 4 + singles.length);
    });
  });
});
