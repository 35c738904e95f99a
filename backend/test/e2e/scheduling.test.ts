import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { LiveHub, type Notice } from '../../src/platform/live/index.ts';
import { type Anything, type Person, useWorld } from '../harness/index.ts';
import {
  ahead,
  book,
  cancel,
  reschedule,
  rewrite,
  suggest,
  withoutAppointments,
  ZONE,
} from '../harness/operations/scheduling.ts';
import { useCast } from '../harness/operations/scheduling-cast.ts';

describe('scheduling', () => {
  const world = useWorld();
  const { ids, as, talk, emdr, gentle } = useCast(world);

  describe('booking', () => {
    it('gives an appointment with its room and length, leaves a trace, and tells who is listening', async () => {
      const mara = await as('mara');
      const told: Notice[] = [];
      world()
        .app.get(LiveHub)
        .observe((notice) => told.push(notice));
      const booked = await book(mara, talk(ahead(7, 1, '09:00')));
      expect(booked).toMatchObject({
        __typename: 'Appointment',
        state: 'BOOKED',
        startsAt: ahead(7, 1, '09:00'),
        endsAt: ahead(7, 1, '09:50'),
        room: 'Room 1',
        version: 1,
        client: { name: 'Jonah Whitfield' },
        practitioner: { id: ids.mara },
        service: { name: 'Talk session', class: 'TALK', withheld: false },
      });
      const [event] = await world().rows<Anything>(
        `select action, role, ground, client_ids, field_classes from attune.audit_event where subject_id = $1`,
        [booked.id],
      );
      expect(event).toEqual({
        action: 'appointment.book',
        role: 'PSYCHOTHERAPIST',
        ground: 'TEAM',
        client_ids: [ids.jonah],
        field_classes: ['APPOINTMENTS'],
      });
      const isThis = (notice: Notice) =>
        notice.kind === 'APPOINTMENT' && notice.id === booked.id && notice.clientId === ids.jonah;
      for (let tries = 0; tries < 100 && !told.some(isThis); tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect(told.filter(isThis)).toHaveLength(1);
    });

    it('gives the same answer to the same key, once', async () => {
      const mara = await as('mara');
      const input = { ...talk(ahead(7, 1, '10:00')), idempotencyKey: randomUUID() };
      const answers = await Promise.all([book(mara, input), book(mara, input), book(mara, input)]);
      expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
      expect(await book(mara, { ...input, startsAt: ahead(7, 1, '11:00') })).toMatchObject({
        __typename: 'Conflict',
      });
    });

    it('R2: refuses a practitioner without a licence valid on that day', async () => {
      const input = { clientId: ids.petra, practitionerId: ids.ben, serviceId: ids.gentle };
      const far = await book(await as('mara'), { ...input, startsAt: ahead(7, 1, '09:00') });
      expect(far).toMatchObject({ __typename: 'ScopeOfPracticeProblem', requiredTraining: null });
      expect(far.message).toContain('Ben Sato has no verified licence for massage therapy');
      // While it still runs, he can be booked.
      await withoutAppointments(world(), ids.petra, ahead(1, 1, '00:00'));
      const [free] = await suggest(await as('mara'), {
        ...input,
        from: ahead(1, 1, '00:00'),
        to: ahead(2, 1, '00:00'),
        first: 1,
      });
      expect(await book(await as('mara'), { ...input, startsAt: free.startsAt })).toMatchObject({
        __typename: 'Appointment',
      });
      expect(
        await suggest(await as('mara'), { ...input, from: ahead(7, 1, '00:00'), to: ahead(8, 1, '00:00') }),
      ).toEqual([]);
    });

    it('R3: refuses a modality whose training the practitioner does not hold', async () => {
      await rewrite(world(), [
        [
          `insert into attune.service_member select id, $1, $2 from attune.practice where name like 'Harbour%'`,
          [ids.restorative, ids.ben],
        ],
        [`update attune.credential set valid_until = valid_until + 400 where member_id = $1`, [ids.ben]],
      ]);
      const refused = await book(await as('mara'), {
        clientId: ids.petra,
        practitionerId: ids.ben,
        serviceId: ids.restorative,
        startsAt: ahead(7, 2, '09:00'),
      });
      expect(refused).toMatchObject({
        __typename: 'ScopeOfPracticeProblem',
        requiredTraining: 'TRAUMA_INFORMED_CARE',
      });
    });

    it('refuses who does not offer it, is not on the team, does not work then, and times past or too far', async () => {
      const mara = await as('mara');
      const said = async (input: object) => {
        const answer = await book(mara, input);
        expect(answer.__typename).toBe('InvalidInput');
        return answer.message;
      };
      const time = ahead(7, 2, '10:00');
      expect(await said({ ...emdr(time), practitionerId: ids.tomas })).toContain('does not offer this');
      expect(await said({ ...talk(time), practitionerId: ids.tomas })).toContain('not on this care team yet');
      expect(await said(talk(ahead(7, 2, '07:00')))).toContain('does not work at that time');
      expect(await said(talk(ahead(7, 2, '17:30')))).toContain('does not work at that time');
      expect(await said(talk(ahead(7, 6, '10:00')))).toContain('does not work at that time');
      expect(await said(talk(ahead(-2, 2, '10:00')))).toContain('has passed');
      expect(await said(talk(ahead(54, 2, '10:00')))).toContain('within the next year');
      expect(await said({ ...talk(time), roomId: randomUUID() })).toContain('does not fit');
      for (const unknown of [
        { serviceId: randomUUID() },
        { practitionerId: randomUUID() },
        { clientId: randomUUID() },
      ]) {
        expect(await book(mara, { ...talk(time), ...unknown })).toMatchObject({ __typename: 'NotFound' });
      }
    });

    it('keeps time off, and opens extra hours', async () => {
      const day = DateTime.fromISO(ahead(7, 3, '10:00')).toISODate();
      await rewrite(world(), [
        [
          `insert into attune.availability_exception (practice_id, id, member_id, date, from_time, to_time, available)
           select practice_id, gen_random_uuid(), id, $2::date, t.f::time, t.t::time, t.a from attune.member,
             (values ('09:00', '12:00', false), ('18:00', '19:00', true)) t (f, t, a) where id = $1`,
          [ids.mara, day],
        ],
      ]);
      // Also for a client, who must see the hours of the own practitioners.
      for (const person of [await as('mara'), await as('jonah')]) {
        expect(await book(person, talk(ahead(7, 3, '10:00')))).toMatchObject({ __typename: 'InvalidInput' });
      }
      expect(await book(await as('mara'), talk(ahead(7, 3, '18:00')))).toMatchObject({
        __typename: 'Appointment',
      });
    });

    it('R22: keeps the wall clock on the days on which the clocks change', async () => {
      await rewrite(world(), [
        [
          `insert into attune.availability (practice_id, id, member_id, weekday, from_time, to_time)
           select practice_id, gen_random_uuid(), id, 7, '00:00', '12:00' from attune.member where id = $1`,
          [ids.mara],
        ],
      ]);
      const mara = await as('mara');
      for (const sunday of changesAhead()) {
        const nine = sunday.set({ hour: 9 });
        const booked = await book(mara, talk(nine.toUTC().toISO() ?? ''));
        expect(booked).toMatchObject({ __typename: 'Appointment' });
        expect(DateTime.fromISO(booked.startsAt, { zone: ZONE }).toFormat('HH:mm')).toBe('09:00');
        // Nine hours on the clock are eight or ten after midnight.
        expect(nine.diff(sunday.startOf('day'), 'hours').hours).not.toBe(9);
        // Noon ends the working day on the wall clock, whatever the offset is by then.
        const late = sunday.set({ hour: 11, minute: 15 });
        expect(await book(mara, talk(late.toUTC().toISO() ?? ''))).toMatchObject({
          __typename: 'InvalidInput',
        });
        const [first] = await suggest(mara, {
          clientId: ids.jonah,
          serviceId: ids.talk,
          from: sunday.startOf('day').toUTC().toISO(),
          to: sunday.endOf('day').toUTC().toISO(),
          first: 100,
        });
        expect(DateTime.fromISO(first.startsAt, { zone: ZONE }).toFormat('HH:mm')).toBe('00:00');
      }
    });

    it('moves an appointment by the same rules, itself not in its own way; an old version is refused', async () => {
      const mara = await as('mara');
      const booked = await book(mara, talk(ahead(7, 4, '10:00')));
      const later = await reschedule(mara, {
        appointmentId: booked.id,
        expectedVersion: 1,
        startsAt: ahead(7, 4, '10:15'),
      });
      expect(later).toMatchObject({
        __typename: 'Appointment',
        startsAt: ahead(7, 4, '10:15'),
        version: 2,
        room: 'Room 1',
      });
      expect(
        await reschedule(mara, {
          appointmentId: booked.id,
          expectedVersion: 1,
          startsAt: ahead(7, 4, '12:00'),
        }),
      ).toMatchObject({ __typename: 'StaleVersion', currentVersion: 2 });
      const other = await book(mara, talk(ahead(7, 4, '14:00')));
      expect(
        await reschedule(mara, {
          appointmentId: booked.id,
          expectedVersion: 2,
          startsAt: ahead(7, 4, '13:30'),
        }),
      ).toMatchObject({ __typename: 'SlotTaken', who: 'PRACTITIONER' });
      expect(await cancel(mara, other.id, 1, 'A cold')).toMatchObject({
        state: 'CANCELLED',
        cancelledReason: 'A cold',
        version: 2,
      });
      expect(await cancel(mara, other.id, 2)).toMatchObject({
        __typename: 'InvalidInput',
        message: 'This appointment was cancelled.',
      });
      // What was cancelled is free again.
      expect(
        await reschedule(mara, {
          appointmentId: booked.id,
          expectedVersion: 2,
          startsAt: ahead(7, 4, '13:30'),
        }),
      ).toMatchObject({ __typename: 'Appointment' });
    });

    it('moves an appointment to another practitioner, its service with it', async () => {
      await rewrite(world(), [
        [
          `insert into attune.care_team_member (practice_id, id, client_id, member_id, discipline, state, proposed_by, active_at)
           select practice_id, gen_random_uuid(), $1, id, 'PSYCHOTHERAPY', 'ACTIVE', user_id, now() from attune.member where id = $2`,
          [ids.jonah, ids.tomas],
        ],
      ]);
      const rowan = await as('rowan');
      const booked = await book(rowan, talk(ahead(7, 5, '10:00')));
      const moved = await reschedule(rowan, {
        appointmentId: booked.id,
        expectedVersion: 1,
        startsAt: ahead(7, 5, '10:00'),
        practitionerId: ids.tomas,
      });
      expect(moved).toMatchObject({ __typename: 'Appointment', practitioner: { id: ids.tomas } });
      const [row] = await world().rows<{ member_id: string }>(
        'select member_id from attune.appointment_service where appointment_id = $1',
        [booked.id],
      );
      expect(row?.member_id).toBe(ids.tomas);
      await rewrite(world(), [
        [
          `delete from attune.care_team_member where client_id = $1 and member_id = $2`,
          [ids.jonah, ids.tomas],
        ],
      ]);
    });
  });

  describe('R21: nobody and no room is in two places', () => {
    it('200 simultaneous tries for one time give one booking and 199 typed refusals', async () => {
      const people = await Promise.all((['mara', 'ines', 'rowan', 'jonah', 'amal'] as const).map(as));
      const clientOf = [ids.jonah, ids.amal, ids.jonah, ids.jonah, ids.amal];
      const startsAt = ahead(8, 1, '09:00');
      const answers = await Promise.all(
        Array.from({ length: 200 }, (_, index) =>
          book(people[index % 5] as Person, { ...gentle(startsAt), clientId: clientOf[index % 5] }),
        ),
      );
      expect(answers.filter((answer) => answer.__typename === 'Appointment')).toHaveLength(1);
      expect(answers.filter((answer) => answer.__typename === 'SlotTaken')).toHaveLength(199);
      const rows = await world().rows(
        `select id from attune.appointment where member_id = $1 and starts_at = $2 and state <> 'CANCELLED'`,
        [ids.ines, startsAt],
      );
      expect(rows).toHaveLength(1);
    });

    it('says who is taken: the practitioner, the client, the room; buffers count', async () => {
      const mara = await as('mara');
      await book(mara, talk(ahead(8, 2, '10:00')));
      const who = async (input: object) => (await book(mara, input)).who;
      // Ten minutes are kept free after a talk session.
      expect(await who(talk(ahead(8, 2, '10:55')))).toBe('PRACTITIONER');
      expect(await who({ ...talk(ahead(8, 2, '10:55')), clientId: ids.amal })).toBe('PRACTITIONER');
      expect(await who(gentle(ahead(8, 2, '10:30')))).toBe('CLIENT');
      expect(await book(mara, { ...gentle(ahead(8, 2, '10:30')), clientId: ids.amal })).toMatchObject({
        room: 'Room 2',
      });
      const swedish = { clientId: ids.petra, practitionerId: ids.ben, serviceId: ids.gentle };
      expect(await who({ ...swedish, startsAt: ahead(8, 2, '11:30') })).toBe('ROOM');
      expect(await book(mara, talk(ahead(8, 2, '11:00')))).toMatchObject({ __typename: 'Appointment' });
    });

    it('takes the next room that fits when the first is taken', async () => {
      const rowan = await as('rowan');
      await book(rowan, talk(ahead(8, 3, '10:00')));
      const input = { clientId: ids.amal, practitionerId: ids.ines, serviceId: ids.consultation };
      expect(await book(rowan, { ...input, startsAt: ahead(8, 3, '09:00') })).toMatchObject({
        room: 'Room 1',
      });
      const next = await book(rowan, { ...input, startsAt: ahead(8, 3, '10:15') });
      expect(next).toMatchObject({ room: 'Room 2' });
    });

    it('is decided by the database, whoever writes', async () => {
      const booked = await book(await as('mara'), talk(ahead(8, 4, '10:00')));
      const again = world().rows(
        `insert into attune.appointment (practice_id, id, client_id, member_id, room_id, discipline, state, starts_at, ends_at, busy, created_by)
         select practice_id, gen_random_uuid(), client_id, member_id, null, discipline, 'BOOKED', starts_at, ends_at, busy, created_by
         from attune.appointment where id = $1`,
        [booked.id],
      );
      await expect(again).rejects.toMatchObject({ code: '23P01' });
    });
  });
});

/** The Sundays of the next year, some weeks ahead, on which the clocks of the practice change. */
function changesAhead(): DateTime[] {
  const first = DateTime.now().setZone(ZONE).startOf('week').plus({ weeks: 9, days: 6 });
  const sundays = Array.from({ length: 42 }, (_, week) => first.plus({ weeks: week }));
  return sundays.filter((day) => day.offset !== day.endOf('day').offset);
}
