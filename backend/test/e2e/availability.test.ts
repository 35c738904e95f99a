import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { LiveHub, type Notice } from '../../src/platform/live/index.ts';
import { type Anything, asActor, useWorld } from '../harness/index.ts';
import { hoursOf, keep, preview } from '../harness/operations/availability.ts';
import { ahead, book, cancel, reschedule, suggest, ZONE } from '../harness/operations/scheduling.ts';
import { useCast } from '../harness/operations/scheduling-cast.ts';

const world = useWorld();
const { ids, as, talk, gentle, atTime } = useCast(world);

const dateOf = (instant: string) => DateTime.fromISO(instant, { zone: ZONE }).toISODate() ?? '';
const WEEK = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' }));

describe('weekly hours', () => {
  it('change from a date on, as a whole; what holds until then stays, and booking follows', async () => {
    const mara = await as('mara');
    const before = await hoursOf(mara);
    expect(before).toMatchObject({ memberId: ids.mara, version: 0, timeZone: ZONE });
    expect(before.weeks).toHaveLength(1);
    expect(before.weeks[0].ranges).toEqual(WEEK);
    const from = dateOf(ahead(9, 1, '00:00'));
    const ranges = [
      { weekday: 2, from: '10:00', to: '13:00' },
      { weekday: 2, from: '13:00', to: '14:00' },
      { weekday: 2, from: '16:00', to: '20:00' },
    ];
    const changed = await keep(mara, 'changeWeeklyHours', {
      memberId: ids.mara,
      expectedVersion: 0,
      from,
      ranges,
    });
    expect(changed).toMatchObject({ __typename: 'WorkingHours', version: 1 });
    expect(changed.weeks).toHaveLength(2);
    expect(changed.weeks[1]).toEqual({
      from,
      ranges: [
        { weekday: 2, from: '10:00', to: '14:00' },
        { weekday: 2, from: '16:00', to: '20:00' },
      ],
    });
    expect(await book(mara, talk(ahead(8, 3, '09:00')))).toMatchObject({ __typename: 'Appointment' });
    expect(await book(mara, talk(ahead(9, 3, '09:00')))).toMatchObject({ __typename: 'InvalidInput' });
    expect(await book(mara, talk(ahead(9, 2, '18:00')))).toMatchObject({ __typename: 'Appointment' });
    const [trace] = await world().rows<Anything>(
      `select role, ground from attune.audit_event where action = 'hours.change' and subject_id = $1`,
      [ids.mara],
    );
    expect(trace).toEqual({ role: 'PSYCHOTHERAPIST', ground: 'ADMINISTRATOR' });
    // Somebody who still looks at what was before.
    expect(
      await keep(await as('rowan'), 'changeWeeklyHours', {
        memberId: ids.mara,
        expectedVersion: 0,
        from,
        ranges: [],
      }),
    ).toMatchObject({ __typename: 'StaleVersion', currentVersion: 1 });
    // An earlier change takes the planned one away.
    const again = await keep(await as('rowan'), 'changeWeeklyHours', {
      memberId: ids.mara,
      expectedVersion: 1,
      from: dateOf(ahead(9, 1, '00:00')),
      ranges: WEEK,
    });
    expect(again.weeks).toHaveLength(1);
  });

  it('R21: one of two changes at once is made, and hours never overlap, whoever writes', async () => {
    const { version } = await hoursOf(await as('tomas'));
    const input = {
      memberId: ids.tomas,
      expectedVersion: version,
      from: dateOf(ahead(5, 1, '00:00')),
      ranges: WEEK,
    };
    const answers = await Promise.all([
      keep(await as('tomas'), 'changeWeeklyHours', input),
      keep(await as('rowan'), 'changeWeeklyHours', input),
    ]);
    expect(answers.map((one) => one.__typename).sort()).toEqual(['StaleVersion', 'WorkingHours']);
    await expect(
      asActor(world(), 'tomas', (query) =>
        query(
          `insert into attune.availability (practice_id, id, member_id, weekday, from_time, to_time)
           values (attune.practice_id(), gen_random_uuid(), $1, 1, '17:45', '19:00')`,
          [ids.tomas],
        ),
      ),
    ).rejects.toMatchObject({ constraint: 'availability_apart' });
  });

  it('are one’s own, or anybody’s for those who run the practice; refused in words', async () => {
    const from = dateOf(ahead(4, 1, '00:00'));
    const input = { memberId: ids.mara, expectedVersion: 9, from, ranges: [] };
    expect(await keep(await as('ines'), 'changeWeeklyHours', input)).toMatchObject({
      __typename: 'Forbidden',
    });
    expect(await keep(await as('jonah'), 'changeWeeklyHours', input)).toMatchObject({
      __typename: 'Forbidden',
    });
    expect(await keep(await as('vera'), 'changeWeeklyHours', input)).toMatchObject({
      __typename: 'NotFound',
    });
    const own = { ...input, memberId: ids.ines };
    const said = async (change: object) => {
      const answer = await keep(await as('ines'), 'changeWeeklyHours', { ...own, ...change });
      return answer.fields?.[0];
    };
    expect(await said({ from: '2020-01-01' })).toEqual({
      path: 'from',
      message: 'This day is over. Please choose today or a day to come.',
    });
    expect(await said({ ranges: [{ weekday: 1, from: '09:10', to: '12:00' }] })).toMatchObject({
      message: 'Please choose a quarter of the hour.',
    });
    expect(
      await said({
        ranges: [
          { weekday: 1, from: '09:00', to: '12:00' },
          { weekday: 1, from: '11:00', to: '13:00' },
        ],
      }),
    ).toMatchObject({ message: 'This overlaps with other hours of that day.' });
    const denied = asActor(world(), 'ines', (query) =>
      query(`update attune.availability set valid_until = current_date where member_id = $1 returning id`, [
        ids.mara,
      ]),
    );
    expect((await denied).rowCount).toBe(0);
  });
});

