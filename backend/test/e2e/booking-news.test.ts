import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TellOfAppointments } from '../../src/modules/scheduling/jobs/tell-of-appointments.ts';
import { type Anything, asWorker, type DemoName, untilIdle, useWorld } from '../harness/index.ts';
import { bookJointly, EMDR, giveActivities } from '../harness/operations/joint-schedule.ts';
import { choose, deliveriesOf, toldSince, userId } from '../harness/operations/notifications.ts';
import {
  ahead,
  book,
  cancel,
  giveRules,
  reschedule,
  step,
  withoutAppointments,
} from '../harness/operations/scheduling.ts';
import { useCast } from '../harness/operations/scheduling-cast.ts';
import { bookSeries, cancelSeries, changeSeries, confirmSeries } from '../harness/operations/series.ts';

describe('what people are told of their appointments', () => {
  const world = useWorld({ worker: 'in-process' });
  const { ids, as, talk, deep, emdr } = useCast(world);
  let since = '';

  beforeEach(async () => {
    await withoutAppointments(world(), ids.jonah, ahead(6, 1, '00:00'));
    await world().rows('delete from attune.quiet_hours; delete from attune.notification_choice');
    await untilIdle(world());
    since = new Date().toISOString();
  });

  /** Who was told what since it was last asked, once the worker is done: one line each, with how many where it is several. */
  const told = async (): Promise<string[]> => {
    await untilIdle(world());
    const rows = await world().rows<{ id: string; count: number | null }>(
      `select subject_id || occasion || kind as id, count from attune.notification where at >= $1`,
      [since],
    );
    const counts = new Map(rows.map(({ id, count }) => [id, count]));
    const all = (await toldSince(world(), since))
      // Of the demo's own visits some may be due to be reminded of meanwhile.
      .filter(({ kind }) => kind !== 'APPOINTMENT_REMINDER')
      .map(({ who, kind, subject, occasion }) => {
        const count = counts.get(subject + occasion + kind) ?? 1;
        return `${who} ${kind}${count > 1 ? ` ${count}` : ''}`;
      });
    since = new Date().toISOString();
    return all.sort();
  };
  const at = (weekday: number, time = '10:00') => ahead(8, weekday, time);
  const weekly = { everyWeeks: 1, count: 3 };
  const pick = ({ appointments }: Anything, index: number) => ({
    appointmentId: appointments[index].id,
    expectedVersion: appointments[index].version,
  });

  it('a client asks: whose session it would be; the answer: the client, with the reason at the visit', async () => {
    const [jonah, mara] = [await as('jonah'), await as('mara')];
    const asked = await book(jonah, talk(at(2)));
    expect(await told()).toEqual(['mara APPOINTMENT_REQUESTED']);
    const booked = await step(mara, 'confirmAppointment', asked.id, asked.version);
    expect(await told()).toEqual(['jonah APPOINTMENT_CONFIRMED']);
    const moved = await reschedule(jonah, {
      appointmentId: asked.id,
      expectedVersion: booked.version,
      startsAt: at(3),
    });
    expect(await told()).toEqual(['mara APPOINTMENT_MOVE_REQUESTED']);
    const answer = await cancel(mara, asked.id, moved.version, 'I am away on that day.');
    expect(answer).toMatchObject({ state: 'CANCELLED', cancelledReason: 'I am away on that day.' });
    expect(await told()).toEqual(['jonah APPOINTMENT_DECLINED']);
  });

  it('the practice books, moves and cancels: the client and whose session it is, but not who did it', async () => {
    const [rowan, mara] = [await as('rowan'), await as('mara')];
    const booked = await book(rowan, talk(at(2)));
    expect(await told()).toEqual(['jonah APPOINTMENT_BOOKED', 'mara APPOINTMENT_BOOKED']);
    const moved = await reschedule(mara, {
      appointmentId: booked.id,
      expectedVersion: booked.version,
      startsAt: at(3),
    });
    expect(await told()).toEqual(['jonah APPOINTMENT_MOVED']);
    await cancel(rowan, booked.id, moved.version);
    expect(await told()).toEqual(['jonah APPOINTMENT_CANCELLED', 'mara APPOINTMENT_CANCELLED']);
    const bodywork = await book(await as('ines'), deep(at(4)));
    expect(await told()).toEqual(['jonah APPOINTMENT_BOOKED']);
    await cancel(await as('jonah'), bodywork.id, bodywork.version);
    expect(await told()).toEqual(['ines APPOINTMENT_CANCELLED']);
  });

  it('arriving tells nobody, and what is refused tells nobody', async () => {
    const mara = await as('mara');
    await book(mara, talk(at(2)));
    expect(await told()).toEqual(['jonah APPOINTMENT_BOOKED']);
    expect(await book(mara, talk(at(2)))).toMatchObject({ __typename: 'SlotTaken' });
    expect(await told()).toEqual([]);
  });

  it('a series is told of once: booked, asked for and confirmed, moved, ended', async () => {
    const [jonah, mara] = [await as('jonah'), await as('mara')];
    const asked = await bookSeries(jonah, { ...talk(at(2)), ...weekly });
    expect(await told()).toEqual(['mara APPOINTMENT_REQUESTED 3']);
    const confirmed = await confirmSeries(mara, pick(asked, 0));
    expect(await told()).toEqual(['jonah APPOINTMENT_CONFIRMED 3']);
    const moved = await changeSeries(mara, {
      ...pick(confirmed, 1),
      scope: 'FOLLOWING',
      startsAt: ahead(9, 3, '11:00'),
    });
    expect(await told()).toEqual(['jonah APPOINTMENT_MOVED 2']);
    await cancelSeries(await as('rowan'), { ...pick(moved, 0), scope: 'ALL' });
    expect(await told()).toEqual(['jonah APPOINTMENT_CANCELLED 2', 'mara APPOINTMENT_CANCELLED 2']);
    await bookSeries(mara, { ...talk(at(4)), ...weekly });
    expect(await told()).toEqual(['jonah APPOINTMENT_BOOKED 3']);
  });

  it('the weeks of a plan are told of once', async () => {
    await giveRules(world(), ids.jonah, []);
    const [activityId] = await giveActivities(world(), ids.jonah, [EMDR]);
    const slots = [8, 9].map((week) => {
      const { clientId: _, ...slot } = emdr(ahead(week, 2, '10:00'));
      return { ...slot, activityId };
    });
    expect(
      await bookJointly(await as('mara'), { clientId: ids.jonah, slots, idempotencyKey: randomUUID() }),
    ).toMatchObject({ __typename: 'AppointmentSeries' });
    expect(await told()).toEqual(['jonah APPOINTMENT_BOOKED 2']);
  });

  it('one that goes to a colleague: who had it, and whose it is now', async () => {
    const { id } = await book(await as('ines'), deep(at(4)));
    await untilIdle(world());
    const by = await userId(world(), 'rowan');
    const rows = await asWorker(
      world(),
      async (client) =>
        (
          await client.query<{ user_id: string; kind: string }>(
            `select user_id, kind from attune.people_to_tell_of_appointments('APPOINTMENT_MOVED', $1::uuid[], $2::uuid[], $3)`,
            [[id], [ids.ben], by],
          )
        ).rows,
    );
    const kinds = new Map(rows.map(({ user_id, kind }) => [user_id, kind]));
    const of = async (name: DemoName) => kinds.get(await userId(world(), name));
    expect([await of('ben'), await of('ines'), await of('jonah'), kinds.size]).toEqual([
      'APPOINTMENT_HANDED_OVER',
      'APPOINTMENT_BOOKED',
      'APPOINTMENT_MOVED',
      3,
    ]);
  });

  it('each is told once, also when the job is begun anew after its worker was killed', async () => {
    const { id } = await book(await as('mara'), talk(at(2)));
    await untilIdle(world());
    const job = world().app.get(TellOfAppointments);
    const payload = (practiceId: string) => ({
      practiceId,
      kind: 'APPOINTMENT_MOVED' as const,
      changeId: randomUUID(),
      appointmentIds: [id],
      hadMemberIds: [null],
      byUserId: randomUUID(),
    });
    let same: ReturnType<typeof payload> | undefined;
    // Killed before it is written: nothing is told.
    await expect(
      asWorker(world(), async (client, practiceId) => {
        same = payload(practiceId);
        await job.tell(client, same);
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    const toldOfIt = async () =>
      (await toldSince(world(), since))
        .filter(({ subject, kind }) => subject === id && kind === 'APPOINTMENT_MOVED')
        .map(({ who }) => who)
        .sort();
    expect(await toldOfIt()).toEqual([]);
    // Killed after it, and done again: once.
    for (let times = 0; times < 2; times += 1) {
      await asWorker(world(), (client) => job.tell(client, same as ReturnType<typeof payload>));
    }
    expect(await toldOfIt()).toEqual(['jonah', 'mara']);
  });

  it('what has become otherwise by the time of the telling is told of no more', async () => {
    const { id } = await book(await as('mara'), talk(at(2)));
    await untilIdle(world());
    const people = (kind: string) =>
      asWorker(
        world(),
        async (client) =>
          (
            await client.query(
              'select user_id from attune.people_to_tell_of_appointments($1, $2::uuid[], $3::uuid[], $4)',
              [kind, [id], [null], randomUUID()],
            )
          ).rowCount,
      );
    expect(await people('APPOINTMENT_BOOKED')).toBe(2);
    expect(await people('APPOINTMENT_CANCELLED')).toBe(0);
    expect(await people('APPOINTMENT_REQUESTED')).toBe(0);
  });

  it('mails go as each chose for bookings, apart from reminders; quiet hours hold them back', async () => {
    const jonah = await as('jonah');
    const mara = await as('mara');
    const sent = async (id: string) => deliveriesOf(world(), id, await userId(world(), 'jonah'));
    const first = await book(mara, talk(at(2)));
    await untilIdle(world());
    expect(await sent(first.id)).toMatchObject([{ channel: 'MAIL', state: 'SENT' }]);
    await choose(jonah, { topics: [{ topic: 'BOOKINGS', mail: false, push: false }] });
    const second = await book(mara, talk(at(3)));
    await untilIdle(world());
    expect(await sent(second.id)).toEqual([]);
    await choose(jonah, {
      topics: [{ topic: 'BOOKINGS', mail: true, push: true }],
      quietHours: aroundNow(),
    });
    const third = await book(mara, talk(at(4)));
    await untilIdle(world());
    expect(await sent(third.id)).toMatchObject([{ state: 'QUEUED', notBefore: expect.any(Date) }]);
    // Cancelled by then: it is not so any more.
    const [{ stands: before }] = await stands(third.id);
    await cancel(mara, third.id, third.version);
    const [{ stands: after }] = await stands(third.id);
    expect([before, after]).toEqual([true, false]);
  });

  const stands = async (subjectId: string) =>
    asWorker(
      world(),
      async (client) =>
        (
          await client.query<{ stands: boolean }>(
            `select attune.notification_stands(id, now()) as stands from attune.notification
           where subject_id = $1 and kind = 'APPOINTMENT_BOOKED'`,
            [subjectId],
          )
        ).rows,
    ) as Promise<[{ stands: boolean }]>;

  /** Quiet hours that have begun and end within hours, where the machine is. */
  function aroundNow() {
    const hour = (shift: number) =>
      `${String((new Date().getUTCHours() + 24 + shift) % 24).padStart(2, '0')}:00`;
    return { from: hour(-1), until: hour(3), timeZone: 'UTC' };
  }
});
