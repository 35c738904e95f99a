import { beforeEach, describe, expect, it } from '@jest/globals';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { RemindOfMeasures } from '../../src/modules/measures/jobs/remind-of-measures.ts';
import { WatchMeasures } from '../../src/modules/measures/jobs/watch-measures.ts';
import { AppConfig } from '../../src/platform/config/index.ts';
import { Logger } from '../../src/platform/logging/index.ts';
import { DemoMailbox } from '../../src/platform/mail/index.ts';
import { Worker } from '../../src/platform/outbox/index.ts';
import {
  type Anything,
  asActor,
  asWorker,
  type DemoName,
  EMAILS,
  untilIdle,
  useWorld,
} from '../harness/index.ts';
import { answerMeasure, flagsByRule } from '../harness/operations/measures.ts';
import { ahead, book, cancel, serviceId } from '../harness/operations/scheduling.ts';

const PROBLEMS = `... on Problem { code message } ... on InvalidInput { fields { path message } }`;
const MADE = `__typename ... on MeasureAssignment { id words sentence endedAt } ${PROBLEMS}`;
const ASSIGN = `mutation Assign($input: AssignMeasureInput!) { result: assignMeasure(input: $input) { ${MADE} } }`;
const END = `mutation End($input: EndMeasureAssignmentInput!) { result: endMeasureAssignment(input: $input) { ${MADE} } }`;
const SKIP = `mutation Skip($input: SkipMeasureInput!) { result: skipMeasure(input: $input) { ${MADE} } }`;
const SEEN = `mutation Seen($input: MarkMeasureSeenInput!) { result: markMeasureSeen(input: $input) {
  __typename ... on MeasureSeen { subjectId } ${PROBLEMS} } }`;
const READ = `query Read($id: ID!) { client(id: $id) {
  measureAssignments(ended: true) { id code words sentence endedAt assignedByName occurrences { key state } }
  measuresDue { key assignmentId code words state closesAt } } }`;
