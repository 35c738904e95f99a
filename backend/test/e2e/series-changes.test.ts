import { beforeEach, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { type Anything, asActor, useWorld } from '../harness/index.ts';
import {
  ahead,
  book,
  cancel,
  giveRules,
  reschedule,
  rewrite,
  serviceId,
  withoutAppointments,
  withoutHolds,
  ZONE,
} from '../harness/operations/scheduling.ts';
import { raiseFlag } from '../harness/operations/distress-flags.ts';
import { REST, useCast } from '../harness/operations/scheduling-cast.ts';
import { bookSeries, cancelSeries, changeSeries, previewChange } from '../harness/operations/series.ts';

const clockOf = (one: Anything) => DateTime.fromISO(one.startsAt, { zone: ZONE }).toFormat('ccc HH:mm');
const lengthOf = (one: Anything) => (Date.parse(one.endsAt) - Date.parse(one.startsAt)) / 60_000;
const servicesOf = (series: Anything) => series.appointments.map((one: Anything) => one.service.name);
const TALK = 'Talk session';
const FIRST = 'First talk';

describe('a change of a series', () => {
  const world = useWorld();
  const { ids, as, atTime, talk, emdr, deep, gentle } = useCast(world);
  const firstTalk = () => serviceId(world(), FIRST);
  const weekly = async (of = talk(ahead(8, 2, '10:00')), count = 3) => {
    const series = await bookSeries(await as('mara'), { ...of, everyWeeks: 1, count });
    expect(series).toMatchObject({ __typename: 'AppointmentSeries' });
    return series;
  };
  const pick = (series: Anything, index: number) => ({
    appointmentId: series.appointments[index].id,
    expectedVersion: series.appointments[index].version,
    startsAt: series.appointments[index].startsAt,
  });

  beforeEach(async () => {
    for (const client of [ids.jonah, ids.amal, ids.petra]) {
      await withoutAppointments(world(), client, ahead(6, 1, '00:00'));
    }
    await giveRules(world(), ids.jonah, [REST]);
  });

  describe('of its service', () => {
    it('R21: this and following are for something else and as long as that takes; all to come likewise', async () => {
      const mara = await as('mara');
      const series = await weekly();
      const other = await firstTalk();
      const changed = await changeSeries(mara, { ...pick(series, 1), scope: 'FOLLOWING', serviceId: other });
      expect(servicesOf(changed)).toEqual([FIRST, FIRST]);
      expect(changed.appointments.map(lengthOf)).toEqual([30, 30]);
      expect(changed.appointments.map(clockOf)).toEqual(['Tue 10:00', 'Tue 10:00']);
      const rows = await world().rows<Anything>(
        `select s.class, upper(a.busy) - a.ends_at = interval '10 minutes' as kept from attune.appointment a
         join attune.appointment_service s on s.appointment_id = a.id where a.series_id = $1`,
        [changed.id],
      );
      expect(rows).toEqual(Array(2).fill({ class: 'CONSULTATION', kept: true }));
      const back = await changeSeries(mara, { ...pick(changed, 0), scope: 'ALL', serviceId: ids.talk });
      expect(servicesOf(back)).toEqual([TALK, TALK]);
      expect(back.appointments.map(lengthOf)).toEqual([50, 50]);
    });

    it('of this one alone; what is changed by itself stays as it is when the others move', async () => {
      const mara = await as('mara');
      const series = await weekly();
      const other = await firstTalk();
      const single = await reschedule(mara, { ...pick(series, 1), serviceId: other });
      expect(single).toMatchObject({ __typename: 'Appointment', service: { name: FIRST }, version: 2 });
      expect(lengthOf(single)).toBe(30);
      const moved = { ...pick(series, 0), scope: 'ALL', startsAt: ahead(8, 4, '11:00') };
      expect((await previewChange(mara, moved)).dates.map((one: Anything) => one.stays)).toEqual([
        false,
        true,
        false,
      ]);
      const changed = await changeSeries(mara, moved);
      expect(changed.appointments.map(clockOf)).toEqual(['Thu 11:00', 'Tue 10:00', 'Thu 11:00']);
      expect(servicesOf(changed)).toEqual([TALK, FIRST, TALK]);
      const odd = { ...pick(changed, 1), scope: 'ALL' };
      expect(await changeSeries(mara, odd)).toMatchObject({
        __typename: 'InvalidInput',
        message: expect.stringContaining('something else than its series'),
      });
      const all = await changeSeries(mara, { ...odd, serviceId: ids.talk, startsAt: ahead(9, 5, '11:00') });
      expect(servicesOf(all)).toEqual([TALK, TALK, TALK]);
    });

    it('R2, R23: only as the practitioner offers it, of its discipline, and as the plan permits', async () => {
      const mara = await as('mara');
      const series = await weekly(gentle(ahead(8, 3, '10:00')));
      const to = (id: string) => changeSeries(mara, { ...pick(series, 0), scope: 'ALL', serviceId: id });
      expect(await to(ids.talk)).toMatchObject({
        __typename: 'InvalidInput',
        message: 'Talk session is of the other discipline; please book it anew.',
      });
      const ben = { ...pick(series, 0), scope: 'ALL', serviceId: ids.restorative, practitionerId: ids.ben };
      expect(await changeSeries(mara, ben)).toMatchObject({
        __typename: 'SeriesConflicts',
        conflicts: expect.arrayContaining([
          expect.objectContaining({ problem: expect.stringContaining('does not offer this') }),
        ]),
      });
      await book(mara, emdr(ahead(9, 2, '10:00')));
      const refused = await to(ids.deep);
      expect(refused).toMatchObject({ __typename: 'SeriesConflicts', conflicts: [{ position: 2 }] });
      expect(refused.conflicts[0].problem).toMatch(/time of rest/);
      const changed = await changeSeries(mara, {
        ...pick(series, 0),
        scope: 'ALL',
        serviceId: ids.deep,
        dates: [{ position: 2, skip: true }],
      });
      expect(servicesOf(changed)).toEqual([
        'Myofascial release',
        'Restorative bodywork',
        'Myofascial release',
      ]);
    });

    it('R18: to nothing that a hold touches, whoever writes', async () => {
      const series = await weekly(gentle(ahead(8, 3, '10:00')));
      const [first] = series.appointments;
      const inSql = (to: string) =>
        asActor(world(), 'mara', (sql) => sql('select attune.change_service($1, $2)', [first.id, to]));
      await expect(inSql(ids.talk)).rejects.toMatchObject({ constraint: 'appointment_service_fits' });
      await inSql(ids.deep);
      await raiseFlag(await as('ines'), ids.jonah, { level: 'ALERT', hold: 'DEEP_WORK' });
      try {
        await expect(inSql(ids.deep)).rejects.toMatchObject({ constraint: 'appointment_under_hold' });
        const change = { ...pick(series, 0), scope: 'ALL', serviceId: ids.deep };
        expect(await changeSeries(await as('mara'), change)).toMatchObject({
          __typename: 'SeriesConflicts',
          conflicts: [{ position: 1 }, { position: 2 }, { position: 3 }],
        });
        expect(await reschedule(await as('mara'), { ...pick(series, 0), serviceId: ids.deep })).toMatchObject(
          {
            __typename: 'HoldProblem',
          },
        );
      } finally {
        await withoutHolds(world(), ids.jonah);
      }
    });

    it('an administrator changes what they may not read; a client asks the practice', async () => {
      const series = await weekly();
      const other = await firstTalk();
      expect(
        await changeSeries(await as('jonah'), { ...pick(series, 0), scope: 'ALL', serviceId: other }),
      ).toMatchObject({
        __typename: 'Forbidden',
        message: 'Please ask the practice if it is to be for something else.',
      });
      expect(await reschedule(await as('jonah'), { ...pick(series, 0), serviceId: other })).toMatchObject({
        __typename: 'Forbidden',
      });
      const changed = await changeSeries(await as('rowan'), {
        ...pick(series, 0),
        scope: 'ALL',
        serviceId: other,
      });
      expect(changed.appointments[0].service).toEqual({ name: 'Psychotherapy', withheld: true });
      expect(changed.appointments.map(lengthOf)).toEqual([30, 30, 30]);
    });
  });

  describe('of its room', () => {
    const consultation = (startsAt: string) => ({ ...deep(startsAt), serviceId: ids.consultation });

    it('takes the room that is asked for, and lists the dates on which it is taken', async () => {
      const mara = await as('mara');
      const series = await weekly(consultation(ahead(8, 3, '10:00')));
      expect(series.appointments.map((one: Anything) => one.room)).toEqual(Array(3).fill('Room 1'));
      const [room] = await world().rows<{ id: string }>(
        `select r.id from attune.room r join attune.service_room f on f.room_id = r.id
         where f.service_id = $1 and r.name = 'Room 2'`,
        [ids.consultation],
      );
      await rewrite(world(), [
        ['update attune.credential set valid_until = valid_until + 400 where member_id = $1', [ids.ben]],
      ]);
      const inRoom2 = await book(await as('rowan'), {
        clientId: ids.petra,
        practitionerId: ids.ben,
        serviceId: ids.gentle,
        startsAt: ahead(9, 3, '10:00'),
      });
      expect(inRoom2).toMatchObject({ __typename: 'Appointment', room: 'Room 2' });
      const wanted = { ...pick(series, 0), scope: 'ALL', roomId: room?.id };
      const preview = await previewChange(mara, wanted);
      expect(preview.dates.map((one: Anything) => [one.room, one.problem !== null])).toEqual([
        ['Room 2', false],
        [null, true],
        ['Room 2', false],
      ]);
      const [other] = preview.dates[1].alternatives;
      expect(other).toMatchObject({ room: 'Room 2' });
      expect(await changeSeries(mara, wanted)).toMatchObject({
        __typename: 'SeriesConflicts',
        conflicts: [{ position: 2, problem: preview.dates[1].problem }],
      });
      const changed = await changeSeries(mara, {
        ...wanted,
        dates: [{ position: 2, startsAt: other.startsAt }],
      });
      expect(changed.appointments.map((one: Anything) => one.room)).toEqual(Array(3).fill('Room 2'));
      expect(changed.appointments[1]).toMatchObject({ seriesException: true });
      const talking = await weekly();
      expect(await changeSeries(mara, { ...pick(talking, 0), scope: 'ALL', roomId: room?.id })).toMatchObject(
        {
          __typename: 'InvalidInput',
          message: 'This room does not fit the service. Please choose another one.',
        },
      );
    });
  });

  describe('before it is made', () => {
    it('shows every date with what it becomes; what it says is what changing says', async () => {
      const mara = await as('mara');
      const series = await weekly(undefined, 4);
      await book(mara, { ...talk(ahead(9, 4, '11:00')), clientId: ids.amal });
      const wanted = { ...pick(series, 0), scope: 'ALL', startsAt: ahead(8, 4, '11:00') };
      const preview = await previewChange(mara, wanted);
      expect(preview.sentence).toBe('every week on Thursday at 11:00, 4 times');
      expect(preview.dates.map((one: Anything) => one.now)).toEqual(
        series.appointments.map((one: Anything) => one.startsAt),
      );
      expect(preview.dates.map(clockOf)).toEqual(Array(4).fill('Thu 11:00'));
      const refused = await changeSeries(mara, wanted);
      expect(refused.conflicts.map((one: Anything) => [one.position, one.problem])).toEqual(
        preview.dates
          .filter((one: Anything) => one.problem !== null)
          .map((one: Anything) => [one.position, one.problem]),
      );
      const [other] = preview.dates[1].alternatives;
      const dates = [
        { position: 2, startsAt: other.startsAt },
        { position: 3, skip: true },
      ];
      const again = await previewChange(mara, { ...wanted, dates });
      expect(again.dates.map((one: Anything) => [one.skipped, one.replaced, one.problem])).toEqual([
        [false, false, null],
        [false, true, null],
        [true, false, null],
        [false, false, null],
      ]);
      expect(again.dates[2].startsAt).toBe(series.appointments[2].startsAt);
      const changed = await changeSeries(mara, { ...wanted, dates });
      const instants = (all: Anything[]) => new Set(all.map((one) => Date.parse(one.startsAt)));
      expect(instants(changed.appointments)).toEqual(instants(again.dates));
      const looks = await world().rows(
        `select 1 from attune.audit_event where client_ids @> array[$1::uuid] and action = 'appointment.suggest'`,
        [ids.jonah],
      );
      expect(looks.length).toBeGreaterThan(0);
    });

    it('is for who may change it', async () => {
      const series = await weekly();
      const wanted = { ...pick(series, 0), scope: 'ALL' };
      await expect(previewChange(await as('ines'), wanted)).rejects.toThrow();
      await expect(previewChange(await as('vera'), wanted)).rejects.toThrow();
      const alone = await book(await as('mara'), talk(ahead(8, 1, '10:00')));
      await expect(previewChange(await as('mara'), { ...wanted, appointmentId: alone.id })).rejects.toThrow(
        /not part of a series/,
      );
    });
  });

  it('a client cancels this and following: late ones are noted as late, just as one by itself is', async () => {
    const series = await weekly();
    const [first] = series.appointments;
    const hourBefore = DateTime.fromISO(first.startsAt).minus({ hours: 1 }).toISO() ?? '';
    await atTime(hourBefore, async (at) => {
      const left = await cancelSeries(await at('jonah'), {
        ...pick(series, 0),
        scope: 'FOLLOWING',
        startsAt: undefined,
      });
      expect(left.appointments.map((one: Anything) => [one.state, one.cancelledLate])).toEqual([
        ['CANCELLED', true],
        ['CANCELLED', false],
        ['CANCELLED', false],
      ]);
    });
    expect(await cancel(await as('jonah'), first.id, 2)).toMatchObject({ __typename: 'InvalidInput' });
  });
});
