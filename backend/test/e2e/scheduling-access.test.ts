import { beforeAll, describe, expect, it } from '@jest/globals';
import { traffic } from '../../src/platform/database/index.ts';
import { type Anything, asActor, type DemoName, useWorld } from '../harness/index.ts';
import {
  ahead,
  book,
  cancel,
  giveRules,
  listAppointments,
  readAppointment,
  reschedule,
  step,
} from '../harness/operations/scheduling.ts';
import { REST, useCast } from '../harness/operations/scheduling-cast.ts';

describe('scheduling, seen by each', () => {
  const world = useWorld();
  const { ids, as, talk, emdr, gentle, atTime } = useCast(world);

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
      expect(await readAppointment(await as('rowan'), bodywork.id)).toMatchObject({
        service: { class: 'BODYWORK_GENTLE' },
      });
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
        const { rows } = await query(
          `select distinct discipline from attune.appointment_service where member_id <> attune.member_id()`,
        );
        return rows;
      });
      expect(whose.every((row) => row.discipline === 'MASSAGE')).toBe(true);
    });

    it('strangers and outsiders find nothing, and can do nothing', async () => {
      for (const name of ['ben', 'tomas', 'amal', 'vera', 'petra'] as const) {
        const person = await as(name);
        expect(await readAppointment(person, therapy.id)).toBeNull();
        expect(await listAppointments(person, ahead(40, 1, '00:00'), ahead(40, 2, '00:00'))).toEqual([]);
        expect(await cancel(person, therapy.id, 1)).toMatchObject({
          __typename: 'NotFound',
          message: 'This does not exist, or it is not open to you.',
        });
        expect(
          await reschedule(person, {
            appointmentId: bodywork.id,
            expectedVersion: 1,
            startsAt: ahead(40, 2, '10:00'),
          }),
        ).toMatchObject({
          __typename: 'NotFound',
        });
        expect(await book(person, talk(ahead(40, 3, '10:00')))).toMatchObject({ __typename: 'NotFound' });
      }
      for (const name of ['ben', 'tomas'] as const) {
        expect(await step(await as(name), 'confirmAppointment', therapy.id, 1)).toMatchObject({
          __typename: 'NotFound',
        });
        expect(await step(await as(name), 'beginSession', therapy.id, 1)).toMatchObject({
          __typename: 'NotFound',
        });
      }
    });

    it('a massage therapist books, moves and cancels the own appointments alone', async () => {
      const ines = await as('ines');
      expect(await book(ines, talk(ahead(40, 3, '10:00')))).toMatchObject({ __typename: 'Forbidden' });
      expect(await cancel(ines, therapy.id, 1)).toMatchObject({ __typename: 'Forbidden' });
      expect(
        await reschedule(ines, {
          appointmentId: therapy.id,
          expectedVersion: 1,
          startsAt: ahead(40, 2, '10:00'),
        }),
      ).toMatchObject({
        __typename: 'Forbidden',
      });
      expect(
        await reschedule(ines, {
          appointmentId: bodywork.id,
          expectedVersion: 1,
          startsAt: ahead(40, 2, '10:00'),
          practitionerId: ids.ben,
        }),
      ).toMatchObject({ __typename: 'Forbidden' });
      expect(
        await reschedule(ines, {
          appointmentId: bodywork.id,
          expectedVersion: 1,
          startsAt: ahead(40, 1, '15:00'),
        }),
      ).toMatchObject({
        __typename: 'Appointment',
      });
      expect(await step(await as('mara'), 'beginSession', bodywork.id, 2)).toMatchObject({
        __typename: 'Forbidden',
      });
    });

    it('an administrator books psychotherapy without being told afterwards what it is', async () => {
      const rowan = await as('rowan');
      const booked = await book(rowan, talk(ahead(41, 1, '10:00')));
      expect(booked).toMatchObject({
        __typename: 'Appointment',
        service: { withheld: true, name: 'Psychotherapy' },
      });
      expect(
        await reschedule(rowan, {
          appointmentId: booked.id,
          expectedVersion: 1,
          startsAt: ahead(41, 1, '11:00'),
        }),
      ).toMatchObject({
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
      expect(refused.data?.confirmAppointment?.__typename ?? refused.errors?.[0]?.extensions.code).toMatch(
        /forbidden/i,
      );
      await expect(
        asActor(world(), 'jonah', (query) =>
          query(`update attune.appointment set state = 'BOOKED' where id = $1`, [asked.id]),
        ),
      ).rejects.toMatchObject({ code: '42501' });
      expect(await step(await as('mara'), 'confirmAppointment', asked.id, 1)).toMatchObject({
        state: 'BOOKED',
        version: 2,
      });
      expect(
        await reschedule(jonah, {
          appointmentId: asked.id,
          expectedVersion: 2,
          startsAt: ahead(41, 2, '13:00'),
        }),
      ).toMatchObject({
        state: 'REQUESTED',
      });
      expect(await cancel(jonah, asked.id, 3, 'I am away')).toMatchObject({ state: 'CANCELLED' });
      // Nobody is booked with whom the client has not agreed to work.
      expect(await book(jonah, { ...talk(ahead(41, 3, '10:00')), practitionerId: ids.tomas })).toMatchObject({
        __typename: 'NotFound',
      });
    });

    it('an appointment is missed only once it should have begun, and its way goes forward only', async () => {
      const mara = await as('mara');
      const booked = await book(mara, talk(ahead(41, 4, '10:00')));
      expect(await step(mara, 'markNoShow', booked.id, 1)).toMatchObject({
        message: 'This appointment has not begun yet. Please come back to it then.',
      });
      await atTime(ahead(41, 4, '10:20'), async (at) => {
        const then = await at('mara');
        expect(await step(then, 'markNoShow', booked.id, 1)).toMatchObject({ state: 'NO_SHOW' });
        expect(await step(then, 'beginSession', booked.id, 2)).toMatchObject({
          message: 'This appointment was missed.',
        });
      });
      await expect(
        asActor(world(), 'mara', (query) =>
          query(`update attune.appointment set state = 'BOOKED' where id = $1`, [booked.id]),
        ),
      ).rejects.toMatchObject({ constraint: 'appointment_goes_its_way' });
    });

    it('services are seen by all; a client sees who of the own team offers them', async () => {
      const query = '{ services { id name class minutes withheld practitioners { name } rooms { name } } }';
      const offered = async (name: DemoName) => {
        const { services } = await (await as(name)).ask(query);
        return services.find((service: Anything) => service.id === ids.talk);
      };
      expect((await offered('ines')).practitioners).toHaveLength(2);
      expect(await offered('jonah')).toMatchObject({
        practitioners: [{ name: 'Dr Mara Lindqvist' }],
        rooms: [{ name: 'Room 1' }],
      });
      const { services } = await (await as('vera')).ask(query);
      expect(services.some((service: Anything) => service.id === ids.talk)).toBe(false);
    });
  });

  describe('lists', () => {
    beforeAll(async () => {
      for (let week = 43; week <= 48; week += 1) {
        for (const [clientId, time] of [
          [ids.jonah, '09:00'],
          [ids.amal, '11:00'],
          [ids.petra, '13:00'],
        ] as const) {
          await book(await as('mara'), { ...talk(ahead(week, 1, time)), clientId });
        }
      }
    });

    it('R26: a list is one event for each ground, with what was opened below it', async () => {
      const mara = await as('mara');
      const since = new Date().toISOString();
      await listAppointments(mara, ahead(43, 1, '00:00'), ahead(45, 1, '00:00'), ids.mara);
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
        return {
          rows: rows.length,
          statements: traffic.statements - before.statements,
          roundTrips: traffic.roundTrips - before.roundTrips,
        };
      };
      await count(ahead(43, 1, '00:00'), ahead(43, 1, '10:00'));
      const one = await count(ahead(43, 1, '00:00'), ahead(43, 1, '10:00'));
      const many = await count(ahead(43, 1, '00:00'), ahead(49, 1, '00:00'));
      expect([one.rows, many.rows]).toEqual([1, 18]);
      expect(many).toEqual({ ...one, rows: 18 });
      // Who is there; who acts and the list; who acts again, clients, members, overrides, and the rules in three.
      expect(one.statements).toBeLessThanOrEqual(12);
      const { clients } = await mara.ask('{ clients { edges { node { name appointments { startsAt } } } } }');
      expect(clients.edges.length).toBeGreaterThan(1);
    });

    it('gives a client’s own appointments by time, and refuses a range that is too long', async () => {
      const jonah = await as('jonah');
      const { client } = await jonah.ask(
        'query C($id: ID!, $from: DateTime, $to: DateTime) { client(id: $id) { appointments(from: $from, to: $to) { startsAt } } }',
        { id: ids.jonah, from: ahead(43, 1, '00:00'), to: ahead(49, 1, '00:00') },
      );
      const times = client.appointments.map(({ startsAt }: Anything) => startsAt);
      expect(times).toHaveLength(6);
      expect([...times].sort()).toEqual(times);
      const answer = await jonah.send(
        'query A($from: DateTime!, $to: DateTime!) { appointments(from: $from, to: $to) { id } }',
        {
          from: ahead(1, 1, '00:00'),
          to: ahead(30, 1, '00:00'),
        },
      );
      expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'INVALID' } });
    });
  });
});
