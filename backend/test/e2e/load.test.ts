import { describe, expect, it } from '@jest/globals';
import { type Anything, asActor, useWorld } from '../harness/index.ts';
import { setLoadLimits, weekLoads } from '../harness/operations/load.ts';
import { ahead, book, cancel, giveRules, reschedule, suggest } from '../harness/operations/scheduling.ts';
import { useCast } from '../harness/operations/scheduling-cast.ts';
import { join, lookAround, waitingOf } from '../harness/operations/waiting-list.ts';

describe('LOAD: what a practitioner takes on', () => {
  const world = useWorld();
  const { ids, as, gentle, deep, atTime } = useCast(world);
  let version = 0;
  const limit = async (some: object) => {
    const set = await setLoadLimits(await as('ines'), {
      memberId: ids.ines,
      expectedVersion: version,
      ...some,
    });
    expect(set.__typename).toBe('LoadLimitsSet');
    version = set.version;
  };

  it('refuses one session more than a day holds, in words that tell nothing of others', async () => {
    await limit({ perDay: 1 });
    const mara = await as('mara');
    const first = await book(mara, gentle(ahead(20, 1, '09:00')));
    expect(first.__typename).toBe('Appointment');
    const amal = { ...gentle(ahead(20, 1, '14:00')), clientId: ids.amal };
    const refused = await book(await as('amal'), amal);
    expect(refused).toMatchObject({
      __typename: 'CoordinationProblem',
      message: 'Ines Okafor has a full day.',
    });
    expect(JSON.stringify(refused)).not.toMatch(/Jonah|session/);
    expect((await book(await as('rowan'), amal)).message).toBe(
      'Ines Okafor has a full day: at most 1 session.',
    );
    // Moved within the day, it is the same one.
    const moved = await reschedule(mara, {
      appointmentId: first.id,
      expectedVersion: 1,
      startsAt: ahead(20, 1, '12:00'),
    });
    expect(moved.__typename).toBe('Appointment');
    const day = {
      clientId: ids.amal,
      serviceId: ids.restorative,
      from: ahead(20, 1, '00:00'),
      to: ahead(20, 3, '00:00'),
    };
    const suggested = await suggest(mara, { ...day, first: 100 });
    expect(suggested.length).toBeGreaterThan(0);
    expect(suggested.every(({ startsAt }) => startsAt >= ahead(20, 2, '00:00'))).toBe(true);
    await cancel(mara, first.id, moved.version);
    expect((await book(await as('amal'), amal)).__typename).toBe('Appointment');
  });

  it('keeps the break after a heavy session, before and behind it, and counts heavy ones', async () => {
    await limit({ heavyPerDay: 1, breakMinutes: 120 });
    const mara = await as('mara');
    expect((await book(mara, deep(ahead(21, 1, '10:00')))).__typename).toBe('Appointment');
    const amal = (time: string) => ({ ...gentle(ahead(21, 1, time)), clientId: ids.amal });
    expect((await book(mara, amal('12:00'))).message).toBe('Ines Okafor keeps a break at that time.');
    expect((await book(mara, amal('14:00'))).__typename).toBe('Appointment');
    expect((await book(mara, { ...deep(ahead(21, 1, '16:00')), clientId: ids.jonah })).message).toBe(
      'Ines Okafor has a full day.',
    );
    // A heavy one just before what is booked would leave no break either.
    await limit({ heavyPerDay: 3, breakMinutes: 120 });
    expect((await book(mara, deep(ahead(21, 1, '12:30')))).message).toBe(
      'Ines Okafor keeps a break at that time.',
    );
  });

  it('lets the practitioner alone go beyond, with a reason that stays written (R24 is for the plan)', async () => {
    await limit({ perDay: 1 });
    const [mara, ines] = [await as('mara'), await as('ines')];
    expect((await book(mara, gentle(ahead(22, 1, '09:00')))).__typename).toBe('Appointment');
    const more = { ...gentle(ahead(22, 1, '14:00')), override: { reason: 'A promise.' } };
    expect(await book(mara, more)).toMatchObject({
      __typename: 'Forbidden',
      message: 'Only Ines Okafor may go beyond what they take on. Please choose another time or person.',
    });
    const booked = await book(ines, more);
    expect(booked).toMatchObject({ __typename: 'Appointment', overrides: [] });
    const [kept] = await world().rows<Anything>(
      'select reason, sentences from attune.load_override where appointment_id = $1',
      [booked.id],
    );
    expect(kept).toEqual({
      reason: 'A promise.',
      sentences: ['Ines Okafor has a full day: at most 1 session.'],
    });
    const seen = (name: 'ines' | 'rowan' | 'mara' | 'jonah') =>
      asActor(world(), name, async (query) => (await query('select id from attune.load_override')).rowCount);
    expect([await seen('ines'), await seen('rowan'), await seen('mara'), await seen('jonah')]).toEqual([
      1, 1, 0, 0,
    ]);
  });

  it('counts a place that is offered to somebody who waits, until their time to answer is over', async () => {
    await limit({ perDay: 2, breakMinutes: 120 });
    const [ines, mara] = [await as('ines'), await as('mara')];
    const time = (hour: string) => ahead(6, 2, hour);
    const date = time('12:00').slice(0, 10);
    const entry = await join(ines, {
      clientId: ids.jonah,
      serviceId: ids.deep,
      practitionerId: ids.ines,
      parts: ['MORNING'],
      from: date,
      until: date,
    });
    expect(entry.__typename).toBe('WaitingEntry');
    await lookAround(world());
    const [{ offers }] = await waitingOf(ines, ids.jonah);
    expect(offers).toMatchObject([{ state: 'OFFERED' }]);
    const [{ startsAt, endsAt, expiresAt }] = offers;
    expect(startsAt < time('11:30')).toBe(true);
    const amal = (at: string) => ({ ...gentle(at), clientId: ids.amal });
    // It is kept for deep bodywork, so there is a break after it.
    const soon = new Date(Date.parse(endsAt) + 30 * 60_000).toISOString();
    expect((await book(mara, amal(soon))).message).toBe('Ines Okafor keeps a break at that time.');
    const load = async () => {
      const [own] = await weekLoads(ines, time('12:00'));
      return own.days.find((day: Anything) => day.date === date).sessions;
    };
    const before = await load();
    expect((await book(mara, amal(time('14:30')))).__typename).toBe('Appointment');
    expect(await load()).toBe(before + 1);
    const third = amal(time('16:00'));
    expect((await book(mara, third)).message).toBe('Ines Okafor has a full day.');
    // Once it is too late to be taken it counts no more, also before the worker has ended it.
    await atTime(new Date(Date.parse(expiresAt) + 1_000).toISOString(), async (at) => {
      expect((await book(await at('mara'), third)).__typename).toBe('Appointment');
    });
  });

  it('does not open a rule of the plan to the practitioner', async () => {
    await limit({ perDay: 1 });
    await giveRules(world(), ids.jonah, [
      { kind: 'MAX_PER_WEEK', to_class: 'BODYWORK_DEEP', count: 1, hard: true },
    ]);
    const [mara, ines] = [await as('mara'), await as('ines')];
    expect((await book(ines, deep(ahead(23, 1, '09:00')))).__typename).toBe('Appointment');
    const both = { ...deep(ahead(23, 1, '14:00')), override: { reason: 'Why not.' } };
    expect(await book(ines, both)).toMatchObject({ __typename: 'Forbidden' });
    expect(await book(mara, both)).toMatchObject({ __typename: 'Forbidden' });
    const said = await book(mara, { ...both, override: null });
    expect(said.findings.map((one: Anything) => one.kind)).toEqual(['MAX_PER_WEEK', 'LOAD']);
    await giveRules(world(), ids.jonah, []);
  });

  it('is set by oneself, or by who runs the practice; two at once do not overwrite each other', async () => {
    const [ines, mara, owner] = [await as('ines'), await as('mara'), await as('rowan')];
    expect(
      (await setLoadLimits(mara, { memberId: ids.ines, expectedVersion: version, perDay: 9 })).__typename,
    ).toBe('Forbidden');
    expect((await setLoadLimits(mara, { memberId: null, expectedVersion: 0, perDay: 9 })).__typename).toBe(
      'Forbidden',
    );
    expect(await setLoadLimits(ines, { memberId: ids.ines, expectedVersion: version - 1 })).toMatchObject({
      __typename: 'StaleVersion',
      currentVersion: version,
    });
    expect((await setLoadLimits(owner, { memberId: ids.jonah, expectedVersion: 0 })).__typename).toBe(
      'NotFound',
    );
    const practice = await owner.ask('{ practiceLoadLimits { version } }');
    const set = await setLoadLimits(owner, {
      memberId: null,
      expectedVersion: practice.practiceLoadLimits.version,
      perDay: 7,
      perWeek: 30,
    });
    expect(set).toMatchObject({ __typename: 'LoadLimitsSet', perDay: 7, perWeek: 30 });
    const [own] = await weekLoads(mara);
    expect(own.limits).toMatchObject({ perDay: 7, perWeek: 30 });
    expect(
      await setLoadLimits(owner, {
        memberId: null,
        expectedVersion: set.version,
        perDay: 7,
        firm: false,
      }),
    ).toMatchObject({ __typename: 'InvalidInput' });
  });

  it('LOAD: one’s own are stricter than the practice’s, never laxer', async () => {
    const ines = await as('ines');
    const laxer = await setLoadLimits(ines, { memberId: ids.ines, expectedVersion: version, perDay: 9 });
    expect(laxer).toMatchObject({
      __typename: 'InvalidInput',
      message: 'The practice takes on 7 at most; your own can be fewer.',
    });
    // The practice becomes stricter later: the stricter of the two holds.
    await limit({ perDay: 7, perWeek: 30 });
    const owner = await as('rowan');
    const { practiceLoadLimits: practice } = await owner.ask('{ practiceLoadLimits { version } }');
    await setLoadLimits(owner, { memberId: null, expectedVersion: practice.version, perDay: 5, perWeek: 30 });
    const [own] = await weekLoads(ines);
    expect(own).toMatchObject({ limits: { perDay: 5, perWeek: 30 }, own: { perDay: 7 } });
    await setLoadLimits(owner, { memberId: null, expectedVersion: practice.version + 1 });
  });

  it('LOAD: a wish is kept to where times are suggested, and refuses nothing', async () => {
    const mara = await as('mara');
    await limit({ perDay: 1, firm: false });
    expect((await book(mara, gentle(ahead(24, 1, '09:00')))).__typename).toBe('Appointment');
    const day = {
      clientId: ids.amal,
      serviceId: ids.restorative,
      from: ahead(24, 1, '00:00'),
      to: ahead(24, 2, '00:00'),
    };
    expect(await suggest(mara, { ...day, first: 100 })).toEqual([]);
    const amal = { ...gentle(ahead(24, 1, '14:00')), clientId: ids.amal };
    expect((await book(mara, amal)).__typename).toBe('Appointment');
    await limit({ perDay: 1, firm: true });
    const third = { ...gentle(ahead(24, 1, '16:00')), clientId: ids.jonah };
    expect((await book(mara, third)).message).toBe('Ines Okafor has a full day.');
    const [own] = await (await as('ines'))
      .ask('{ weekLoads { own { firm } } }')
      .then(({ weekLoads: all }) => all);
    expect(own.own.firm).toBe(true);
  });

  it('shows a week in numbers: one’s own, and everybody’s to who runs the practice', async () => {
    const own = await weekLoads(await as('ines'), ahead(21, 3, '12:00'));
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject({
      practitioner: { name: 'Ines Okafor' },
      from: new Date(ahead(21, 1, '00:00')).toISOString(),
    });
    expect(own[0].heavy).toBe(1);
    expect(own[0].days).toHaveLength(7);
    expect(own[0].days[0].sessions).toBe(own[0].sessions);
    const all = await weekLoads(await as('rowan'), ahead(21, 3, '12:00'));
    expect(all.map((one) => one.practitioner.name)).toEqual(
      expect.arrayContaining(['Ines Okafor', 'Ben Sato', 'Dr Mara Lindqvist', 'Tomas Reyes']),
    );
    expect(all.find((one) => one.practitioner.id === ids.ines)).toMatchObject({ sessions: own[0].sessions });
    const client = await (await as('jonah')).send('{ weekLoads { sessions } }', {});
    expect(client.errors?.length).toBeGreaterThan(0);
    const sql = await asActor(
      world(),
      'jonah',
      async (query) => (await query('select 1 from attune.load_limit')).rowCount,
    );
    expect(sql).toBe(0);
  });
});