describe('days that differ and time off', () => {
  it('a changed day has its own hours, until it has those of its weekday again', async () => {
    const ines = await as('ines');
    const date = dateOf(ahead(8, 6, '00:00'));
    const { version } = await hoursOf(ines);
    const saturday = gentle(ahead(8, 6, '10:00'));
    expect(await book(ines, saturday)).toMatchObject({ __typename: 'InvalidInput' });
    const changed = await keep(ines, 'changeDay', {
      memberId: ids.ines,
      expectedVersion: version,
      date,
      ranges: [{ from: '10:00', to: '12:00' }],
    });
    expect(changed.changedDays).toEqual([{ date, ranges: [{ from: '10:00', to: '12:00' }] }]);
    const booked = await book(ines, saturday);
    expect(booked).toMatchObject({ __typename: 'Appointment' });
    const asking = { memberId: ids.ines, day: { date, ranges: null } };
    expect(await preview(ines, asking)).toEqual([{ id: booked.id, startsAt: booked.startsAt }]);
    expect(await preview(await as('mara'), asking)).toEqual([]);
    const back = await keep(ines, 'changeDay', {
      memberId: ids.ines,
      expectedVersion: version + 1,
      date,
    });
    expect(back.changedDays).toEqual([]);
    // Nothing is cancelled: it is listed, and the list leaves its trace in the client's record (R26).
    expect(back.outside.map((one: Anything) => one.id)).toEqual([booked.id]);
    const seen = await world().rows(
      `select 1 from attune.audit_event where action = 'appointment.list' and $1 = any (client_ids) and member_id = $2`,
      [ids.jonah, ids.ines],
    );
    expect(seen.length).toBeGreaterThan(0);
    await cancel(ines, booked.id, 1);
  });

  it('time off cuts through everything; why somebody is away is not for colleagues or clients', async () => {
    const ines = await as('ines');
    const booked = await book(ines, gentle(ahead(10, 2, '10:00')));
    expect(booked).toMatchObject({ __typename: 'Appointment' });
    const away = {
      memberId: ids.ines,
      startsOn: dateOf(ahead(10, 1, '00:00')),
      startsAt: '12:00',
      endsOn: dateOf(ahead(10, 3, '00:00')),
      endsAt: null,
    };
    expect(
      (await preview(ines, { memberId: ids.ines, away: { ...away, memberId: undefined } })).map(
        (one) => one.id,
      ),
    ).toEqual([booked.id]);
    const told: Notice[] = [];
    world()
      .app.get(LiveHub)
      .observe((notice) => told.push(notice));
    const added = await keep(ines, 'addTimeOff', { ...away, kind: 'ILLNESS', note: 'The knee again' });
    expect(added.outside.map((one: Anything) => one.id)).toEqual([booked.id]);
    const [mine] = added.timeOff.filter((one: Anything) => one.startsOn === away.startsOn);
    expect(mine).toMatchObject({ kind: 'ILLNESS', note: 'The knee again', endsAt: '24:00' });
    for (let tries = 0; tries < 100 && !told.some(({ kind }) => kind === 'PRACTICE'); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(told.some(({ kind }) => kind === 'PRACTICE')).toBe(true);
    const colleague = (await hoursOf(await as('mara'), ids.ines)).timeOff.find(
      (one: Anything) => one.id === mine.id,
    );
    expect(colleague).toMatchObject({ startsOn: away.startsOn, kind: null, note: null });
    const rowan = (await hoursOf(await as('rowan'), ids.ines)).timeOff.find(
      (one: Anything) => one.id === mine.id,
    );
    expect(rowan).toMatchObject({ kind: 'ILLNESS', note: 'The knee again' });
    const kinds = await asActor(world(), 'mara', (query) => query('select kind from attune.time_off_detail'));
    expect(kinds.rows).toEqual([]);
    // Monday morning is still there, and Tuesday is not.
    const free = await suggest(ines, {
      clientId: ids.jonah,
      serviceId: ids.gentle,
      practitionerId: ids.ines,
      from: ahead(10, 1, '00:00'),
      to: ahead(10, 4, '00:00'),
      first: 100,
    });
    expect(new Set(free.map((one) => dateOf(one.startsAt)))).toEqual(
      new Set([dateOf(ahead(10, 1, '00:00'))]),
    );
    expect(await keep(ines, 'addTimeOff', { ...away, kind: 'OTHER' })).toMatchObject({
      __typename: 'InvalidInput',
      message:
        'There is time off on some of these days already. Please choose others, or change what is there.',
    });
    expect(await keep(await as('mara'), 'removeTimeOff', { id: mine.id })).toMatchObject({
      __typename: 'Forbidden',
    });
    const gone = await keep(ines, 'removeTimeOff', { id: mine.id });
    expect(gone.outside).toEqual([]);
    expect(await keep(ines, 'removeTimeOff', { id: mine.id })).toMatchObject({ __typename: 'NotFound' });
  });
});

describe('what holds for the practice', () => {
  it('closed days close everybody’s calendar; only those who run the practice close it', async () => {
    const rowan = await as('rowan');
    const date = dateOf(ahead(11, 4, '00:00'));
    const closure = { name: 'Spring holiday', startsOn: date, endsOn: date };
    expect(await keep(await as('mara'), 'addClosure', closure)).toMatchObject({ __typename: 'Forbidden' });
    const booked = await book(await as('mara'), talk(ahead(11, 4, '10:00')));
    const outside = await preview(rowan, { away: { startsOn: date, endsOn: date } });
    expect(outside.map((one) => one.id)).toContain(booked.id);
    const closed = await keep(rowan, 'addClosure', closure);
    const one = closed.closures.find(({ name }: Anything) => name === 'Spring holiday');
    for (const person of [await as('mara'), await as('jonah')]) {
      expect(await book(person, talk(ahead(11, 4, '12:00')))).toMatchObject({ __typename: 'InvalidInput' });
    }
    expect((await hoursOf(await as('mara'))).outside.map(({ id }: Anything) => id)).toContain(booked.id);
    await keep(rowan, 'removeClosure', { id: one.id });
    expect(await book(await as('mara'), talk(ahead(11, 4, '12:00')))).toMatchObject({
      __typename: 'Appointment',
    });
  });

  it('limits bind booking, moving and suggestions; a client cancels always, and late is marked', async () => {
    const rowan = await as('rowan');
    const { bookingLimits } = await rowan.ask('{ bookingLimits { practice { version } } }');
    const limits = { clientNoticeHours: 48, staffNoticeHours: 2, horizonDays: 60, clientChangeHours: 48 };
    const all = { ...limits, expectedVersion: bookingLimits.practice.version };
    expect(await keep(await as('mara'), 'changeBookingLimits', all)).toMatchObject({
      __typename: 'Forbidden',
    });
    expect(await keep(rowan, 'changeBookingLimits', { ...all, horizonDays: null })).toMatchObject({
      fields: [{ path: 'horizonDays' }],
    });
    expect(await keep(rowan, 'changeBookingLimits', all)).toMatchObject({
      practice: { clientNoticeHours: 48 },
    });
    expect(await keep(rowan, 'changeBookingLimits', all)).toMatchObject({ __typename: 'StaleVersion' });
    expect(
      await keep(await as('ines'), 'changeBookingLimits', {
        memberId: ids.ines,
        expectedVersion: 0,
        clientNoticeHours: 72,
      }),
    ).toMatchObject({
      practitioners: expect.arrayContaining([{ memberId: ids.ines, version: 1, clientNoticeHours: 72 }]),
    });

    const first = ahead(7, 2, '10:00');
    const at = (hours: number) => new Date(Date.parse(first) - hours * 3_600_000).toISOString();
    await atTime(at(47), async (then) => {
      const jonah = await then('jonah');
      expect((await book(jonah, talk(first))).message).toContain('at least 2 days ahead');
      const range = {
        clientId: ids.jonah,
        serviceId: ids.talk,
        from: at(47),
        to: ahead(7, 3, '00:00'),
        first: 100,
      };
      const asked = await suggest(jonah, range);
      expect(asked.every((one) => Date.parse(one.startsAt) >= Date.parse(at(-1)))).toBe(true);
      const booked = await book(await then('mara'), talk(first));
      expect(booked).toMatchObject({ __typename: 'Appointment' });
      const moved = await reschedule(jonah, {
        appointmentId: booked.id,
        expectedVersion: 1,
        startsAt: ahead(7, 5, '10:00'),
      });
      expect(moved).toMatchObject({ __typename: 'InvalidInput' });
      expect(moved.message).toContain('please call the practice');
      expect(await cancel(jonah, booked.id, 1)).toMatchObject({
        __typename: 'Appointment',
        state: 'CANCELLED',
      });
      const { appointment } = await (await then('mara')).ask(
        'query One($id: ID!) { appointment(id: $id) { cancelledLate changeableUntil } }',
        { id: booked.id },
      );
      expect(appointment).toEqual({ cancelledLate: true, changeableUntil: null });
    });
    await atTime(at(1), async (then) => {
      expect((await book(await then('mara'), talk(first))).message).toContain('at least 2 hours ahead');
    });
    await atTime(at(24 * 61), async (then) => {
      expect((await book(await then('mara'), talk(first))).message).toBe(
        'Please choose a time within the next 60 days.',
      );
    });
    const [{ version }] = (await world().rows<{ version: number }>(
      'select version from attune.booking_limits b join attune.practice p on p.id = b.practice_id where b.member_id is null and p.name like $1',
      ['Harbour%'],
    )) as [{ version: number }];
    await keep(rowan, 'changeBookingLimits', {
      ...limits,
      ...{
        clientNoticeHours: 24,
        staffNoticeHours: 0,
        horizonDays: 366,
        clientChangeHours: 24,
        expectedVersion: version,
      },
    });
  });

  it('R22: another time zone leaves appointments where they are, says which lie outside, and is the owner’s', async () => {
    const rowan = await as('rowan');
    const booked = await book(await as('mara'), talk(ahead(12, 2, '09:00')));
    const change = { timeZone: 'America/New_York', expectedTimeZone: ZONE };
    expect(await keep(await as('mara'), 'changeTimeZone', change)).toMatchObject({ __typename: 'Forbidden' });
    expect(await keep(rowan, 'changeTimeZone', { ...change, timeZone: 'Mars/Olympus' })).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(await keep(rowan, 'changeTimeZone', { ...change, expectedTimeZone: 'UTC' })).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect((await preview(rowan, { timeZone: 'America/New_York' })).map(({ id }) => id)).toContain(booked.id);
    const moved = await keep(rowan, 'changeTimeZone', change);
    expect(moved).toMatchObject({ timeZone: 'America/New_York' });
    expect(moved.outside.map(({ id }: Anything) => id)).toContain(booked.id);
    expect(await hoursOf(await as('mara'))).toMatchObject({ timeZone: 'America/New_York' });
    const { appointment } = await (await as('mara')).ask(
      'query One($id: ID!) { appointment(id: $id) { startsAt } }',
      {
        id: booked.id,
      },
    );
    expect(appointment.startsAt).toBe(booked.startsAt);
    await keep(rowan, 'changeTimeZone', { timeZone: ZONE, expectedTimeZone: 'America/New_York' });
    await expect(
      asActor(world(), 'rowan', (query) => query(`update attune.practice set time_zone = 'Mars/Olympus'`)),
    ).rejects.toMatchObject({ constraint: 'practice_zone_exists' });
    const byMara = await asActor(world(), 'mara', (query) =>
      query(`update attune.practice set time_zone = 'UTC'`),
    );
    expect(byMara.rowCount).toBe(0);
  });
});
