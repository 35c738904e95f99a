import { beforeEach, describe, expect, it } from '@jest/globals';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { DateTime } from 'luxon';
import { AppConfig } from '../../src/platform/config/index.ts';
import { Logger } from '../../src/platform/logging/index.ts';
import { Worker } from '../../src/platform/outbox/index.ts';
import { type Anything, asActor, type DemoName, until, useWorld } from '../harness/index.ts';
import { ahead, book, cancel, listAppointments, serviceId, ZONE } from '../harness/operations/scheduling.ts';
import {
  answer,
  changeEntry,
  join,
  lookAround,
  waitingList,
  waitingOf,
} from '../harness/operations/waiting-list.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Petra, Amal and Jonah are Mara's clients. */
const NAMES = { amal: 'Amal', jonah: 'Jonah', petra: 'Petra' } as const;

describe('the waiting list', () => {
  const world = useWorld();
  let talk = '';
  let mara = '';
  /** The one morning on which Mara works in these tests, some weeks ahead: one talk fits into it. */
  const slot = ahead(4, 3, '09:00');
  const dateOf = (instant: string) => DateTime.fromISO(instant, { zone: ZONE }).toISODate() ?? '';
  const day = dateOf(slot);

  /** As history that was always there. */
  const past = async (text: string, values: unknown[] = []) => {
    await world().rows('alter table attune.appointment disable trigger user');
    await world().rows(text, values);
    await world().rows('alter table attune.appointment enable trigger user');
  };
  const waits = async (name: DemoName & keyof typeof NAMES, more: object = {}) => {
    const entry = await join(await world().as(name), {
      clientId: await world().clientId(NAMES[name]),
      serviceId: talk,
      practitionerId: mara,
      from: day,
      until: day,
      ...more,
    });
    expect(entry.__typename).toBe('WaitingEntry');
    return entry;
  };
  const offersOf = async (name: DemoName & keyof typeof NAMES): Promise<Anything[]> => {
    const person = await world().as(name);
    return (await waitingOf(person, await world().clientId(NAMES[name]))).flatMap(({ offers }) => offers);
  };
  const openOffer = async (name: DemoName & keyof typeof NAMES): Promise<Anything> =>
    (await offersOf(name)).find(({ state }) => state === 'OFFERED');
  const bookedAt = async (instant: string) => {
    const [row] = await world().rows<{ count: number }>(
      `select count(*)::integer as count from attune.appointment where starts_at = $1 and member_id = $2
         and state in ('REQUESTED', 'BOOKED') and offer_id is null`,
      [instant, mara],
    );
    return row?.count;
  };
  const kept = async () => {
    const [row] = await world().rows<{ count: number }>(
      'select count(*)::integer as count from attune.appointment where offer_id is not null',
    );
    return row?.count;
  };
  /** Mara works for one talk on that day; somebody has it, until they give it back. */
  const taken = async (): Promise<Anything> => {
    const booked = await book(await world().as('mara'), {
      clientId: await world().clientId('Petra'),
      practitionerId: mara,
      serviceId: talk,
      startsAt: slot,
      override: { reason: 'For the test.' },
    });
    expect(booked.__typename).toBe('Appointment');
    return booked;
  };

  beforeEach(async () => {
    world().setTime(null);
    talk = await serviceId(world(), 'Talk session');
    mara = await world().memberId('Mara');
    await past(`delete from attune.appointment where offer_id is not null`);
    await past(`delete from attune.slot_offer`);
    await world().rows(
      'delete from attune.waiting_service; delete from attune.waiting_entry; delete from attune.quiet_hours',
    );
    await past(
      `update attune.appointment set state = 'CANCELLED' where starts_at > now() and state in ('BOOKED', 'REQUESTED', 'NEEDS_CLEARANCE')`,
    );
    await world().rows(`delete from attune.availability_exception where member_id = $1`, [mara]);
    await world().rows(`delete from attune.availability where member_id = $1`, [mara]);
    await world().rows(
      `insert into attune.availability_exception (practice_id, id, member_id, date, from_time, to_time, available)
       select practice_id, gen_random_uuid(), id, $2::date, '09:00', '10:00', true from attune.member where id = $1`,
      [mara, day],
    );
    await world().rows('delete from attune.waiting_look');
  });

  it('offers a time that comes free to whoever waits longest, keeps it, and takes it at their word', async () => {
    const visit = await taken();
    await waits('jonah');
    await waits('amal');
    await lookAround(world());
    expect(await offersOf('jonah')).toEqual([]);
    await cancel(await world().as('mara'), visit.id, visit.version);
    await lookAround(world());
    const offer = await openOffer('jonah');
    expect(offer).toMatchObject({ startsAt: slot, practitioner: { name: 'Dr Mara Lindqvist' } });
    expect(await offersOf('amal')).toEqual([]);
    expect(Date.parse(offer.expiresAt) - Date.now()).toBeGreaterThan(3.9 * HOUR);
    // R21: while it is kept nobody else has it, and nobody sees it among the appointments.
    const refused = await book(await world().as('mara'), {
      clientId: await world().clientId('Amal'),
      practitionerId: mara,
      serviceId: talk,
      startsAt: slot,
      override: { reason: 'For the test.' },
    });
    expect(refused).toMatchObject({ __typename: 'SlotTaken', who: 'PRACTITIONER' });
    const seen = async (name: DemoName) =>
      (await listAppointments(await world().as(name), slot, ahead(4, 3, '10:00'))).filter(
        ({ state }) => state !== 'CANCELLED',
      );
    expect([await seen('mara'), await seen('jonah'), await seen('rowan')]).toEqual([[], [], []]);
    expect(await answer(await world().as('jonah'), offer.id, true)).toMatchObject({
      __typename: 'WaitingEntry',
      state: 'BOOKED',
      offers: [{ state: 'ACCEPTED' }],
    });
    // A client's own booking is a request, as the rules of booking say.
    expect(await seen('jonah')).toMatchObject([{ state: 'REQUESTED', startsAt: slot }]);
    expect(await kept()).toBe(0);
  });

  it('offers to the next when somebody declines, or does not answer in time; the same time never twice', async () => {
    const first = await waits('jonah');
    await waits('amal');
    await lookAround(world());
    const declined = await openOffer('jonah');
    expect(await answer(await world().as('jonah'), declined.id, false)).toMatchObject({ state: 'WAITING' });
    await lookAround(world());
    expect(await openOffer('jonah')).toBeUndefined();
    const second = await openOffer('amal');
    expect(second.startsAt).toBe(slot);
    world().setTime(new Date(Date.parse(second.expiresAt) + 1_000));
    await lookAround(world());
    world().setTime(null);
    expect(await offersOf('amal')).toMatchObject([{ state: 'EXPIRED' }]);
    expect(await answer(await world().as('amal'), second.id, true)).toMatchObject({ code: 'CONFLICT' });
    await waits('petra');
    await lookAround(world());
    expect(await openOffer('petra')).toMatchObject({ startsAt: slot });
    expect(await offersOf('jonah')).toMatchObject([{ state: 'DECLINED' }]);
    expect(first.version).toBe(1);
  });

  it('asks a practitioner who is urgent, and that decides; a client does not decide it', async () => {
    const [jonah, amal] = [await waits('jonah'), await waits('amal')];
    const wanted = { entryId: amal.id, expectedVersion: 1, urgent: true };
    expect(await changeEntry(await world().as('amal'), 'setWaitingUrgency', wanted)).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await changeEntry(await world().as('mara'), 'setWaitingUrgency', wanted)).toMatchObject({
      urgent: true,
      version: 2,
    });
    expect(await changeEntry(await world().as('mara'), 'setWaitingUrgency', wanted)).toMatchObject({
      code: 'STALE_VERSION',
    });
    await lookAround(world());
    expect(await openOffer('amal')).toBeDefined();
    expect(await openOffer('jonah')).toBeUndefined();
    const list = await waitingList(await world().as('mara'));
    expect(list.map(({ client, urgent }) => [client.name.split(' ')[0], urgent])).toEqual([
      ['Amal', true],
      ['Jonah', false],
    ]);
    expect(list[0].offers).toMatchObject([{ state: 'OFFERED' }]);
    expect(jonah.state).toBe('WAITING');
  });

  it('offers only what suits, and what booking would not refuse', async () => {
    const weekday = DateTime.fromISO(slot, { zone: ZONE }).weekday;
    await waits('jonah', { parts: ['EVENING'] });
    await waits('amal', { weekdays: [(weekday % 7) + 1] });
    await lookAround(world());
    expect([await openOffer('jonah'), await openOffer('amal')]).toEqual([undefined, undefined]);
    await waits('petra', { weekdays: [weekday], parts: ['MORNING'], noticeHours: 24 });
    await lookAround(world());
    expect(await openOffer('petra')).toMatchObject({ startsAt: slot });
  });

  it('looks again when hours are added', async () => {
    await world().rows('delete from attune.availability_exception where member_id = $1', [mara]);
    await waits('jonah');
    await lookAround(world());
    expect(await openOffer('jonah')).toBeUndefined();
    await world().rows(
      `insert into attune.availability_exception (practice_id, id, member_id, date, from_time, to_time, available)
       select practice_id, gen_random_uuid(), id, $2::date, '09:00', '10:00', true from attune.member where id = $1`,
      [mara, day],
    );
    await lookAround(world());
    expect(await openOffer('jonah')).toBeDefined();
  });

  it('takes the offer back when somebody stops waiting, and tells of offers without a word', async () => {
    const entry = await waits('jonah');
    await waits('amal');
    await lookAround(world());
    const [told] = await world().rows<{ kind: string; count: number }>(
      `select kind, count(*)::integer as count from attune.notification where kind = 'SLOT_OFFERED' and subject_id in
         (select id from attune.slot_offer) group by kind`,
    );
    expect(told).toEqual({ kind: 'SLOT_OFFERED', count: 1 });
    const gone = { entryId: entry.id, expectedVersion: 1 };
    expect(await changeEntry(await world().as('jonah'), 'withdrawFromWaitingList', gone)).toMatchObject({
      state: 'WITHDRAWN',
      offers: [{ state: 'WITHDRAWN' }],
    });
    expect(await kept()).toBe(0);
    await lookAround(world());
    expect(await openOffer('amal')).toBeDefined();
  });

  it('R21: of many answers at once one counts, and one appointment comes of it', async () => {
    await waits('jonah');
    await lookAround(world());
    const { id } = await openOffer('jonah');
    const [jonah, maras] = [await world().as('jonah'), await world().as('mara')];
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, index) => answer(index % 2 ? jonah : maras, id, index % 3 !== 0)),
    );
    expect(results.filter(({ __typename }) => __typename === 'WaitingEntry')).toHaveLength(1);
    expect(new Set(results.map(({ __typename }) => __typename))).toEqual(
      new Set(['WaitingEntry', 'Conflict']),
    );
    const [offer] = await world().rows<{ state: string }>(
      'select state from attune.slot_offer where id = $1',
      [id],
    );
    expect(await bookedAt(slot)).toBe(offer?.state === 'ACCEPTED' ? 1 : 0);
    expect(await kept()).toBe(0);
  });

  it('R21: an answer and the end of its time meet, and one of them counts', async () => {
    for (let round = 0; round < 6; round += 1) {
      await waits('jonah');
      await lookAround(world());
      const offer = await openOffer('jonah');
      // The database ends it as of later, while the application still takes the answer.
      const end = world().rows('select * from attune.expire_offers($1)', [offer.expiresAt]);
      const [result] = await Promise.all([answer(await world().as('jonah'), offer.id, true), end]);
      const [row] = await world().rows<{ state: string }>(
        'select state from attune.slot_offer where id = $1',
        [offer.id],
      );
      expect([row?.state, result.__typename]).toEqual(
        result.__typename === 'Conflict' ? ['EXPIRED', 'Conflict'] : ['ACCEPTED', 'WaitingEntry'],
      );
      expect(await bookedAt(slot)).toBe(row?.state === 'ACCEPTED' ? 1 : 0);
      // The next round begins with the same time free, and with somebody who has not been offered it.
      await past(`update attune.appointment set state = 'CANCELLED' where starts_at = $1`, [slot]);
      await world().rows(
        `update attune.waiting_entry set state = 'WITHDRAWN', closed_at = now() where state = 'WAITING'`,
      );
    }
  });

  it('R21: offers and bookings of one time meet, and nobody has it twice', async () => {
    await waits('jonah');
    await waits('amal');
    const maras = await world().as('mara');
    const petra = await world().clientId('Petra');
    const tries = await Promise.allSettled([
      ...Array.from({ length: 4 }, () => lookAround(world())),
      ...Array.from({ length: 10 }, () =>
        book(maras, {
          clientId: petra,
          practitionerId: mara,
          serviceId: talk,
          startsAt: slot,
          override: { reason: 'For the test.' },
        }),
      ),
    ]);
    expect(tries.filter(({ status }) => status === 'rejected')).toEqual([]);
    const [row] = await world().rows<{ held: number; overlaps: number }>(
      `select (select count(*)::integer from attune.appointment a where a.member_id = $1 and a.starts_at = $2 and a.state in ('REQUESTED', 'BOOKED')) as held,
         (select count(*)::integer from attune.appointment a join attune.appointment b on a.member_id = b.member_id and a.id < b.id
            and a.busy && b.busy and a.state in ('REQUESTED', 'BOOKED') and b.state in ('REQUESTED', 'BOOKED')
          where a.starts_at > now()) as overlaps`,
      [mara, slot],
    );
    expect(row).toEqual({ held: 1, overlaps: 0 });
  });

  it('a worker that is killed leaves nothing half done, and the next looks again', async () => {
    await waits('jonah');
    await world().rows(
      `create sequence public.kills_for_test;
       grant usage on sequence public.kills_for_test to public;
       create function public.kill_for_test() returns trigger language plpgsql security definer as
         $$ begin perform nextval('public.kills_for_test'); perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
       create trigger kill_for_test before insert on attune.notification for each row
         when (new.kind = 'SLOT_OFFERED') execute function public.kill_for_test()`,
    );
    const { app } = world();
    const worker = () =>
      new Worker(
        app.get(AppConfig),
        app.get(DiscoveryService, { strict: false }),
        app.get(MetadataScanner, { strict: false }),
        app.get(Logger),
      );
    const [first, second] = [worker(), worker()];
    try {
      await first.start();
      await until(async () => {
        const [kills] = await world().rows<{ is_called: boolean }>(
          'select is_called from public.kills_for_test',
        );
        return kills?.is_called;
      });
    } finally {
      await first.onApplicationShutdown();
      await world().rows('drop trigger kill_for_test on attune.notification');
    }
    expect([await kept(), await openOffer('jonah')]).toEqual([0, undefined]);
    try {
      await second.start();
      await until(() => openOffer('jonah'));
    } finally {
      await second.onApplicationShutdown();
    }
    expect(await kept()).toBe(1);
  });

  it('what somebody waits for in psychotherapy stays with them and their psychotherapists', async () => {
    await waits('jonah');
    await lookAround(world());
    const jonah = await world().clientId('Jonah');
    expect((await waitingOf(await world().as('mara'), jonah))[0].service.name).toBe('Talk session');
    for (const name of ['ines', 'rowan'] as const) {
      expect(await waitingOf(await world().as(name), jonah)).toMatchObject([
        { state: 'WAITING', service: null },
      ]);
    }
    expect((await waitingList(await world().as('amal'))).length).toBe(0);
    await asActor(world(), 'ines', async (query) => {
      expect((await query('select * from attune.waiting_service')).rowCount).toBe(0);
      expect((await query(`update attune.waiting_entry set urgent = true`)).rowCount).toBe(0);
    });
    await asActor(world(), 'jonah', async (query) => {
      expect((await query('select * from attune.appointment where offer_id is not null')).rowCount).toBe(0);
      await expect(query(`select * from attune.waiting_look`)).rejects.toThrow('permission denied');
    });
  });

  it('refuses days that end before they begin, and a practitioner who does not offer it', async () => {
    const input = { clientId: await world().clientId('Jonah'), serviceId: talk, from: day, until: day };
    const jonah = await world().as('jonah');
    expect(await join(jonah, { ...input, until: '2020-01-01' })).toMatchObject({ code: 'INVALID' });
    const ines = await world().memberId('Ines');
    expect(await join(jonah, { ...input, practitionerId: ines })).toMatchObject({
      fields: [{ path: 'practitionerId' }],
    });
    expect(await join(await world().as('ines'), input)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await join(await world().as('vera'), input)).toMatchObject({ code: 'NOT_FOUND' });
  });
});
