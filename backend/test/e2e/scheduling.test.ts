import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { traffic } from '../../src/platform/database/index.ts';
import { LiveHub, type Notice } from '../../src/platform/live/index.ts';
import { type Anything, asActor, type DemoName, EMAILS, type Person, useWorld } from '../harness/index.ts';
import { raiseFlag, stepFlag } from '../harness/operations/distress-flags.ts';
import {
  ahead,
  asHistory,
  book,
  cancel,
  giveRules,
  listAppointments,
  readAppointment,
  reschedule,
  rewrite,
  serviceId,
  step,
  suggest,
  withoutAppointments,
  withoutHolds,
  ZONE,
} from '../harness/operations/scheduling.ts';

const REST = { kind: 'REST_AFTER', from_class: 'TRAUMA_PROCESSING', to_class: 'BODYWORK_DEEP', hours: 48, hard: true };
const SUPPORT = { kind: 'SUPPORT_WITHIN', from_class: 'TRAUMA_PROCESSING', to_class: 'BODYWORK_GENTLE', hours: 48, hard: false };
const WINDOW = {
  kind: 'AVOID_WINDOW',
  to_class: 'BODYWORK_GENTLE',
  from_time: '08:00',
  to_time: '11:00',
  hard: false,
  reason: 'morning medication',
};

