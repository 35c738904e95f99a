import { beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { AskAfterSessions } from '../../src/modules/session-feedback/jobs/ask-after-sessions.ts';
import { type Anything, asActor, asWorker, type DemoName, useWorld } from '../harness/index.ts';
import { rewrite } from '../harness/operations/scheduling.ts';
import { feedback, feedbackOf, sessionThatWas } from '../harness/operations/session-feedback.ts';

const WELL = { feltSafe: 'YES', inControl: 'YES', pressure: 'RIGHT', different: false };
const QUEUE = '{ needsYouNow(first: 50) { edges { node { kind title detail targetId client { name } } } } }';

describe('after a session', () => {
  const world = useWorld();
  let jonah = '';
  beforeEach(async () => {
    world().setTime(null);
    jonah = await world().clientId('Jonah');
  });
  const as = (name: DemoName) => world().as(name);
  const session = (hoursAgo = 2, state?: string) =>
    sessionThatWas(world(), jonah, { hoursAgo, ...(state ? { state } : {}) });
  const give = async (input: object, name: DemoName = 'jonah') => feedback(await as(name), 'give', input);
  const seen = async (name: DemoName, id: string): Promise<Anything> =>
    (await feedbackOf(await as(name), jonah))?.sessionFeedback.find((one: Anything) => one.id === id);
  const waiting = async (name: DemoName, id: string): Promise<Anything> =>
    (await (await as(name)).ask(QUEUE)).needsYouNow.edges
      .map(({ node }: Anything) => node)
      .find((node: Anything) => node.targetId === id);
  const share = async (granted: boolean) =>
    (await as('jonah')).ask(
      'mutation Share($input: SetSharingInput!) { setSharing(input: $input) { __typename } }',
      { input: { category: 'SESSION_RESPONSES', discipline: 'PSYCHOTHERAPY', granted } },
    );

  it('the client is asked for seven days, says it once, and it stays as it is', async () => {
    const appointmentId = await session();
    const asked = async () =>
      (await feedbackOf(await as('jonah'), jonah)).sessionsToTellOf.find(
        (one: Anything) => one.appointmentId === appointmentId,
      );
    expect(await asked()).toMatchObject({ therapist: { name: 'Ines Okafor' } });
    expect((await feedbackOf(await as('ines'), jonah)).sessionsToTellOf).toEqual([]);
    const input = { ...WELL, appointmentId, words: 'Quiet.', idempotencyKey: newId() };
    const given = await give(input);
    expect(given).toMatchObject({ ...WELL, words: 'Quiet.', needsCare: false, changes: [], seenBy: [] });
    expect((await give(input)).id).toBe(given.id);
    expect(await give({ ...WELL, appointmentId, idempotencyKey: newId() })).toMatchObject({
      __typename: 'Conflict',
      message: 'You have said how this session was already. What you said stays as it is.',
    });
    expect(await asked()).toBeUndefined();
    const table = `attune.session_feedback set words = 'Else' where id = $1`;
    await expect(asActor(world(), 'jonah', (query) => query(`update ${table}`, [given.id]))).rejects.toThrow(
      'permission denied',
    );
  });

  it('is asked of bodywork that took place, and no later than seven days after; the device says when it was said', async () => {
    const refusal = 'This is asked after a session of bodywork that took place.';
    expect(await give({ ...WELL, appointmentId: await session(3, 'NO_SHOW') })).toMatchObject({
      __typename: 'Conflict',
      message: refusal,
    });
    const late = await session(7 * 24 + 1);
    expect(await give({ ...WELL, appointmentId: late })).toMatchObject({ __typename: 'Conflict' });
    const inTime = new Date(Date.now() - 26 * 3_600_000).toISOString();
    expect(await give({ ...WELL, appointmentId: late, at: inTime })).toMatchObject({ at: inTime });
    expect(await give({ appointmentId: await session(5) })).toMatchObject({
      __typename: 'InvalidInput',
      message: 'Please answer at least one question.',
    });
    // The database keeps to it by itself.
    const [ines] = await world().rows<{ id: string }>(`select id from attune.member where name like 'Ines%'`);
    const insert = async (appointmentId: string) =>
      asActor(world(), 'jonah', (query) =>
        query(
          `insert into attune.session_feedback (practice_id, id, appointment_id, client_id, member_id, felt_safe, at, received_at)
           values (attune.practice_id(), gen_random_uuid(), $1, $2, $3, 'YES', now(), now())`,
          [appointmentId, jonah, ines?.id],
        ),
      );
    await expect(insert(await session(8 * 24))).rejects.toThrow('within seven days');
    await expect(insert(await session(4, 'CANCELLED'))).rejects.toThrow('that took place');
    await expect(insert(await session(6))).resolves.toBeDefined();
  });

  it('R10: is read by whose session it was, and by the psychotherapists whom the client lets', async () => {
    const { id } = await give({ ...WELL, appointmentId: await session() });
    expect(await seen('ines', id)).toMatchObject({ viewerCanAnswer: true });
    expect(await seen('mara', id)).toMatchObject({ viewerCanAnswer: false });
    await share(false);
    try {
      expect(await seen('mara', id)).toBeUndefined();
      expect(await feedback(await as('mara'), 'see', { feedbackId: id })).toMatchObject({
        __typename: 'NotFound',
      });
    } finally {
      await share(true);
    }
    expect(await seen('mara', id)).toBeDefined();
    for (const name of ['ben', 'tomas', 'rowan', 'amal'] as const) {
      expect(await seen(name, id)).toBeUndefined();
      const { rows } = await asActor(world(), name, (query) =>
        query('select id from attune.session_feedback where client_id = $1', [jonah]),
      );
      expect(rows).toEqual([]);
    }
  });

  it('what asks for care waits for the therapist and the lead, each until they have read it, and raises no flag', async () => {
    const flags = () => world().rows('select id from attune.distress_flag');
    const before = (await flags()).length;
    const { id, needsCare } = await give({
      feltSafe: 'NO',
      inControl: 'PARTLY',
      words: 'I did not dare to say it.',
      appointmentId: await session(),
    });
    expect(needsCare).toBe(true);
    expect((await flags()).length).toBe(before);
    expect(await waiting('ines', id)).toMatchObject({
      kind: 'FEEDBACK',
      title: 'After a session with you: did not feel safe and felt only partly in control',
      detail: 'I did not dare to say it.',
      client: { name: 'Jonah Whitfield' },
    });
    expect((await waiting('mara', id)).title).toMatch(/^After a session with Ines Okafor: did not feel safe/);
    await share(false);
    try {
      expect(await waiting('mara', id)).toBeUndefined();
      expect(await told('FEEDBACK_NEEDS_CARE', id)).toEqual(['Ines Okafor']);
    } finally {
      await share(true);
    }
    expect((await told('FEEDBACK_NEEDS_CARE', id)).toSorted()).toEqual(['Dr Mara Lindqvist', 'Ines Okafor']);
    expect(await feedback(await as('mara'), 'see', { feedbackId: id })).toMatchObject({
      seenBy: [{ name: 'Dr Mara Lindqvist' }],
      waitsForViewer: false,
    });
    expect(await waiting('mara', id)).toBeUndefined();
    expect(await waiting('ines', id)).toBeDefined();
    const well = await give({ ...WELL, appointmentId: await session(20) });
    expect(await waiting('ines', well.id)).toBeUndefined();
  });

  it('whose session it was says what was changed, as often as something is; the client reads it and is told', async () => {
    const { id } = await give({ ...WELL, feltSafe: 'PARTLY', appointmentId: await session() });
    const change = async (name: DemoName, text: string, key = newId()) =>
      feedback(await as(name), 'change', { feedbackId: id, text, idempotencyKey: key });
    expect((await change('mara', 'Not mine')).__typename).toBe('Forbidden');
    expect((await change('jonah', 'Not mine')).__typename).toBe('Forbidden');
    expect((await change('ben', 'Not mine')).__typename).toBe('NotFound');
    const key = newId();
    await change('ines', 'The door stays open.', key);
    await change('ines', 'The door stays open.', key);
    await change('ines', 'I ask before each place.');
    const mine = await seen('jonah', id);
    expect(mine.changes.map(({ text, by }: Anything) => [text, by.name])).toEqual([
      ['The door stays open.', 'Ines Okafor'],
      ['I ask before each place.', 'Ines Okafor'],
    ]);
    expect(mine.seenBy).toEqual([{ name: 'Ines Okafor' }]);
    expect(await waiting('ines', id)).toBeUndefined();
    expect(await told('FEEDBACK_ANSWERED', mine.changes[0].id)).toEqual(['Jonah Whitfield']);
  });

  it('the worker asks an hour after the end, once, and nobody who has said it', async () => {
    const [first, second, early] = [await session(2), await session(3), await session(0.5)];
    await give({ ...WELL, appointmentId: second });
    const job = world().app.get(AskAfterSessions);
    await asWorker(world(), (client) => job.ask(client));
    await asWorker(world(), (client) => job.ask(client));
    const asked = () =>
      world().rows<{ id: string }>(
        `select subject_id as id from attune.notification where kind = 'FEEDBACK_ASKED' and subject_id = any ($1)`,
        [[first, second, early]],
      );
    expect(await asked()).toEqual([{ id: first }]);
    // What quiet hours hold back is left out once it was said.
    const stands = () =>
      asWorker(world(), async (client) => {
        const { rows } = await client.query<{ stands: boolean }>(
          `select attune.notification_stands(id, now()) as stands from attune.notification where subject_id = '${first}'`,
        );
        return rows[0]?.stands;
      });
    expect(await stands()).toBe(true);
    await give({ ...WELL, appointmentId: first });
    expect(await stands()).toBe(false);
  });

  it('is told live to those alone who may read it, and leaves its trace', async () => {
    const { id } = await give({ ...WELL, appointmentId: await session() });
    await rewrite(world(), [
      [
        `insert into attune.care_team_member (practice_id, id, client_id, member_id, discipline, state, lead, proposed_at, proposed_by)
         select c.practice_id, gen_random_uuid(), c.id, m.id, 'MASSAGE', 'ACTIVE', false, now(), m.user_id
         from attune.client c join attune.member m on m.practice_id = c.practice_id and m.name like 'Ben%' where c.id = $1`,
        [jonah],
      ],
    ]);
    // A massage therapist of the team whose session it was not: neither told nor shown.
    expect(await seen('ben', id)).toBeUndefined();
    const { rows } = await asActor(world(), 'jonah', (query) =>
      query<{ user_id: string }>('select user_id from attune.audience_of_feedback($1)', [id]),
    );
    const names = await world().rows<{ name: string }>(
      `select coalesce((select m.name from attune.member m where m.user_id = u.id limit 1), c.name) as name
       from attune.app_user u left join attune.client c on c.user_id = u.id where u.id = any ($1) order by 1`,
      [rows.map((row) => row.user_id)],
    );
    expect(names.map(({ name }) => name)).toEqual(['Dr Mara Lindqvist', 'Ines Okafor', 'Jonah Whitfield']);
    const trace = await world().rows<{ action: string; classes: string[] }>(
      `select action, field_classes as classes from attune.audit_event where subject_id = $1`,
      [id],
    );
    expect(trace).toEqual([{ action: 'feedback.give', classes: ['SESSION_RESPONSES'] }]);
  });

  /** Who would be told now, by name. */
  const told = (kind: string, subject: string) =>
    asWorker(world(), async (client) => {
      const { rows } = await client.query<{ user_id: string }>({
        text: 'select user_id from attune.people_to_tell_of($1, $2, null)',
        values: [kind, subject],
      });
      const people = await world().rows<{ name: string }>(
        `select name from attune.member where user_id = any ($1) union select name from attune.client where user_id = any ($1)`,
        [rows.map((row) => row.user_id)],
      );
      return people.map(({ name }) => name);
    });
});
