import { beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { DateTime } from 'luxon';
import { PlanReminders } from '../../src/modules/reminders/jobs/plan-reminders.ts';
import { RemindPeople } from '../../src/modules/reminders/jobs/remind-people.ts';
import { SumUpTomorrow } from '../../src/modules/reminders/jobs/sum-up-tomorrow.ts';
import { AppConfig } from '../../src/platform/config/index.ts';
import { Logger } from '../../src/platform/logging/index.ts';
import { DemoMailbox } from '../../src/platform/mail/index.ts';
import { Worker } from '../../src/platform/outbox/index.ts';
import { asActor, asWorker, EMAILS, until, untilIdle, useWorld } from '../harness/index.ts';
import { deliveriesOf, userId } from '../harness/operations/notifications.ts';
import { ahead, book, cancel, reschedule, serviceId, ZONE } from '../harness/operations/scheduling.ts';

const CHOOSE = `mutation Choose($input: ChooseRemindersInput!) { result: chooseReminders(input: $input) {
  __typename ... on ReminderChoices { leadHours eveningSummary } ... on Problem { code message } } }`;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('reminders', () => {
  const world = useWorld();
  let amal = '';

  /** As many workers as asked, until `work` is done. */
  const withWorkers = async (count: number, work: () => Promise<void>) => {
    const { app } = world();
    const workers = Array.from(
      { length: count },
      () =>
        new Worker(
          app.get(AppConfig),
          app.get(DiscoveryService, { strict: false }),
          app.get(MetadataScanner, { strict: false }),
          app.get(Logger),
        ),
    );
    await Promise.all(workers.map((worker) => worker.start()));
    try {
      await work();
    } finally {
      await Promise.all(workers.map((worker) => worker.onApplicationShutdown()));
    }
  };
  /** Plans and tells at a time what is to be planned and told then. */
  const workAt = async (at: number) => {
    world().setTime(new Date(at));
    const { app } = world();
    await asWorker(world(), (client) => app.get(PlanReminders).plan(client));
    while (await asWorker(world(), (client) => app.get(RemindPeople).due(client))) {
      // Each in a transaction of its own.
    }
    world().setTime(null);
  };
  /** Lets a worker send what is to be sent at a time. */
  const sendAt = async (at: number) => {
    world().setTime(new Date(at));
    await withWorkers(1, () => untilIdle(world()));
    world().setTime(null);
  };
  const outcomes = (appointmentId: string) =>
    world().rows<{ lead: number; outcome: string | null }>(
      `select lead_hours as lead, outcome from attune.reminder where appointment_id = $1 order by starts_at, lead_hours desc`,
      [appointmentId],
    );
  const bells = async (appointmentId: string) => {
    const [row] = await world().rows<{ count: number }>(
      `select count(*)::integer as count from attune.notification where kind = 'APPOINTMENT_REMINDER' and subject_id = $1`,
      [appointmentId],
    );
    return row?.count;
  };
  /** A talk of Amal's with Mara, booked now. */
  const visit = async (startsAt: string): Promise<{ id: string; version: number; start: number }> => {
    const booked = await book(await world().as('mara'), {
      clientId: await world().clientId('Amal'),
      practitionerId: await world().memberId('Mara'),
      serviceId: await serviceId(world(), 'Talk session'),
      startsAt,
      override: { reason: 'For the test.' },
    });
    expect(booked).toMatchObject({ __typename: 'Appointment', state: 'BOOKED' });
    return { ...booked, start: Date.parse(startsAt) };
  };

  /** Writes past the triggers, as history that was always there. */
  const past = async (text: string, values: unknown[] = []) => {
    await world().rows('alter table attune.appointment disable trigger user');
    await world().rows(text, values);
    await world().rows('alter table attune.appointment enable trigger user');
  };

  beforeEach(async () => {
    world().setTime(null);
    await world().rows('delete from attune.reminder_choice; delete from attune.quiet_hours');
    // Only what a test books is to be reminded of.
    await past(
      `update attune.appointment set state = 'CANCELLED' where starts_at > now() and state in ('BOOKED', 'REQUESTED')`,
    );
    amal = await userId(world(), 'amal');
  });

  it('comes a day before where nothing was chosen, once, by a mail that says nothing', async () => {
    const { id, start } = await visit(ahead(5, 3, '10:00'));
    await workAt(start - 24 * HOUR - MINUTE);
    expect(await bells(id)).toBe(0);
    await workAt(start - 24 * HOUR + MINUTE);
    await workAt(start - 23 * HOUR);
    await sendAt(start - 23 * HOUR);
    expect(await bells(id)).toBe(1);
    expect(await outcomes(id)).toEqual([{ lead: 24, outcome: 'TOLD' }]);
    expect(await deliveriesOf(world(), id, amal, 'APPOINTMENT_REMINDER')).toMatchObject([
      { channel: 'MAIL', state: 'SENT' },
    ]);
    const mails = world()
      .app.get(DemoMailbox)
      .mails.filter(({ to }) => to === EMAILS.amal);
    expect(mails[0]?.subject).toBe('There is something to read in Attune');
    expect(
      mails[0]?.raw
        .split(/\r?\n\r?\n/)
        .slice(1)
        .join(),
    ).not.toMatch(/10:00|visit|appointment|Mara|Harbour/i);
  });

  it('comes at the times chosen, or at none; a practitioner is not reminded of each visit', async () => {
    const person = await world().as('amal');
    expect((await person.ask(CHOOSE, { input: { leadHours: [48, 2] } })).result).toEqual({
      __typename: 'ReminderChoices',
      leadHours: [48, 2],
      eveningSummary: false,
    });
    expect((await person.ask(CHOOSE, { input: { leadHours: [3] } })).result).toMatchObject({
      code: 'INVALID',
    });
    const { id, start } = await visit(ahead(5, 3, '11:00'));
    await workAt(start - 47 * HOUR);
    await workAt(start - 23 * HOUR);
    expect(await bells(id)).toBe(1);
    await workAt(start - HOUR);
    expect(await bells(id)).toBe(2);
    const [other] = await world().rows<{ count: number }>(
      `select count(*)::integer as count from attune.notification where subject_id = $1 and user_id <> $2`,
      [id, amal],
    );
    expect(other?.count).toBe(0);
    await person.ask(CHOOSE, { input: { leadHours: [] } });
    const none = await visit(ahead(5, 4, '11:00'));
    await workAt(none.start - HOUR);
    expect(await outcomes(none.id)).toEqual([]);
  });

  it('what is chosen after it was planned counts', async () => {
    const { id, start } = await visit(ahead(5, 3, '12:00'));
    await workAt(start - 30 * HOUR);
    await (await world().as('amal')).ask(CHOOSE, { input: { leadHours: [2] } });
    await workAt(start - 23 * HOUR);
    expect(await bells(id)).toBe(0);
    await workAt(start - HOUR);
    expect(await outcomes(id)).toEqual([
      { lead: 24, outcome: 'UNWANTED' },
      { lead: 2, outcome: 'TOLD' },
    ]);
  });

  it('of a visit that was moved or cancelled the old time is not told, the new one is', async () => {
    const mara = await world().as('mara');
    const { id, version, start } = await visit(ahead(5, 3, '09:00'));
    await workAt(start - 30 * HOUR);
    const later = ahead(6, 3, '09:00');
    const moved = await reschedule(mara, {
      appointmentId: id,
      expectedVersion: version,
      startsAt: later,
      override: { reason: 'For the test.' },
    });
    expect(moved).toMatchObject({ __typename: 'Appointment', startsAt: later });
    await workAt(start - 23 * HOUR);
    expect(await bells(id)).toBe(0);
    await workAt(Date.parse(later) - 23 * HOUR);
    expect(await bells(id)).toBe(1);
    expect(await outcomes(id)).toEqual([
      { lead: 24, outcome: 'CHANGED' },
      { lead: 24, outcome: 'TOLD' },
    ]);
    const gone = await visit(ahead(5, 4, '09:00'));
    await workAt(gone.start - 30 * HOUR);
    await cancel(mara, gone.id, gone.version);
    await workAt(gone.start - 23 * HOUR);
    expect(await outcomes(gone.id)).toEqual([{ lead: 24, outcome: 'CHANGED' }]);
    expect(await bells(gone.id)).toBe(0);
  });

  it('what was booked after the reminder was due is not reminded of; what came due while no worker ran is', async () => {
    const { id, start } = await visit(ahead(5, 3, '14:00'));
    await world().rows('update attune.appointment set time_set_at = now(), room_id = room_id where id = $1', [
      id,
    ]);
    await workAt(start - 3 * HOUR);
    expect(await bells(id)).toBe(1);
    const soon = await visit(ahead(5, 4, '14:00'));
    await past(`update attune.appointment set time_set_at = $2 where id = $1`, [
      soon.id,
      new Date(soon.start - 20 * HOUR),
    ]);
    await workAt(soon.start - 3 * HOUR);
    expect(await outcomes(soon.id)).toEqual([{ lead: 24, outcome: 'LATE' }]);
    expect(await bells(soon.id)).toBe(0);
  });

  it('several that came due together are told as one, and nothing once the visit has begun', async () => {
    const person = await world().as('amal');
    await person.ask(CHOOSE, { input: { leadHours: [48, 24, 2] } });
    const { id, start } = await visit(ahead(5, 3, '15:00'));
    await workAt(start - HOUR);
    expect(await outcomes(id)).toEqual([
      { lead: 48, outcome: 'OVERTAKEN' },
      { lead: 24, outcome: 'OVERTAKEN' },
      { lead: 2, outcome: 'TOLD' },
    ]);
    const begun = await visit(ahead(5, 4, '15:00'));
    await workAt(begun.start - 60 * HOUR);
    await workAt(begun.start + MINUTE);
    expect(await bells(begun.id)).toBe(0);
  });

  it('keeps quiet hours, and a mail that waited for their end is left out when the visit has moved', async () => {
    await world().rows(
      `insert into attune.quiet_hours select practice_id, $1, '20:00', '09:30', $2 from attune.client where user_id = $1`,
      [amal, ZONE],
    );
    const { id, version, start } = await visit(ahead(5, 3, '10:00'));
    // Due at ten the day before: no quiet. Of nine o'clock: it waits until half past nine.
    await workAt(start - 24 * HOUR + MINUTE);
    expect(await bells(id)).toBe(1);
    const mara = await world().as('mara');
    const early = await reschedule(mara, {
      appointmentId: id,
      expectedVersion: version,
      startsAt: ahead(6, 3, '09:00'),
      override: { reason: 'For the test.' },
    });
    const again = Date.parse(ahead(6, 3, '09:00'));
    await workAt(again - 24 * HOUR + MINUTE);
    expect(await bells(id)).toBe(1);
    await workAt(again - 23 * HOUR);
    expect(await bells(id)).toBe(2);
    // Both mails wait still, the first of a time that is left, the second until the visit is cancelled.
    await cancel(mara, id, early.version);
    await sendAt(again - 22 * HOUR);
    expect(await deliveriesOf(world(), id, amal, 'APPOINTMENT_REMINDER')).toMatchObject([
      { state: 'SKIPPED', why: 'PAST' },
      { state: 'SKIPPED', why: 'PAST' },
    ]);
  });

  it('three workers, killed at whatever moment, tell each reminder once', async () => {
    const person = await world().as('amal');
    await person.ask(CHOOSE, { input: { leadHours: [48, 24, 2] } });
    const visits: string[] = [];
    for (const weekday of [1, 2, 3, 4, 5]) {
      for (const time of ['09:00', '11:00', '13:00', '15:00']) {
        visits.push((await visit(ahead(8, weekday, time))).id);
      }
    }
    // All as of now: each visit was booked long ago and begins within the hours of its last reminder.
    const noon = Date.parse(ahead(8, 3, '12:00'));
    await past(
      `update attune.appointment a set starts_at = t.starts, ends_at = t.starts + interval '50 seconds',
         busy = tstzrange(t.starts, t.starts + interval '50 seconds'), time_set_at = $2::timestamptz - interval '30 days'
       from unnest($1::uuid[]) with ordinality v (id, n),
         lateral (select $2::timestamptz + v.n * interval '1 minute' as starts) t
       where v.id = a.id`,
      [visits, new Date(noon)],
    );
    world().setTime(new Date(noon - 10 * MINUTE));
    const settled = async () => {
      const [row] = await world().rows<{ count: number }>(
        'select count(*)::integer as count from attune.reminder where appointment_id = any ($1::uuid[]) and settled_at is not null',
        [visits],
      );
      return row?.count ?? 0;
    };
    await withWorkers(3, async () => {
      for (let kill = 0, before = 0; kill < 6 && before < visits.length * 3; kill += 1) {
        for (let look = 0; look < 100 && (await settled()) === before; look += 1) await wait(10);
        await world().rows(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and application_name = 'attune worker' and xact_start is not null`,
        );
        before = await settled();
      }
      await until(async () => (await settled()) === visits.length * 3);
    });
    for (const id of visits) expect(await bells(id)).toBe(1);
  });

  it('the evening before, who treats is told the number of appointments, if they asked for it', async () => {
    const mara = await world().as('mara');
    await mara.ask(CHOOSE, { input: { eveningSummary: true } });
    const { start } = await visit(ahead(5, 3, '10:00'));
    await visit(ahead(5, 3, '14:00'));
    const evening = DateTime.fromMillis(start, { zone: ZONE })
      .minus({ days: 1 })
      .set({ hour: 18, minute: 1 });
    const told = () =>
      world().rows<{ count: number; occasion: string; client_id: null }>(
        `select count, occasion, client_id from attune.notification where kind = 'APPOINTMENTS_TOMORROW'`,
      );
    world().setTime(evening.minus({ minutes: 10 }).toJSDate());
    await asWorker(world(), (client) => world().app.get(SumUpTomorrow).sumUp(client));
    expect(await told()).toEqual([]);
    world().setTime(evening.toJSDate());
    await withWorkers(3, async () => void (await until(async () => (await told()).length > 0)));
    await withWorkers(1, async () => void (await wait(500)));
    const day = DateTime.fromMillis(start, { zone: ZONE }).toISODate() ?? '';
    expect(await told()).toEqual([{ count: 2, occasion: day, client_id: null }]);
    world().setTime(null);
    const { myNotifications } = await mara.ask(
      '{ myNotifications(first: 1) { edges { node { kind count } } } }',
    );
    expect(myNotifications.edges[0].node).toEqual({ kind: 'APPOINTMENTS_TOMORROW', count: 2 });
  });

  it('a choice is one’s own, and reminders are nobody’s to read or write but the worker’s', async () => {
    const mara = await world().as('mara');
    await (await world().as('amal')).ask(CHOOSE, { input: { leadHours: [2] } });
    expect((await mara.ask('{ reminderChoices { leadHours } }')).reminderChoices).toEqual({
      leadHours: [24],
    });
    await asActor(world(), 'mara', async (query) => {
      expect((await query('select * from attune.reminder_choice')).rowCount).toBe(0);
      await expect(query('select * from attune.reminder')).rejects.toThrow('permission denied');
    });
  });
});
