import { describe, expect, it } from '@jest/globals';
import { CheckBookings } from '../../src/modules/scheduling/jobs/check-bookings.ts';
import { type Anything, asActor, useWorld } from '../harness/index.ts';
import { until, untilIdle } from '../harness/jobs.ts';
import {
  ahead,
  book,
  cancel,
  giveRules,
  keepAppointment,
  readAppointment,
  reschedule,
  rewrite,
} from '../harness/operations/scheduling.ts';
import { keep } from '../harness/operations/availability.ts';
import { raiseFlag, settleFlags } from '../harness/operations/distress-flags.ts';
import { REST, useCast } from '../harness/operations/scheduling-cast.ts';
import { asWorker } from '../harness/worker.ts';

describe('bookings are looked at again when what they rest on changes', () => {
  const world = useWorld({ worker: 'in-process' });
  const { ids, as, gentle, deep, emdr } = useCast(world);

  const kindsOf = async (id: string) =>
    (
      await world().rows<{ kind: string }>(
        'select kind from attune.appointment_misfit where appointment_id = $1 and ended_at is null order by 1',
        [id],
      )
    ).map((row) => row.kind);
  const told = async (id: string) =>
    (
      await world().rows<{ name: string }>(
        `select coalesce(m.name, c.name) as name from attune.notification n
         left join attune.member m on m.practice_id = n.practice_id and m.user_id = n.user_id
         left join attune.client c on c.practice_id = n.practice_id and c.user_id = n.user_id
         where n.kind = 'APPOINTMENT_NO_LONGER_FITS' and n.subject_id = $1 order by 1`,
        [id],
      )
    ).map((row) => row.name);
  /** As the job of the outbox does it, once or more often. */
  const check = (
    cause: string,
    causeId: string,
    of: object,
    byUserId = '00000000-0000-7000-8000-000000000000',
  ) =>
    asWorker(world(), (client, practiceId) =>
      world()
        .app.get(CheckBookings)
        .check(client, { practiceId, cause, causeId, byUserId, ...of }),
    );
  const misfits = async (name: 'mara' | 'ines' | 'rowan' | 'jonah' | 'ben') => {
    const { needsYouNow } = await (await as(name)).ask(
      '{ needsYouNow(first: 50) { edges { node { kind title targetId client { name } } } } }',
    );
    return needsYouNow.edges
      .map((edge: Anything) => edge.node)
      .filter((node: Anything) => node.kind === 'MISFIT');
  };
  const sentences = (appointment: Anything) => appointment.findings.map((one: Anything) => one.sentence);

  it('R23: a new rule of the plan lists what no longer fits, once, for whom it concerns', async () => {
    const mara = await as('mara');
    await book(mara, emdr(ahead(20, 1, '10:00')));
    const massage = await book(mara, deep(ahead(20, 2, '10:00')));
    await check('PLAN', 'before', { clientId: ids.jonah });
    expect(await kindsOf(massage.id)).toEqual([]);
    await giveRules(world(), ids.jonah, [REST]);
    await Promise.all([
      check('PLAN', 'v2', { clientId: ids.jonah }),
      check('PLAN', 'v2', { clientId: ids.jonah }),
    ]);
    expect(await kindsOf(massage.id)).toEqual(['RULE']);
    const [first] = await world().rows<{ subject_id: string }>(
      `select subject_id from attune.notification where kind = 'APPOINTMENT_NO_LONGER_FITS' order by at limit 1`,
    );
    expect(await told(first?.subject_id ?? '')).toContain('Dr Mara Lindqvist');
    const [item] = (await misfits('ines')).filter((one: Anything) => one.targetId === massage.id);
    expect(item.title).toMatch(/^Myofascial release on Tuesday .* no longer fits$/);
    expect((await misfits('mara')).map((one: Anything) => one.targetId)).toContain(massage.id);
    const ofMassage = async (name: 'rowan' | 'jonah' | 'ben') =>
      (await misfits(name)).filter((one: Anything) => one.targetId === massage.id);
    expect(await ofMassage('ben')).toEqual([]);
    // A rule of the plan is none of the administrator's; the client is told nothing.
    expect(await ofMassage('rowan')).toEqual([]);
    expect(await ofMassage('jonah')).toEqual([]);
    expect(await told(massage.id)).not.toContain('Jonah Whitfield');
    expect((await readAppointment(mara, massage.id)).state).toBe('BOOKED');
    // The massage therapist is told the rest, not what it is for.
    expect(JSON.stringify(await readAppointment(await as('ines'), massage.id))).not.toMatch(/EMDR|trauma/i);

    // The lead keeps it knowingly: the same time, with the rule set aside.
    const kept = await reschedule(mara, {
      appointmentId: massage.id,
      expectedVersion: 1,
      startsAt: massage.startsAt,
      override: { reason: 'Agreed with Jonah.' },
    });
    expect(kept.__typename).toBe('Appointment');
    await check('PLAN', 'v3', { clientId: ids.jonah });
    expect(await kindsOf(massage.id)).toEqual([]);
    await giveRules(world(), ids.jonah, []);
  });

  it('R18, R24: the lead keeps knowingly what no longer fits, with a reason, and never against a hold', async () => {
    const [mara, ines, jonah] = [await as('mara'), await as('ines'), await as('jonah')];
    await book(mara, emdr(ahead(26, 1, '10:00')));
    const massage = await book(mara, deep(ahead(26, 2, '10:00')));
    const wish = { appointmentId: massage.id, expectedVersion: 1, reason: 'Jonah asked for this day.' };
    const offered = async () => {
      const answers = await Promise.all(
        [mara, ines, jonah].map((person) =>
          person.ask('query K($id: ID!) { appointment(id: $id) { viewerMayKeep } }', { id: massage.id }),
        ),
      );
      return answers.map(({ appointment }) => appointment.viewerMayKeep);
    };
    expect(await offered()).toEqual([false, false, false]);
    expect(await keepAppointment(mara, wish)).toMatchObject({
      __typename: 'InvalidInput',
      message: 'Nothing stands against this appointment.',
    });
    await giveRules(world(), ids.jonah, [REST]);
    await check('PLAN', 'keeping', { clientId: ids.jonah });
    expect(await kindsOf(massage.id)).toEqual(['RULE']);
    // Only the lead psychotherapist is offered what only they can do.
    expect(await offered()).toEqual([true, false, false]);
    for (const person of [ines, jonah]) {
      expect((await keepAppointment(person, wish)).__typename).toBe('Forbidden');
    }
    expect((await keepAppointment(mara, { ...wish, reason: ' ' })).__typename).toBe('InvalidInput');
    expect((await keepAppointment(mara, { ...wish, expectedVersion: 7 })).__typename).toBe('StaleVersion');

    const kept = await keepAppointment(mara, wish);
    expect(kept).toMatchObject({ __typename: 'Appointment', startsAt: massage.startsAt, state: 'BOOKED' });
    expect(await offered()).toEqual([false, false, false]);
    expect(await kindsOf(massage.id)).toEqual([]);
    await check('PLAN', 'kept', { clientId: ids.jonah });
    expect(await kindsOf(massage.id)).toEqual([]);
    const events = await world().rows<{ action: string }>(
      `select action from attune.audit_event where subject_id = $1 and at >= (select updated_at from attune.appointment where id = $1)
         and action <> 'appointment.open' order by at`,
      [massage.id],
    );
    expect(events.map(({ action }) => action)).toEqual(['appointment.override']);
    const reasons = async (person: typeof mara) =>
      (
        await person.ask(
          'query O($id: ID!) { appointment(id: $id) { overrides { byName reason sentences } } }',
          {
            id: massage.id,
          },
        )
      ).appointment.overrides;
    const [aside] = await reasons(jonah);
    expect(aside).toMatchObject({ byName: 'Dr Mara Lindqvist', reason: 'Jonah asked for this day.' });
    expect(sentences(await readAppointment(mara, massage.id))).toContain(aside.sentences[0]);
    // Why the rest is asked for, and why it is not, is nothing for who treats the body.
    expect(await reasons(ines)).toEqual([]);

    await raiseFlag(mara, ids.jonah, { level: 'ALERT' });
    const held = { ...wish, expectedVersion: kept.version };
    expect((await keepAppointment(mara, held)).__typename).toBe('HoldProblem');
    await settleFlags(world());
    await giveRules(world(), ids.jonah, []);
  });

  it('boundaries that change are held against what the plan asks of the booked way of working', async () => {
    const jonah = await as('jonah');
    const massage = await book(await as('mara'), gentle(ahead(22, 2, '10:00')));
    await rewrite(world(), [
      [
        `insert into attune.activity (practice_id, id, plan_id, version, client_id, position, discipline, modality, minutes, every_weeks, max_pressure, adjustment)
         select p.practice_id, gen_random_uuid(), p.id, p.active_version, p.client_id, 0, 'MASSAGE', v.modality, 60, 2, 3, 'Slowly.'
         from attune.care_plan p, attune.service v where p.client_id = $1 and p.state = 'ACTIVE' and v.id = $2`,
        [ids.jonah, ids.restorative],
      ],
    ]);
    const { client } = await jonah.ask(
      'query B($id: ID!) { client(id: $id) { boundaries { version draping scent talk } } }',
      { id: ids.jonah },
    );
    const { version, ...rest } = client.boundaries;
    const change = (maxPressure: number, expectedVersion: number) =>
      jonah.ask(
        `mutation C($input: BoundariesInput!) { changeBoundaries(input: $input) { __typename ... on Boundaries { version } } }`,
        { input: { ...rest, expectedVersion, maxPressure, regions: [] } },
      );
    expect((await change(1, version)).changeBoundaries.__typename).toBe('Boundaries');
    await until(async () => (await kindsOf(massage.id)).includes('BOUNDARIES'));
    await untilIdle(world());
    expect(sentences(await readAppointment(await as('ines'), massage.id))).toContain(
      'What the plan asks of this session goes beyond what the client allows now. Please look at the boundaries.',
    );
    expect(sentences(await readAppointment(jonah, massage.id)).join(' ')).not.toMatch(
      /beyond what the client/,
    );
    expect(sentences(await readAppointment(await as('rowan'), massage.id)).join(' ')).not.toMatch(
      /boundaries/,
    );
    // Another time is no answer to it; what the client allows is.
    await reschedule(await as('mara'), {
      appointmentId: massage.id,
      expectedVersion: 1,
      startsAt: ahead(22, 3, '10:00'),
    });
    expect(await kindsOf(massage.id)).toEqual(['BOUNDARIES']);
    await change(4, version + 1);
    await until(async () => (await kindsOf(massage.id)).length === 0);
  });

  it('R2: a licence that is changed, by whatever way, is found by the next look; administrators are told', async () => {
    const massage = await book(await as('mara'), gentle(ahead(24, 2, '10:00')));
    await check('TIME', 'before', { clientId: ids.jonah });
    const until = `update attune.credential set valid_until = $2 where member_id = $1 and kind = 'LICENCE'`;
    const [before] = await world().rows<{ valid_until: string | null }>(
      `select valid_until from attune.credential where member_id = $1 and kind = 'LICENCE'`,
      [ids.ines],
    );
    await world().rows(until, [ids.ines, ahead(23, 1, '10:00').slice(0, 10)]);
    const look = () => asWorker(world(), (client) => world().app.get(CheckBookings).look(client));
    await look();
    expect(await kindsOf(massage.id)).toEqual(['LICENCE']);
    expect((await misfits('rowan')).map((one: Anything) => one.targetId)).toContain(massage.id);
    expect(sentences(await readAppointment(await as('rowan'), massage.id))).toContain(
      'Ines Okafor has no verified licence that is valid on that day.',
    );
    await world().rows(until, [ids.ines, before?.valid_until ?? null]);
    await look();
    expect(await kindsOf(massage.id)).toEqual([]);
    await cancel(await as('mara'), massage.id, 1);
  });

  it('time off and closed days list what is booked in them, and take it off the list when they go', async () => {
    const massage = await book(await as('mara'), gentle(ahead(28, 2, '10:00')));
    const date = ahead(28, 2, '10:00').slice(0, 10);
    const span = { startsOn: date, startsAt: '00:00', endsOn: date, endsAt: '24:00' };
    const listed = (kinds: string[]) =>
      until(async () => JSON.stringify(await kindsOf(massage.id)) === JSON.stringify(kinds));
    const [ines, rowan] = [await as('ines'), await as('rowan')];
    const away = await keep(ines, 'addTimeOff', { memberId: ids.ines, ...span, kind: 'OTHER' });
    await listed(['HOURS']);
    const off = away.timeOff.find((one: Anything) => one.startsOn === date);
    await keep(ines, 'removeTimeOff', { id: off.id });
    await listed([]);
    const { closures } = await keep(rowan, 'addClosure', { name: 'Inventory', ...span });
    await listed(['HOURS']);
    await keep(rowan, 'removeClosure', { id: closures.find((one: Anything) => one.name === 'Inventory').id });
    await listed([]);
    await cancel(await as('mara'), massage.id, 1);
  });

  it('hours, health answers and the end of a place on the team are asked too', async () => {
    const massage = await book(await as('mara'), gentle(ahead(25, 2, '10:00')));
    const off = `insert into attune.availability_exception (practice_id, id, member_id, date, from_time, to_time, available)
      select practice_id, gen_random_uuid(), id, $2, '00:00', '23:59', false from attune.member where id = $1`;
    await rewrite(world(), [[off, [ids.ines, ahead(25, 2, '10:00').slice(0, 10)]]]);
    await check('HOURS', 'off', { memberId: ids.ines });
    expect(await kindsOf(massage.id)).toEqual(['HOURS']);
    await rewrite(world(), [
      [
        `update attune.intake set state = 'DRAFT', completed_at = null, completed_by = null where client_id = $1`,
        [ids.jonah],
      ],
    ]);
    await rewrite(world(), [
      [
        `update attune.care_team_member set state = 'ENDED', ended_at = now() where client_id = $1 and member_id = $2`,
        [ids.jonah, ids.ines],
      ],
    ]);
    await check('TEAM', 'end', { clientId: ids.jonah });
    expect(await kindsOf(massage.id)).toEqual(['HOURS', 'INTAKE', 'TEAM']);
    // Whoever has left still learns of the own appointment, and nothing of the client.
    const [item] = (await misfits('ines')).filter((one: Anything) => one.targetId === massage.id);
    expect(item.client).toBeNull();
    await cancel(await as('mara'), massage.id, 1);
    expect(await kindsOf(massage.id)).toEqual([]);
  });

  it('is kept from who may not know: in SQL as through the API', async () => {
    const seen = (name: 'jonah' | 'tomas' | 'petra') =>
      asActor(
        world(),
        name,
        async (query) => (await query('select id from attune.appointment_misfit')).rowCount,
      );
    expect([await seen('jonah'), await seen('tomas'), await seen('petra')]).toEqual([0, 0, 0]);
    const kinds = await asActor(world(), 'rowan', async (query) =>
      (
        await query<{ kind: string }>('select distinct kind from attune.appointment_misfit order by 1')
      ).rows.map((row) => row.kind),
    );
    expect(kinds).toEqual(['HOURS', 'LICENCE', 'TEAM']);
  });
});