describe('scheduling', () => {
  const world = useWorld();
  const ids = {} as Record<'jonah' | 'amal' | 'petra' | 'mara' | 'ines' | 'ben' | 'tomas' | 'talk' | 'emdr' | 'deep' | 'gentle' | 'restorative' | 'consultation', string>;
  const as = (name: DemoName): Promise<Person> => world().as(name);
  /** Lets somebody act at another time; whoever acts then signs in then. */
  const atTime = async (time: string, work: (at: (name: DemoName) => Promise<Person>) => Promise<void>) => {
    world().setTime(new Date(time));
    try {
      await work((name) => world().stranger().signIn(EMAILS[name]));
    } finally {
      world().setTime(null);
    }
  };

  beforeAll(async () => {
    Object.assign(ids, {
      jonah: await world().clientId('Jonah'),
      amal: await world().clientId('Amal'),
      petra: await world().clientId('Petra'),
      mara: await world().memberId('Mara'),
      ines: await world().memberId('Ines'),
      ben: await world().memberId('Ben'),
      tomas: await world().memberId('Tomas'),
      talk: await serviceId(world(), 'Talk session'),
      emdr: await serviceId(world(), 'EMDR session'),
      deep: await serviceId(world(), 'Myofascial release'),
      gentle: await serviceId(world(), 'Swedish massage'),
      restorative: await serviceId(world(), 'Restorative bodywork'),
      consultation: await serviceId(world(), 'Bodywork consultation'),
    });
    for (const client of [ids.jonah, ids.amal, ids.petra]) {
      await withoutHolds(world(), client);
      await withoutAppointments(world(), client, ahead(6, 1, '00:00'));
      await giveRules(world(), client, []);
    }
  });

  const talk = (startsAt: string) => ({ clientId: ids.jonah, practitionerId: ids.mara, serviceId: ids.talk, startsAt });
  const emdr = (startsAt: string) => ({ ...talk(startsAt), serviceId: ids.emdr });
  const deep = (startsAt: string) => ({ clientId: ids.jonah, practitionerId: ids.ines, serviceId: ids.deep, startsAt });
  const gentle = (startsAt: string) => ({ ...deep(startsAt), serviceId: ids.restorative });

  describe('booking', () => {
    it('gives an appointment with room, length and neighbours told, and tells who is listening', async () => {
      const mara = await as('mara');
      const told: Notice[] = [];
      world().app.get(LiveHub).observe((notice) => told.push(notice));
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
      expect(await book(mara, { ...input, startsAt: ahead(7, 1, '11:00') })).toMatchObject({ __typename: 'Conflict' });
    });

    it('R2: refuses a practitioner without a licence valid on that day', async () => {
      const input = { clientId: ids.petra, practitionerId: ids.ben, serviceId: ids.gentle };
      const far = await book(await as('mara'), { ...input, startsAt: ahead(7, 1, '09:00') });
      expect(far).toMatchObject({ __typename: 'ScopeOfPracticeProblem', requiredTraining: null });
      expect(far.message).toContain('Ben Sato has no verified licence for massage therapy');
      // While it still runs, he can be booked.
      await withoutAppointments(world(), ids.petra, ahead(1, 1, '00:00'));
      const [free] = await suggest(await as('mara'), { ...input, from: ahead(1, 1, '00:00'), to: ahead(2, 1, '00:00'), first: 1 });
      expect(await book(await as('mara'), { ...input, startsAt: free.startsAt })).toMatchObject({ __typename: 'Appointment' });
      expect(await suggest(await as('mara'), { ...input, from: ahead(7, 1, '00:00'), to: ahead(8, 1, '00:00') })).toEqual([]);
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
      expect(refused).toMatchObject({ __typename: 'ScopeOfPracticeProblem', requiredTraining: 'TRAUMA_INFORMED_CARE' });
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
      for (const unknown of [{ serviceId: randomUUID() }, { practitionerId: randomUUID() }, { clientId: randomUUID() }]) {
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
      expect(await book(await as('mara'), talk(ahead(7, 3, '18:00')))).toMatchObject({ __typename: 'Appointment' });
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
        expect(await book(mara, talk(late.toUTC().toISO() ?? ''))).toMatchObject({ __typename: 'InvalidInput' });
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
      expect(later).toMatchObject({ __typename: 'Appointment', startsAt: ahead(7, 4, '10:15'), version: 2, room: 'Room 1' });
      expect(
        await reschedule(mara, { appointmentId: booked.id, expectedVersion: 1, startsAt: ahead(7, 4, '12:00') }),
      ).toMatchObject({ __typename: 'StaleVersion', currentVersion: 2 });
      const other = await book(mara, talk(ahead(7, 4, '14:00')));
      expect(
        await reschedule(mara, { appointmentId: booked.id, expectedVersion: 2, startsAt: ahead(7, 4, '13:30') }),
      ).toMatchObject({ __typename: 'SlotTaken', who: 'PRACTITIONER' });
      expect(await cancel(mara, other.id, 1, 'A cold')).toMatchObject({ state: 'CANCELLED', cancelledReason: 'A cold', version: 2 });
      expect(await cancel(mara, other.id, 2)).toMatchObject({ __typename: 'InvalidInput', message: 'This appointment was cancelled.' });
      // What was cancelled is free again.
      expect(
        await reschedule(mara, { appointmentId: booked.id, expectedVersion: 2, startsAt: ahead(7, 4, '13:30') }),
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
      await rewrite(world(), [[`delete from attune.care_team_member where client_id = $1 and member_id = $2`, [ids.jonah, ids.tomas]]]);
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
    }, 30_000);

    it('says who is taken: the practitioner, the client, the room; buffers count', async () => {
      const mara = await as('mara');
      await book(mara, talk(ahead(8, 2, '10:00')));
      const who = async (input: object) => (await book(mara, input)).who;
      // Ten minutes are kept free after a talk session.
      expect(await who(talk(ahead(8, 2, '10:55')))).toBe('PRACTITIONER');
      expect(await who({ ...talk(ahead(8, 2, '10:55')), clientId: ids.amal })).toBe('PRACTITIONER');
      expect(await who(gentle(ahead(8, 2, '10:30')))).toBe('CLIENT');
      expect(await book(mara, { ...gentle(ahead(8, 2, '10:30')), clientId: ids.amal })).toMatchObject({ room: 'Room 2' });
      const swedish = { clientId: ids.petra, practitionerId: ids.ben, serviceId: ids.gentle };
      expect(await who({ ...swedish, startsAt: ahead(8, 2, '11:30') })).toBe('ROOM');
      expect(await book(mara, talk(ahead(8, 2, '11:00')))).toMatchObject({ __typename: 'Appointment' });
    });

    it('takes the next room that fits when the first is taken', async () => {
      const rowan = await as('rowan');
      await book(rowan, talk(ahead(8, 3, '10:00')));
      const input = { clientId: ids.amal, practitionerId: ids.ines, serviceId: ids.consultation };
      expect(await book(rowan, { ...input, startsAt: ahead(8, 3, '09:00') })).toMatchObject({ room: 'Room 1' });
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

  describe('R23, R24: the rules of the plan', () => {
    beforeAll(() => giveRules(world(), ids.jonah, [REST, SUPPORT, WINDOW]));

    it('R23: a hard rule refuses with everything the rules say, both ways round', async () => {
      const mara = await as('mara');
      await book(mara, emdr(ahead(9, 1, '10:00')));
      const refused = await book(await as('ines'), deep(ahead(9, 2, '14:00')));
      expect(refused).toMatchObject({ __typename: 'CoordinationProblem', code: 'CONFLICT' });
      expect(refused.message).toMatch(/^This falls into a time of rest: no deep bodywork before Wed .*, 11:20\.$/);
      expect(refused.findings).toEqual([
        { kind: 'REST_AFTER', hard: true, satisfied: false, sentence: refused.message },
      ]);
      expect(await book(await as('ines'), deep(ahead(9, 3, '11:15')))).toMatchObject({ __typename: 'CoordinationProblem' });
      const rested = await book(await as('ines'), deep(ahead(9, 4, '11:30')));
      expect(rested).toMatchObject({ __typename: 'Appointment' });
      expect(rested.findings).toEqual([expect.objectContaining({ kind: 'REST_AFTER', satisfied: true })]);
      const before = await book(mara, emdr(ahead(9, 3, '15:00')));
      expect(before).toMatchObject({ __typename: 'CoordinationProblem' });
      expect(before.message).toContain('It would leave too little rest before the deep bodywork on Thu');
    });

    it('a soft rule warns and books', async () => {
      const booked = await book(await as('ines'), gentle(ahead(9, 5, '09:15')));
      expect(booked.__typename).toBe('Appointment');
      expect(booked.findings).toContainEqual(
        expect.objectContaining({
          kind: 'AVOID_WINDOW',
          hard: false,
          satisfied: false,
          sentence: 'This is a time to avoid: between 08:00 and 11:00 (morning medication).',
        }),
      );
      // Whoever may not read the plan is not told why.
      const seen = await readAppointment(await as('rowan'), booked.id);
      expect(seen.findings[0].sentence).toBe('This is a time to avoid: between 08:00 and 11:00.');
    });

    it('R24: the lead psychotherapist alone sets a hard rule aside, with a reason, for good', async () => {
      const startsAt = ahead(10, 2, '10:00');
      await book(await as('mara'), emdr(ahead(10, 1, '10:00')));
      const override = { reason: 'Agreed with Jonah: he asked for it, and the session was a light one.' };
      for (const name of ['ines', 'rowan', 'jonah'] as const) {
        expect(await book(await as(name), { ...deep(startsAt), override })).toMatchObject({ __typename: 'Forbidden' });
      }
      const booked = await book(await as('mara'), { ...deep(startsAt), override });
      expect(booked).toMatchObject({ __typename: 'Appointment', overrides: [{ byName: 'Dr Mara Lindqvist', reason: override.reason }] });
      expect(booked.overrides[0].sentences[0]).toContain('time of rest');
      const readers = await Promise.all(
        (['mara', 'jonah', 'ines', 'rowan'] as const).map(async (name) => (await readAppointment(await as(name), booked.id)).overrides.length),
      );
      expect(readers).toEqual([1, 1, 0, 0]);
      const events = await world().rows<{ action: string }>(
        `select action from attune.audit_event where subject_id = $1 order by action`,
        [booked.id],
      );
      expect(events.map((event) => event.action)).toEqual(['appointment.book', 'appointment.override']);
      await expect(
        asActor(world(), 'ines', (query) =>
          query(
            `insert into attune.appointment_override (practice_id, id, appointment_id, client_id, by_user, by_name, reason, sentences)
             values (attune.practice_id(), gen_random_uuid(), $1, $2, attune.user_id(), 'Ines', 'no', '{}')`,
            [booked.id, ids.jonah],
          ),
        ),
      ).rejects.toMatchObject({ code: '42501' });
    });

    it('R23: suggests only what booking takes, with its findings, the best first', async () => {
      const mara = await as('mara');
      await book(mara, emdr(ahead(11, 1, '10:00')));
      const input = { clientId: ids.jonah, from: ahead(11, 1, '00:00'), to: ahead(12, 1, '00:00') };
      const deepSlots = await suggest(mara, { ...input, serviceId: ids.deep, first: 100 });
      expect(deepSlots.length).toBeGreaterThan(20);
      const restUntil = DateTime.fromISO(ahead(11, 3, '11:20'));
      expect(
        deepSlots.every(({ startsAt }) => startsAt < ahead(11, 1, '10:00') || DateTime.fromISO(startsAt) >= restUntil),
      ).toBe(true);
      const gentleSlots = await suggest(mara, { ...input, serviceId: ids.restorative, first: 100 });
      const scores = gentleSlots.map(({ score }) => score);
      expect([...scores].sort((one, other) => other - one)).toEqual(scores);
      const unmet = gentleSlots.map(({ findings }) => findings.filter((finding: Anything) => !finding.satisfied).length);
      expect([...unmet].sort()).toEqual(unmet);
      expect(unmet[0]).toBe(0);
      const tried = [deepSlots, gentleSlots].flatMap((slots) =>
        slots.filter((_, index) => index % 9 === 0).map((slot) => ({ slot, service: slots === deepSlots ? ids.deep : ids.restorative })),
      );
      for (const { slot, service } of tried) {
        const booked = await book(mara, {
          clientId: ids.jonah,
          practitionerId: slot.practitionerId,
          serviceId: service,
          startsAt: slot.startsAt,
        });
        expect(booked).toMatchObject({ __typename: 'Appointment', room: slot.room });
        await cancel(mara, booked.id, 1);
      }
    });

    it('suggests nothing under a hold, to a stranger, or of others to a massage therapist', async () => {
      const input = { clientId: ids.jonah, serviceId: ids.restorative, from: ahead(12, 1, '00:00'), to: ahead(13, 1, '00:00') };
      expect((await suggest(await as('ines'), input)).length).toBe(10);
      expect(await suggest(await as('ines'), { ...input, serviceId: ids.talk })).toEqual([]);
      for (const name of ['ben', 'tomas', 'amal', 'vera'] as const) {
        expect(await suggest(await as(name), input)).toEqual([]);
      }
      const answer = await (await as('mara')).send(
        'query S($input: SuggestSlotsInput!) { suggestSlots(input: $input) { startsAt } }',
        { input: { ...input, to: ahead(40, 1, '00:00') } },
      );
      expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'INVALID' } });
    });
  });

  describe('R18: holds', () => {
    it('a hold refuses at once, cannot be overridden, and marks what it touches', async () => {
      const mara = await as('mara');
      const ines = await as('ines');
      const input = (startsAt: string) => ({ ...deep(startsAt), clientId: ids.amal });
      const booked = await book(ines, input(ahead(13, 1, '09:00')));
      const soft = await book(ines, { ...input(ahead(13, 1, '11:00')), serviceId: ids.restorative });
      const request = await book(await as('amal'), input(ahead(13, 1, '14:00')));
      expect(request).toMatchObject({ __typename: 'Appointment', state: 'REQUESTED' });
      const flag = await raiseFlag(ines, ids.amal);
      const override = { reason: 'I think it is fine.' };
      for (const [name, extra] of [['ines', {}], ['rowan', {}], ['mara', { override }], ['amal', {}]] as const) {
        const refused = await book(await as(name), { ...input(ahead(13, 2, '09:00')), ...extra });
        expect(refused).toMatchObject({ __typename: 'HoldProblem', code: 'HOLD', hold: 'DEEP_WORK', flagId: flag.id });
      }
      expect(await book(ines, { ...input(ahead(13, 2, '09:00')), serviceId: ids.restorative })).toMatchObject({ state: 'BOOKED' });
      expect(await suggest(mara, { clientId: ids.amal, serviceId: ids.deep, from: ahead(13, 2, '00:00'), to: ahead(13, 5, '00:00') })).toEqual([]);
      const marked = await readAppointment(await as('amal'), booked.id);
      expect(marked).toMatchObject({ state: 'NEEDS_CLEARANCE', version: 2 });
      expect(marked.findings[0]).toMatchObject({ kind: 'HOLD', hard: true, satisfied: false });
      expect(await readAppointment(ines, soft.id)).toMatchObject({ state: 'BOOKED' });
      expect(await step(ines, 'confirmAppointment', request.id, 1)).toMatchObject({ __typename: 'HoldProblem' });
      // It may be moved, and waits there too.
      expect(
        await reschedule(ines, { appointmentId: booked.id, expectedVersion: 2, startsAt: ahead(13, 3, '09:00') }),
      ).toMatchObject({ state: 'NEEDS_CLEARANCE', version: 3 });
      await stepFlag(mara, 'liftHold', flag.id, { text: 'We talked; she is steady.' });
      expect(await readAppointment(ines, booked.id)).toMatchObject({ state: 'BOOKED', version: 4 });
      expect(await step(ines, 'confirmAppointment', request.id, 1)).toMatchObject({ state: 'BOOKED' });
      await stepFlag(mara, 'resolveDistressFlag', flag.id, { text: 'Over.' });
    });

    it('no session begins under a hold; a consultation is no-touch and goes on', async () => {
      const ines = await as('ines');
      const startsAt = ahead(14, 1, '09:00');
      const booked = await book(ines, { ...deep(startsAt), clientId: ids.amal });
      const meeting = await book(ines, { ...deep(ahead(14, 1, '11:00')), clientId: ids.amal, serviceId: ids.consultation });
      expect(await step(ines, 'beginSession', booked.id, 1)).toMatchObject({ message: 'This appointment is on a later day.' });
      await atTime(startsAt, async (at) => {
        const [rowan, inesThen, mara] = await Promise.all([at('rowan'), at('ines'), at('mara')]);
        const arrived = await step(rowan, 'markArrived', booked.id, 1);
        expect(arrived).toMatchObject({ state: 'ARRIVED', version: 2 });
        const flag = await raiseFlag(inesThen, ids.amal, { level: 'CRISIS', hold: 'ALL_BODYWORK' });
        expect(await step(inesThen, 'beginSession', booked.id, 2)).toMatchObject({
          __typename: 'HoldProblem',
          hold: 'ALL_BODYWORK',
          flagId: flag.id,
        });
        await expect(
          asActor(world(), 'ines', (query) =>
            query(`update attune.appointment set state = 'IN_SESSION' where id = $1`, [booked.id]),
          ),
        ).rejects.toMatchObject({ constraint: 'appointment_under_hold' });
        expect(await step(inesThen, 'beginSession', meeting.id, 1)).toMatchObject({ state: 'IN_SESSION' });
        expect(await step(inesThen, 'finishSession', meeting.id, 2)).toMatchObject({ state: 'FULFILLED', findings: [] });
        await stepFlag(mara, 'resolveDistressFlag', flag.id, { text: 'Over.' });
        expect(await step(inesThen, 'beginSession', booked.id, 2)).toMatchObject({ state: 'IN_SESSION', version: 3 });
        expect(await step(inesThen, 'beginSession', booked.id, 3)).toMatchObject({ message: 'This session has begun.' });
      });
    });

    it('R2: no session begins without a licence valid today', async () => {
      const ines = await as('ines');
      const booked = await book(ines, { ...gentle(ahead(14, 2, '09:00')), clientId: ids.amal });
      const expiry = (until: string | null) =>
        rewrite(world(), [[`update attune.credential set valid_until = coalesce($2::date, current_date + 365) where member_id = $1 and kind = 'LICENCE'`, [ids.ines, until]]]);
      await expiry(ahead(14, 1, '12:00').slice(0, 10));
      await atTime(ahead(14, 2, '09:00'), async (at) => {
        const then = await at('ines');
        expect(await step(then, 'beginSession', booked.id, 1)).toMatchObject({ __typename: 'ScopeOfPracticeProblem' });
        await expiry(null);
        expect(await step(then, 'beginSession', booked.id, 1)).toMatchObject({ state: 'IN_SESSION' });
      });
    });

    it('a hold and a booking at the same moment: the booking is refused or marked, never overlooked', async () => {
      const ines = await as('ines');
      const mara = await as('mara');
      const outcomes: Record<string, number> = {};
      const after = ahead(14, 7, '00:00');
      const wait = (most: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * most));
      await asHistory(world(), async (write) => {
        for (let round = 0; round < 100; round += 1) {
          const startsAt = ahead(15 + Math.floor(round / 5), 1 + (round % 5), '10:00');
          const [answer] = await Promise.all([
            wait(3).then(() => book(ines, { ...deep(startsAt), clientId: ids.amal })),
            wait(6).then(() => raiseFlag(mara, ids.amal)),
          ]);
          outcomes[answer.__typename] = (outcomes[answer.__typename] ?? 0) + 1;
          const overlooked = await world().rows(
            `select a.id from attune.appointment a join attune.appointment_service s on s.appointment_id = a.id
             where a.client_id = $1 and s.class = 'BODYWORK_DEEP' and a.state = 'BOOKED' and a.starts_at > $2`,
            [ids.amal, after],
          );
          expect(overlooked).toEqual([]);
          await write('update attune.distress_flag set hold_lifted_at = now() where client_id = $1 and hold_lifted_at is null', [ids.amal]);
          await write(`update attune.appointment set state = 'CANCELLED' where client_id = $1 and starts_at > $2`, [ids.amal, after]);
        }
      });
      // Both orders happened, and nothing else.
      expect(outcomes['HoldProblem']).toBeGreaterThan(0);
      expect(outcomes['Appointment']).toBeGreaterThan(0);
      expect(Object.keys(outcomes)).toHaveLength(2);
    }, 60_000);
  });

  describe('who may see and do what', () => {
    let therapy: Anything;
    let bodywork: Anything;
    beforeAll(async () => {
      await giveRules(world(), ids.jonah, [REST]);
      therapy = await book(await as('mara'), emdr(ahead(40, 1, '10:00')));
      bodywork = await book(await as('ines'), gentle(ahead(40, 1, '14:00')));
    });

    it('the class of a psychotherapy appointment is for the client and the psychotherapists', async () => {
      for (const name of ['mara', 'jonah'] as const) {
        expect(await readAppointment(await as(name), therapy.id)).toMatchObject({
          service: { name: 'EMDR session', class: 'TRAUMA_PROCESSING', modality: 'EMDR', withheld: false },
        });
      }
      const forInes = await readAppointment(await as('ines'), therapy.id);
      expect(forInes.service).toEqual({
        id: 'withheld:80',
        name: 'Psychotherapy',
        discipline: 'PSYCHOTHERAPY',
        class: 'TALK',
        minutes: 80,
        modality: null,
        withheld: true,
      });
      // Only the rest it imposes.
      expect(forInes.findings).toHaveLength(1);
      expect(forInes.findings[0].sentence).toMatch(/^No deep bodywork before Wed .*, 11:20\.$/);
      const forRowan = await readAppointment(await as('rowan'), therapy.id);
      expect(forRowan).toMatchObject({ service: forInes.service, findings: [] });
      expect(JSON.stringify([forInes, forRowan])).not.toMatch(/EMDR|TRAUMA|trauma/);
      expect(await readAppointment(await as('rowan'), bodywork.id)).toMatchObject({ service: { class: 'BODYWORK_GENTLE' } });
    });

    it('the same straight in SQL: the row of the service is not there for a massage therapist or an administrator', async () => {
      const seen = (name: DemoName) =>
        asActor(world(), name, async (query) => {
          const { rows } = await query<{ appointment_id: string }>(
            'select appointment_id from attune.appointment_service where appointment_id = any ($1::uuid[])',
            [[therapy.id, bodywork.id]],
          );
          return rows.map((row) => (row.appointment_id === therapy.id ? 'therapy' : 'bodywork')).sort();
        });
      expect(await seen('mara')).toEqual(['bodywork', 'therapy']);
      expect(await seen('jonah')).toEqual(['bodywork', 'therapy']);
      expect(await seen('ines')).toEqual(['bodywork']);
      expect(await seen('rowan')).toEqual(['bodywork']);
      for (const stranger of ['ben', 'tomas', 'amal'] as const) {
        expect(await seen(stranger)).toEqual([]);
      }
      const whose = await asActor(world(), 'ines', async (query) => {
        const { rows } = await query(`select distinct discipline from attune.appointment_service where member_id <> attune.member_id()`);
        return rows;
      });
      expect(whose.every((row) => row.discipline === 'MASSAGE')).toBe(true);
    });

    it('strangers and outsiders find nothing, and can do nothing', async () => {
      for (const name of ['ben', 'tomas', 'amal', 'vera', 'petra'] as const) {
        const person = await as(name);
        expect(await readAppointment(person, therapy.id)).toBeNull();
        expect(await listAppointments(person, ahead(40, 1, '00:00'), ahead(40, 2, '00:00'))).toEqual([]);
        expect(await cancel(person, therapy.id, 1)).toMatchObject(
          { __typename: 'NotFound', message: 'This does not exist, or it is not open to you.' },
        );
        expect(await reschedule(person, { appointmentId: bodywork.id, expectedVersion: 1, startsAt: ahead(40, 2, '10:00') })).toMatchObject({
          __typename: 'NotFound',
        });
        expect(await book(person, talk(ahead(40, 3, '10:00')))).toMatchObject({ __typename: 'NotFound' });
      }
      for (const name of ['ben', 'tomas'] as const) {
        expect(await step(await as(name), 'confirmAppointment', therapy.id, 1)).toMatchObject({ __typename: 'NotFound' });
        expect(await step(await as(name), 'beginSession', therapy.id, 1)).toMatchObject({ __typename: 'NotFound' });
      }
    });

    it('a massage therapist books, moves and cancels the own appointments alone', async () => {
      const ines = await as('ines');
      expect(await book(ines, talk(ahead(40, 3, '10:00')))).toMatchObject({ __typename: 'Forbidden' });
      expect(await cancel(ines, therapy.id, 1)).toMatchObject({ __typename: 'Forbidden' });
      expect(await reschedule(ines, { appointmentId: therapy.id, expectedVersion: 1, startsAt: ahead(40, 2, '10:00') })).toMatchObject({
        __typename: 'Forbidden',
      });
      expect(
        await reschedule(ines, { appointmentId: bodywork.id, expectedVersion: 1, startsAt: ahead(40, 2, '10:00'), practitionerId: ids.ben }),
      ).toMatchObject({ __typename: 'Forbidden' });
      expect(await reschedule(ines, { appointmentId: bodywork.id, expectedVersion: 1, startsAt: ahead(40, 1, '15:00') })).toMatchObject({
        __typename: 'Appointment',
      });
      expect(await step(await as('mara'), 'beginSession', bodywork.id, 2)).toMatchObject({ __typename: 'Forbidden' });
    });

    it('an administrator books psychotherapy without being told afterwards what it is', async () => {
      const rowan = await as('rowan');
      const booked = await book(rowan, talk(ahead(41, 1, '10:00')));
      expect(booked).toMatchObject({ __typename: 'Appointment', service: { withheld: true, name: 'Psychotherapy' } });
      expect(await reschedule(rowan, { appointmentId: booked.id, expectedVersion: 1, startsAt: ahead(41, 1, '11:00') })).toMatchObject({
        state: 'BOOKED',
        version: 2,
      });
      expect(await cancel(rowan, booked.id, 2)).toMatchObject({ state: 'CANCELLED' });
    });

    it('a client asks, moves by asking again, and cancels; the practice confirms', async () => {
      const jonah = await as('jonah');
      const asked = await book(jonah, talk(ahead(41, 2, '10:00')));
      expect(asked).toMatchObject({ state: 'REQUESTED', service: { class: 'TALK' } });
      const refused = await jonah.send(
        'mutation C($input: AppointmentStepInput!) { confirmAppointment(input: $input) { __typename } }',
        { input: { appointmentId: asked.id, expectedVersion: 1 } },
      );
      expect(refused.data?.confirmAppointment?.__typename ?? refused.errors?.[0]?.extensions.code).toMatch(/forbidden/i);
      await expect(
        asActor(world(), 'jonah', (query) => query(`update attune.appointment set state = 'BOOKED' where id = $1`, [asked.id])),
      ).rejects.toMatchObject({ code: '42501' });
      expect(await step(await as('mara'), 'confirmAppointment', asked.id, 1)).toMatchObject({ state: 'BOOKED', version: 2 });
      expect(await reschedule(jonah, { appointmentId: asked.id, expectedVersion: 2, startsAt: ahead(41, 2, '13:00') })).toMatchObject({
        state: 'REQUESTED',
      });
      expect(await cancel(jonah, asked.id, 3, 'I am away')).toMatchObject({ state: 'CANCELLED' });
      // Nobody is booked with whom the client has not agreed to work.
      expect(await book(jonah, { ...talk(ahead(41, 3, '10:00')), practitionerId: ids.tomas })).toMatchObject({ __typename: 'NotFound' });
    });

    it('an appointment is missed only once it should have begun, and its way goes forward only', async () => {
      const mara = await as('mara');
      const booked = await book(mara, talk(ahead(41, 4, '10:00')));
      expect(await step(mara, 'markNoShow', booked.id, 1)).toMatchObject({ message: 'This appointment has not begun yet.' });
      await atTime(ahead(41, 4, '10:20'), async (at) => {
        const then = await at('mara');
        expect(await step(then, 'markNoShow', booked.id, 1)).toMatchObject({ state: 'NO_SHOW' });
        expect(await step(then, 'beginSession', booked.id, 2)).toMatchObject({ message: 'This appointment was missed.' });
      });
      await expect(
        asActor(world(), 'mara', (query) => query(`update attune.appointment set state = 'BOOKED' where id = $1`, [booked.id])),
      ).rejects.toMatchObject({ constraint: 'appointment_goes_its_way' });
    });

    it('services are seen by all; a client sees who of the own team offers them', async () => {
      const query = '{ services { id name class minutes withheld practitioners { name } rooms { name } } }';
      const offered = async (name: DemoName) => {
        const { services } = await (await as(name)).ask(query);
        return services.find((service: Anything) => service.id === ids.talk);
      };
      expect((await offered('ines')).practitioners).toHaveLength(2);
      expect(await offered('jonah')).toMatchObject({ practitioners: [{ name: 'Dr Mara Lindqvist' }], rooms: [{ name: 'Room 1' }] });
      const { services } = await (await as('vera')).ask(query);
      expect(services.some((service: Anything) => service.id === ids.talk)).toBe(false);
    });
  });

  describe('lists', () => {
    it('R26: a list is one event for each ground, with what was opened below it', async () => {
      const mara = await as('mara');
      const since = new Date().toISOString();
      await listAppointments(mara, ahead(7, 1, '00:00'), ahead(9, 1, '00:00'), ids.mara);
      const events = await world().rows<Anything>(
        `select role, ground, field_classes, cardinality(client_ids) > 0 as named from attune.audit_event
         where action = 'appointment.list' and at >= $1`,
        [since],
      );
      expect(events).toEqual([
        { role: 'PSYCHOTHERAPIST', ground: 'TEAM', field_classes: ['APPOINTMENTS', 'IDENTITY'], named: true },
      ]);
    });

    it('takes the same few statements for many appointments as for one', async () => {
      const mara = await as('mara');
      const count = async (from: string, to: string) => {
        const before = { ...traffic };
        const rows = await listAppointments(mara, from, to);
        return { rows: rows.length, statements: traffic.statements - before.statements, roundTrips: traffic.roundTrips - before.roundTrips };
      };
      await count(ahead(40, 1, '00:00'), ahead(40, 2, '00:00'));
      const few = await count(ahead(40, 1, '00:00'), ahead(40, 2, '00:00'));
      const many = await count(ahead(7, 1, '00:00'), ahead(15, 1, '00:00'));
      expect(many.rows).toBeGreaterThan(few.rows + 8);
      expect(many.statements).toBeLessThanOrEqual(few.statements + 1);
      expect(many.roundTrips).toBe(few.roundTrips);
      // Who acts, the list; clients, members, overrides, and the rules in three.
      expect(few.statements).toBeLessThanOrEqual(11);
      const { clients } = await mara.ask('{ clients { edges { node { name appointments { startsAt } } } } }');
      expect(clients.edges.length).toBeGreaterThan(1);
    });

    it('gives a client’s own appointments by time, and refuses a range that is too long', async () => {
      const jonah = await as('jonah');
      const { client } = await jonah.ask(
        'query C($id: ID!, $from: DateTime, $to: DateTime) { client(id: $id) { appointments(from: $from, to: $to) { startsAt } } }',
        { id: ids.jonah, from: ahead(7, 1, '00:00'), to: ahead(12, 1, '00:00') },
      );
      const times = client.appointments.map(({ startsAt }: Anything) => startsAt);
      expect(times.length).toBeGreaterThan(5);
      expect([...times].sort()).toEqual(times);
      const answer = await jonah.send('query A($from: DateTime!, $to: DateTime!) { appointments(from: $from, to: $to) { id } }', {
        from: ahead(1, 1, '00:00'),
        to: ahead(30, 1, '00:00'),
      });
      expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'INVALID' } });
    });
  });
});

/** The Sundays of the next year, some weeks ahead, on which the clocks of the practice change. */
function changesAhead(): DateTime[] {
  const first = DateTime.now().setZone(ZONE).startOf('week').plus({ weeks: 9, days: 6 });
  const sundays = Array.from({ length: 42 }, (_, week) => first.plus({ weeks: week }));
  return sundays.filter((day) => day.offset !== day.endOf('day').offset);
}
