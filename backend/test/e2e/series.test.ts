import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { type Anything, useWorld } from '../harness/index.ts';
import {
  ahead,
  book,
  giveRules,
  reschedule,
  withoutAppointments,
  ZONE,
} from '../harness/operations/scheduling.ts';
import { REST, useCast } from '../harness/operations/scheduling-cast.ts';
import {
  bookSeries,
  cancelSeries,
  changeSeries,
  confirmSeries,
  previewSeries,
} from '../harness/operations/series.ts';

const timeOf = (one: Anything) => Date.parse(one.startsAt);
const clockOf = (one: Anything) => DateTime.fromISO(one.startsAt, { zone: ZONE }).toFormat('ccc HH:mm');
const times = (...all: string[]) => all.map(Date.parse);

describe('a series', () => {
  const world = useWorld();
  const { ids, as, talk, deep, emdr } = useCast(world);
  const weekly = (count = 4, startsAt = ahead(8, 2, '10:00')) => ({
    ...talk(startsAt),
    everyWeeks: 1,
    count,
  });
  const count = async (where = 'true') =>
    Number(
      (
        await world().rows<{ count: string }>(
          `select count(*) from attune.appointment where client_id = $1 and starts_at >= $2 and state <> 'CANCELLED' and ${where}`,
          [ids.jonah, ahead(6, 1, '00:00')],
        )
      )[0]?.count,
    );
  const bookedSeries = async (input: object = weekly()) => {
    const series = await bookSeries(await as('mara'), input);
    expect(series).toMatchObject({ __typename: 'AppointmentSeries' });
    return series;
  };
  const pick = (series: Anything, index: number) => ({
    appointmentId: series.appointments[index].id,
    expectedVersion: series.appointments[index].version,
  });

  beforeEach(async () => {
    for (const client of [ids.jonah, ids.amal]) {
      await withoutAppointments(world(), client, ahead(6, 1, '00:00'));
    }
    await giveRules(world(), ids.jonah, [REST]);
  });

  it('of the demo is Jonah’s three weeks with Mara, as its pattern has them', async () => {
    const { client } = await (await as('mara')).ask(
      `query Demo($id: ID!) { client(id: $id) { appointments {
         seriesPosition seriesException series { everyWeeks count sentence } } } }`,
      { id: ids.jonah },
    );
    const found = client.appointments.filter((one: Anything) => one.series?.everyWeeks === 1);
    const demo = found.filter((one: Anything) => one.series.sentence.endsWith('at 09:30, 3 times'));
    expect(demo.map((one: Anything) => [one.seriesPosition, one.seriesException])).toEqual([
      [1, false],
      [2, false],
      [3, false],
    ]);
  });

  describe('before it is booked', () => {
    it('shows every date, what is in the way and other times near it, and writes nothing', async () => {
      const mara = await as('mara');
      await book(mara, { ...talk(ahead(9, 2, '10:00')), clientId: ids.amal });
      const before = await count();
      const preview = await previewSeries(mara, weekly());
      expect(preview.sentence).toBe('every week on Tuesday at 10:00, 4 times');
      expect(preview.dates.map((one: Anything) => one.position)).toEqual([1, 2, 3, 4]);
      expect(preview.dates.map(clockOf)).toEqual(Array(4).fill('Tue 10:00'));
      const [first, taken] = preview.dates;
      expect(first).toMatchObject({ problem: null, alternatives: [], skipped: false });
      expect(taken.problem).toBe('The practitioner has another appointment at that time.');
      expect(taken.alternatives.length).toBeGreaterThan(0);
      expect(taken.alternatives.length).toBeLessThanOrEqual(3);
      for (const other of taken.alternatives) {
        expect(Math.abs(timeOf(other) - timeOf(taken))).toBeLessThanOrEqual(3 * 86_400_000);
      }
      expect(await count()).toBe(before);
    });

    it('what it says is what booking says, and what it offers instead can be booked', async () => {
      const mara = await as('mara');
      await book(mara, { ...talk(ahead(9, 2, '10:00')), clientId: ids.amal });
      const preview = await previewSeries(mara, weekly());
      const refused = await bookSeries(mara, weekly());
      expect(refused).toMatchObject({
        __typename: 'SeriesConflicts',
        message: 'One of the dates cannot be booked, so nothing was booked.',
      });
      expect(refused.conflicts.map((one: Anything) => [one.position, one.problem])).toEqual(
        preview.dates
          .filter((one: Anything) => one.problem !== null)
          .map((one: Anything) => [one.position, one.problem]),
      );
      expect(await count()).toBe(0);
      const [other] = preview.dates[1].alternatives;
      const dates = [
        { position: 2, startsAt: other.startsAt },
        { position: 3, skip: true },
      ];
      const again = await previewSeries(mara, { ...weekly(), dates });
      expect(again.dates.map((one: Anything) => [one.skipped, one.replaced, one.problem])).toEqual([
        [false, false, null],
        [false, true, null],
        [true, false, null],
        [false, false, null],
      ]);
      const series = await bookSeries(mara, { ...weekly(), dates });
      expect(series.appointments.map((one: Anything) => [one.seriesPosition, one.seriesException])).toEqual([
        [1, false],
        [2, true],
        [4, false],
      ]);
    });

    it('R23: tells the rest that a rule asks for, and closed hours', async () => {
      const mara = await as('mara');
      await book(mara, emdr(ahead(8, 2, '10:00')));
      const preview = await previewSeries(mara, {
        ...deep(ahead(8, 3, '10:00')),
        everyWeeks: 1,
        count: 2,
      });
      expect(preview.dates[0].problem).toMatch(/time of rest/);
      expect(preview.dates[1].problem).toBeNull();
      const early = await previewSeries(mara, weekly(2, ahead(8, 2, '05:00')));
      expect(early.dates[0].problem).toContain('does not work at that time');
    });

    it('a client reads it in words for a client; whoever may not book is refused', async () => {
      const preview = await previewSeries(await as('jonah'), weekly());
      expect(preview.dates).toHaveLength(4);
      await expect(previewSeries(await as('ines'), weekly())).rejects.toThrow();
      await expect(
        previewSeries(await as('mara'), { ...weekly(), dates: [{ position: 5, skip: true }] }),
      ).rejects.toThrow(/no such date/);
    });
  });

  describe('booked', () => {
    it('R22: keeps its wall clock, in one series with its pattern, each noted in the audit', async () => {
      const series = await bookedSeries({ ...weekly(8), everyWeeks: 2 });
      expect(series).toMatchObject({
        everyWeeks: 2,
        count: 8,
        sentence: 'every 2 weeks on Tuesday at 10:00, 8 times',
      });
      expect(series.appointments.map(clockOf)).toEqual(Array(8).fill('Tue 10:00'));
      expect(new Set(series.appointments.map((one: Anything) => one.room)).size).toBe(1);
      const rows = await world().rows<Anything>(
        `select s.kind, s.at_time::text, s.time_zone, e.action from attune.appointment a
         join attune.appointment_series s on s.id = a.series_id
         join attune.audit_event e on e.subject_id = a.id and e.action = 'appointment.book' where a.series_id = $1`,
        [series.id],
      );
      expect(rows).toHaveLength(8);
      expect(rows[0]).toMatchObject({ kind: 'SERIES', at_time: '10:00:00', time_zone: ZONE });
    });

    it('gives the same answer to the same key, once', async () => {
      const mara = await as('mara');
      const input = { ...weekly(), idempotencyKey: randomUUID() };
      const answers = await Promise.all([bookSeries(mara, input), bookSeries(mara, input)]);
      expect(answers[0].id).toBe(answers[1].id);
      expect(await count()).toBe(4);
      expect(await bookSeries(mara, { ...input, count: 5 })).toMatchObject({ __typename: 'Conflict' });
    });

    it('R21: of two over the same times one is whole, and the other lists every date', async () => {
      const mara = await as('mara');
      const both = await Promise.all([
        bookSeries(mara, weekly()),
        bookSeries(mara, { ...weekly(), clientId: ids.amal }),
      ]);
      const [whole, ...rest] = both.filter((one) => one.__typename === 'AppointmentSeries');
      const [refused] = both.filter((one) => one.__typename === 'SeriesConflicts');
      expect(rest).toEqual([]);
      expect(whole.appointments).toHaveLength(4);
      expect(refused.conflicts).toHaveLength(4);
    });

    it('asks for a rhythm that there is', async () => {
      const mara = await as('mara');
      for (const wrong of [{ everyWeeks: 0 }, { everyWeeks: 13 }, { count: 1 }, { count: 53 }]) {
        expect(await bookSeries(mara, { ...weekly(), ...wrong })).toMatchObject({
          __typename: 'InvalidInput',
        });
      }
      const all = [1, 2, 3, 4].map((position) => ({ position, skip: true }));
      expect(await bookSeries(mara, { ...weekly(), dates: all })).toMatchObject({
        __typename: 'InvalidInput',
        message: 'Please keep at least one date.',
      });
    });

    it('a massage therapist books their own alone; an administrator books', async () => {
      const ines = await as('ines');
      expect(await bookSeries(ines, weekly())).toMatchObject({ __typename: 'Forbidden' });
      expect(
        await bookSeries(ines, { ...deep(ahead(8, 3, '10:00')), everyWeeks: 4, count: 2 }),
      ).toMatchObject({ __typename: 'AppointmentSeries' });
      expect(await bookSeries(await as('rowan'), weekly())).toMatchObject({
        __typename: 'AppointmentSeries',
      });
    });
  });

  describe('asked for by a client', () => {
    it('is a request, confirmed all at once', async () => {
      const asked = await bookSeries(await as('jonah'), weekly());
      expect(new Set(asked.appointments.map((one: Anything) => one.state))).toEqual(new Set(['REQUESTED']));
      const mara = await as('mara');
      expect(await confirmSeries(await as('jonah'), pick(asked, 0))).toMatchObject({
        __typename: 'Forbidden',
      });
      const confirmed = await confirmSeries(mara, pick(asked, 0));
      expect(confirmed.appointments.map((one: Anything) => one.state)).toEqual(Array(4).fill('BOOKED'));
      expect(await confirmSeries(mara, pick(confirmed, 0))).toMatchObject({ __typename: 'InvalidInput' });
    });
  });

  describe('changed', () => {
    it('moves this and following, which go on as a series of their own', async () => {
      const series = await bookedSeries();
      const changed = await changeSeries(await as('mara'), {
        ...pick(series, 2),
        scope: 'FOLLOWING',
        startsAt: ahead(10, 4, '11:00'),
      });
      expect(changed).toMatchObject({
        __typename: 'AppointmentSeries',
        count: 2,
        sentence: 'every week on Thursday at 11:00, 2 times',
      });
      expect(changed.appointments.map(timeOf)).toEqual(times(ahead(10, 4, '11:00'), ahead(11, 4, '11:00')));
      expect(await count(`series_id = '${series.id}'`)).toBe(2);
      const [row] = await world().rows<Anything>(
        'select follows_id from attune.appointment_series where id = $1',
        [changed.id],
      );
      expect(row.follows_id).toBe(series.id);
    });

    it('moves all to come, onto times of its own, and leaves what was moved by itself where it is', async () => {
      const mara = await as('mara');
      const series = await bookedSeries();
      const single = await reschedule(mara, { ...pick(series, 1), startsAt: ahead(9, 5, '14:00') });
      expect(single.__typename).toBe('Appointment');
      const changed = await changeSeries(mara, {
        ...pick(series, 2),
        scope: 'ALL',
        startsAt: ahead(11, 2, '10:00'),
      });
      expect(changed.appointments.map(timeOf)).toEqual(
        times(ahead(9, 2, '10:00'), ahead(9, 5, '14:00'), ahead(11, 2, '10:00'), ahead(12, 2, '10:00')),
      );
      expect(changed.appointments.map((one: Anything) => one.seriesException)).toEqual([
        false,
        true,
        false,
        false,
      ]);
    });

    it('lists every date that cannot be before anything changes; one of them may stay', async () => {
      const mara = await as('mara');
      const series = await bookedSeries();
      await book(mara, { ...talk(ahead(9, 4, '11:00')), clientId: ids.amal });
      const move = { ...pick(series, 0), scope: 'ALL', startsAt: ahead(8, 4, '11:00') };
      const refused = await changeSeries(mara, move);
      expect(refused).toMatchObject({
        __typename: 'SeriesConflicts',
        message: 'One of the dates cannot be changed, so nothing was changed.',
        conflicts: [{ position: 2 }],
      });
      expect(await count(`series_id = '${series.id}' and version = 1`)).toBe(4);
      const changed = await changeSeries(mara, { ...move, dates: [{ position: 2, skip: true }] });
      expect(changed.appointments.map(clockOf)).toEqual(['Thu 11:00', 'Tue 10:00', 'Thu 11:00', 'Thu 11:00']);
    });

    it('asks for the version, and for an appointment of a series', async () => {
      const mara = await as('mara');
      const series = await bookedSeries();
      const move = { ...pick(series, 0), scope: 'ALL', startsAt: ahead(8, 4, '11:00') };
      expect(await changeSeries(mara, { ...move, expectedVersion: 7 })).toMatchObject({
        __typename: 'StaleVersion',
        currentVersion: 1,
      });
      const alone = await book(mara, talk(ahead(8, 1, '10:00')));
      expect(await changeSeries(mara, { ...move, appointmentId: alone.id })).toMatchObject({
        __typename: 'InvalidInput',
        message: 'This appointment is not part of a series. Please change it by itself.',
      });
      expect(await changeSeries(await as('ines'), move)).toMatchObject({ __typename: 'Forbidden' });
    });

    it('a client asks for the other times', async () => {
      const series = await bookedSeries();
      const asked = await changeSeries(await as('jonah'), {
        ...pick(series, 2),
        scope: 'FOLLOWING',
        startsAt: ahead(10, 4, '11:00'),
      });
      expect(asked.appointments.map((one: Anything) => one.state)).toEqual(['REQUESTED', 'REQUESTED']);
    });

    it('R21: two that change the same series at once do not wait in a circle', async () => {
      const mara = await as('mara');
      const series = await bookedSeries();
      const answers = await Promise.all([
        changeSeries(mara, { ...pick(series, 0), scope: 'ALL', startsAt: ahead(8, 4, '11:00') }),
        changeSeries(mara, { ...pick(series, 3), scope: 'ALL', startsAt: ahead(11, 1, '14:00') }),
        reschedule(mara, { ...pick(series, 1), startsAt: ahead(9, 5, '14:00') }),
        cancelSeries(mara, { ...pick(series, 2), scope: 'FOLLOWING' }),
      ]);
      for (const answer of answers) {
        expect([
          'AppointmentSeries',
          'Appointment',
          'StaleVersion',
          'SeriesConflicts',
          'InvalidInput',
        ]).toContain(answer.__typename);
      }
    });
  });

  describe('cancelled', () => {
    it('this and following, or all to come', async () => {
      const mara = await as('mara');
      const series = await bookedSeries();
      const left = await cancelSeries(mara, { ...pick(series, 2), scope: 'FOLLOWING', reason: 'A journey.' });
      expect(left.appointments.map((one: Anything) => one.state)).toEqual([
        'BOOKED',
        'BOOKED',
        'CANCELLED',
        'CANCELLED',
      ]);
      await cancelSeries(await as('jonah'), { ...pick(series, 0), scope: 'ALL' });
      expect(await count()).toBe(0);
      expect(await cancelSeries(mara, { ...pick(series, 0), scope: 'ALL' })).toMatchObject({
        __typename: 'InvalidInput',
      });
    });
  });
});