const QUEUE = '{ needsYouNow(first: 50) { edges { node { kind title targetId } } } }';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('questionnaires in the plan', () => {
  const world = useWorld();
  let amal = '';

  beforeEach(async () => {
    world().setTime(null);
    amal = await world().clientId('Amal');
    await past(`delete from attune.measure_seen; delete from attune.measure_occurrence; delete from attune.measure_skip;
      delete from attune.measure_assignment; delete from attune.reminder_choice; delete from attune.quiet_hours`);
    await past(
      `update attune.appointment set state = 'CANCELLED' where starts_at > now() and state in ('BOOKED', 'REQUESTED')`,
    );
  });

  /** Writes past the triggers, as history that was always there. */
  const past = async (text: string) => {
    for (const table of ['appointment', 'measure_assignment']) {
      await world().rows(`alter table attune.${table} disable trigger user`);
    }
    await world().rows(text);
    for (const table of ['appointment', 'measure_assignment']) {
      await world().rows(`alter table attune.${table} enable trigger user`);
    }
  };
  const say = async (name: DemoName, document: string, input: object): Promise<Anything> =>
    (await (await world().as(name)).ask(document, { input })).result;
  const assign = (input: object, name: DemoName = 'mara') => say(name, ASSIGN, { clientId: amal, ...input });
  const read = async (name: DemoName, id = amal): Promise<Anything> =>
    (await (await world().as(name)).ask(READ, { id })).client;
  const workAt = async (at: number) => {
    world().setTime(new Date(at));
    const { app } = world();
    await asWorker(world(), (client) => app.get(WatchMeasures).look(client));
    while (await asWorker(world(), (client) => app.get(RemindOfMeasures).due(client))) {
      // Each in a transaction of its own.
    }
  };
  const bells = async () => {
    const [row] = await world().rows<{ count: number }>(
      `select count(*)::integer as count from attune.notification where kind = 'MEASURE_DUE'`,
    );
    return row?.count;
  };
  const times = () =>
    world().rows<{ state: string; told: string | null }>(
      'select state, reminder_outcome as told from attune.measure_occurrence order by opens_at',
    );
  const visit = async (startsAt: string) =>
    book(await world().as('mara'), {
      clientId: amal,
      practitionerId: await world().memberId('Mara'),
      serviceId: await serviceId(world(), 'Talk session'),
      startsAt,
      override: { reason: 'For the test.' },
    });

  it('are assigned by a psychotherapist of the team, one rhythm each, and changed by beginning anew', async () => {
    const made = await assign({ code: 'PHQ-4', rhythm: 'EVERY_WEEKS', everyWeeks: 2, weekday: 1 });
    expect(made).toMatchObject({
      __typename: 'MeasureAssignment',
      words: 'PHQ-4 every two weeks',
      endedAt: null,
    });
    expect(await assign({ code: 'PHQ-4', rhythm: 'ONCE' })).toMatchObject({ code: 'CONFLICT' });
    expect(await assign({ code: 'PHQ-4', rhythm: 'BEFORE_SESSION', replaces: made.id })).toMatchObject({
      words: 'PHQ-4 before each session',
    });
    expect(await assign({ code: 'PHQ-4', rhythm: 'ONCE', replaces: made.id })).toMatchObject({
      code: 'CONFLICT',
    });
    const { measureAssignments } = await read('mara');
    expect(measureAssignments).toMatchObject([
      { words: 'PHQ-4 before each session', endedAt: null, assignedByName: 'Dr Mara Lindqvist' },
      { words: 'PHQ-4 every two weeks', endedAt: expect.any(String) },
    ]);
    expect(await say('mara', END, { assignmentId: measureAssignments[0].id })).toMatchObject({
      endedAt: expect.any(String),
    });
    expect(await say('mara', END, { assignmentId: measureAssignments[0].id })).toMatchObject({
      code: 'CONFLICT',
    });
    const fields = async (input: object) =>
      ((await assign(input)).fields ?? []).map((one: Anything) => one.path).sort();
    expect(await fields({ code: 'ISI', rhythm: 'ONCE' })).toEqual(['code']);
    expect(await fields({ code: 'GAD-7', rhythm: 'EVERY_WEEKS', discipline: 'MASSAGE' })).toEqual([
      'discipline',
      'everyWeeks',
    ]);
    expect(await fields({ code: 'GAD-7', rhythm: 'ONCE', startsOn: '2020-01-01' })).toEqual(['startsOn']);
    for (const [name, kind] of [
      ['ines', 'Forbidden'],
      ['amal', 'Forbidden'],
      ['tomas', 'NotFound'],
    ] as const) {
      expect(await assign({ code: 'GAD-7', rhythm: 'ONCE' }, name)).toMatchObject({ __typename: kind });
    }
    const [audit] = await world().rows(
      'select role, field_classes from attune.audit_event where subject_id = $1 order by at limit 1',
      [made.id],
    );
    expect(audit).toEqual({ role: 'PSYCHOTHERAPIST', field_classes: ['MEASURES'] });
  });

  it('one active assignment for each questionnaire is the database’s to keep, and nothing of it changes', async () => {
    const { id } = await assign({ code: 'PHQ-9', rhythm: 'ONCE' });
    await asActor(world(), 'mara', async (query) => {
      const twice = `insert into attune.measure_assignment select practice_id, gen_random_uuid(), client_id, code, rhythm,
        every_weeks, weekday, clock, discipline, starts_on, ends_on, assigned_by, assigned_at, null, null
        from attune.measure_assignment where id = $1`;
      await expect(query(twice, [id])).rejects.toMatchObject({ constraint: 'measure_assignment_active_key' });
    });
    await asActor(world(), 'mara', async (query) => {
      await expect(
        query(`update attune.measure_assignment set code = 'GAD-7' where id = $1`, [id]),
      ).rejects.toMatchObject({ code: '42501' });
    });
    await asActor(world(), 'mara', async (query) => {
      const inAnothersName = `update attune.measure_assignment set ended_at = now(), ended_by = $2 where id = $1`;
      const [ines] = await world().rows<{ id: string }>('select id from attune.app_user where email = $1', [
        EMAILS.ines,
      ]);
      await expect(query(inAnothersName, [id, ines?.id])).rejects.toMatchObject({ code: '42501' });
    });
    await expect(world().rows('delete from attune.measure_assignment')).rejects.toThrow('stays written');
  });

  it('R10: are open to a massage therapist only while measures are shared', async () => {
    await assign({ code: 'PHQ-4', rhythm: 'ONCE', clock: '00:00' });
    expect((await read('ines')).measureAssignments).toEqual([]);
    expect((await read('rowan')).measureAssignments).toEqual([]);
    expect(await read('tomas')).toBeNull();
    expect((await read('amal')).measuresDue).toHaveLength(1);
  });

  it('are due before a session in plain words, are answered, or left out for today', async () => {
    const { id: appointmentId } = await visit(ahead(5, 3, '10:00'));
    const { id } = await assign({ code: 'PHQ-9', rhythm: 'BEFORE_SESSION', discipline: 'PSYCHOTHERAPY' });
    expect((await read('amal')).measuresDue).toEqual([]);
    const tomorrow = `(date_trunc('day', now() at time zone 'Europe/London') + interval '34 hours') at time zone 'Europe/London'`;
    await past(`update attune.appointment set starts_at = ${tomorrow}, ends_at = ${tomorrow} + interval '1 hour',
      busy = tstzrange(${tomorrow}, ${tomorrow} + interval '1 hour') where id = '${appointmentId}'`);
    const { measuresDue } = await read('amal');
    expect(measuresDue).toEqual([
      expect.objectContaining({
        assignmentId: id,
        code: 'PHQ-9',
        words: 'Three minutes before tomorrow’s session',
      }),
    ]);
    const { key } = measuresDue[0];
    expect(await say('amal', SKIP, { assignmentId: id, occurrence: 'BEFORE:none' })).toMatchObject({
      code: 'CONFLICT',
    });
    expect(await say('mara', SKIP, { assignmentId: id, occurrence: key })).toMatchObject({
      __typename: 'Forbidden',
    });
    for (const _twice of [1, 2]) {
      expect(await say('amal', SKIP, { assignmentId: id, occurrence: key })).toMatchObject({ id });
    }
    expect((await read('amal')).measuresDue).toEqual([]);
    const states = async () =>
      (await read('mara')).measureAssignments[0].occurrences.map((one: Anything) => one.state);
    expect(await states()).toEqual(['SKIPPED']);
    await answerMeasure(await world().as('amal'), 'PHQ-9', [1, 1, 1, 1, 1, 1, 1, 1, 0]);
    expect(await states()).toEqual(['ANSWERED']);
  });

  it('R28: the client is reminded once, by a mail that says nothing; never of what was answered, moved or not wanted', async () => {
    const { startsAt, id: appointmentId, version } = await visit(ahead(5, 3, '10:00'));
    const start = Date.parse(startsAt);
    await assign({ code: 'PHQ-4', rhythm: 'BEFORE_SESSION' });
    const before = await bells();
    await workAt(start - 47 * HOUR);
    expect(await bells()).toBe(before);
    await workAt(start - 23 * HOUR);
    await workAt(start - 22 * HOUR);
    expect(await bells()).toBe((before ?? 0) + 1);
    expect(await times()).toEqual([{ state: 'OPEN', told: 'TOLD' }]);
    const worker = workerOf(world());
    await worker.start();
    try {
      await untilIdle(world());
    } finally {
      await worker.onApplicationShutdown();
    }
    const [mail] = world()
      .app.get(DemoMailbox)
      .mails.filter(({ to }) => to === EMAILS.amal);
    expect(mail?.subject).toBe('There is something to read in Attune');
    expect(
      mail?.raw
        .split(/\r?\n\r?\n/)
        .slice(1)
        .join(),
    ).not.toMatch(/PHQ|question|session|Mara/i);
    world().setTime(null);
    expect(await cancel(await world().as('mara'), appointmentId, version, 'For the test.')).toMatchObject({
      state: 'CANCELLED',
    });
    await workAt(start - 21 * HOUR);
    expect(await times()).toEqual([{ state: 'GONE', told: 'TOLD' }]);

    await past('delete from attune.measure_occurrence');
    world().setTime(null);
    await (await world().as('amal')).ask(
      'mutation { chooseReminders(input: { questionnaires: false }) { __typename } }',
    );
    await assign({ code: 'PHQ-2', rhythm: 'ONCE', clock: '00:00' });
    await workAt(Date.now() + HOUR);
    expect(await times()).toEqual([{ state: 'OPEN', told: 'UNWANTED' }]);
    expect(await bells()).toBe((before ?? 0) + 1);
  });

  it('several workers at once, and one that dies, remind of a time exactly once', async () => {
    await assign({ code: 'PHQ-2', rhythm: 'ONCE', clock: '00:00' });
    const before = (await bells()) ?? 0;
    const { app } = world();
    world().setTime(new Date(Date.now() + 30 * 60_000));
    await asWorker(world(), (client) => app.get(WatchMeasures).look(client));
    await expect(
      asWorker(world(), async (client) => {
        expect(await app.get(RemindOfMeasures).due(client)).toBe(true);
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await bells()).toBe(before);
    await Promise.all(
      Array.from({ length: 3 }, () => asWorker(world(), (client) => app.get(RemindOfMeasures).due(client))),
    );
    await workAt(Date.now() + HOUR);
    expect(await bells()).toBe(before + 1);
  });

  it('R20: two missed running are told of as a notice once, "not today" ends a silence, and the queue shows the last', async () => {
    const now = Date.now();
    const { id } = await assign({ code: 'GAD-7', rhythm: 'EVERY_WEEKS', everyWeeks: 1 });
    /** As if it had been asked for so many days longer. */
    const longer = (days: number) =>
      past(
        `update attune.measure_assignment set starts_on = starts_on - ${days}, assigned_at = assigned_at - interval '${days} days'`,
      );
    const flags = async () =>
      (await flagsByRule(world(), amal)).filter((one: Anything) => /was asked for/.test(one.reason));
    const missed = async () => {
      const { needsYouNow } = await (await world().as('mara')).ask(QUEUE);
      return needsYouNow.edges
        .map((one: Anything) => one.node)
        .filter((one: Anything) => one.kind === 'MEASURE_MISSED');
    };
    await longer(8);
    await workAt(now);
    expect(await flags()).toEqual([]);
    const [first] = await missed();
    expect(first.title).toMatch(/^GAD-7 was asked for until \d+ \w+ and not answered$/);
    await longer(7);
    await workAt(now);
    await workAt(now);
    expect(await flags()).toEqual([
      expect.objectContaining({
        level: 'NOTICE',
        hold: 'NONE',
        reason: 'GAD-7 was asked for and missed 2 times running.',
      }),
    ]);
    const [last, ...older] = await missed();
    expect(last.targetId).toBe(first.targetId);
    expect(older).toEqual([]);
    expect(await say('ines', SEEN, { subjectId: last.targetId })).toMatchObject({ __typename: 'Forbidden' });
    expect(await say('mara', SEEN, { subjectId: last.targetId })).toMatchObject({ subjectId: last.targetId });
    expect(await missed()).toEqual([]);
    const [due] = (await read('amal')).measuresDue;
    await say('amal', SKIP, { assignmentId: id, occurrence: due.key });
    await workAt(Date.now() + 6 * DAY);
    expect(await flags()).toHaveLength(1);
  });

  it('the worker sees when there were answers, and none of them', async () => {
    await assign({ code: 'PHQ-2', rhythm: 'ONCE', clock: '00:00' });
    await asWorker(world(), async (client) => {
      for (const table of ['measure_response', 'measure_answer', 'measure_assignment', 'measure_skip']) {
        await client.query('savepoint closed');
        await expect(client.query(`select * from attune.${table}`)).rejects.toThrow('permission denied');
        await client.query('rollback to savepoint closed');
      }
      await expect(
        client.query(
          `select attune.raise_missed_check_ins(gen_random_uuid(), $1, 'ALERT', 'x', 'measures-missed:x', now())`,
          [amal],
        ),
      ).rejects.toThrow('not for the worker');
    });
  });

  it('a total that is reliably higher waits for the psychotherapists of the team until one has seen it', async () => {
    const person = await world().as('amal');
    await answerMeasure(person, 'GAD-7', [0, 0, 0, 0, 1, 1, 1]);
    await answerMeasure(person, 'GAD-7', [1, 1, 1, 1, 1, 1, 1]);
    const worse = async (name: DemoName) => {
      const { needsYouNow } = await (await world().as(name)).ask(QUEUE);
      return needsYouNow.edges
        .map((one: Anything) => one.node)
        .filter((one: Anything) => one.kind === 'MEASURE_WORSE');
    };
    const [one, ...more] = await worse('mara');
    expect(one.title).toBe('GAD-7 rose to 7, more than chance would explain');
    expect(more).toEqual([]);
    expect(await worse('ines')).toEqual([]);
    await say('mara', SEEN, { subjectId: one.targetId });
    expect(await worse('mara')).toEqual([]);
  });
});

function workerOf({ app }: ReturnType<ReturnType<typeof useWorld>>): Worker {
  return new Worker(
    app.get(AppConfig),
    app.get(DiscoveryService, { strict: false }),
    app.get(MetadataScanner, { strict: false }),
    app.get(Logger),
  );
}
