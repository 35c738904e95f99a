import { beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { deadLetterLines, listDeadLetters, sendDeadLettersAgain } from '../../src/platform/outbox/index.ts';
import { asActor, useWorld, withClient } from '../harness/index.ts';
import { askForSupport, raiseFlag, readFlag } from '../harness/operations/distress-flags.ts';
import { onCall } from '../harness/operations/escalation.ts';
import { withoutAppointments } from '../harness/operations/scheduling.ts';

const LIST = `query Mine($first: Int, $after: String) { unreadNotificationCount myNotifications(first: $first, after: $after) {
  edges { node { id kind subjectId client { id name } at readAt } } pageInfo { hasNextPage endCursor } } }`;
const MARK = `mutation Mark($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) {
  __typename ... on NotificationsMarked { unreadCount } } }`;

describe('telling people, with the worker at work', () => {
  const logged: string[] = [];
  const world = useWorld({
    worker: 'in-process',
    logLevel: 'info',
    logSink: { write: (line: string) => void logged.push(line) },
  });

  const until = async <Value>(look: () => Promise<Value | null | undefined | false>): Promise<Value> => {
    for (let tries = 0; tries < 300; tries += 1) {
      const found = await look();
      if (found) return found;
      await wait(50);
    }
    throw new Error('It did not come about in time.');
  };
  const rowsOf = (flagId: string) =>
    world().rows<{ user_id: string }>('select user_id from attune.notification where subject_id = $1', [
      flagId,
    ]);
  const told = async (flagId: string) =>
    (
      await world().rows<{ actor_name: string }>(
        `select actor_name from attune.flag_event where flag_id = $1 and kind = 'TOLD' order by actor_name`,
        [flagId],
      )
    ).map(({ actor_name }) => actor_name);
  const jobOf = async (flagId: string) => {
    const [job] = await world().rows<{ state: string; retry_count: number; output: object | null }>(
      `select state, retry_count, output from pgboss.job where name = 'distress-flag-raised' and data ->> 'flagId' = $1`,
      [flagId],
    );
    return job;
  };

  beforeEach(async () => {
    await world().rows(`update pgboss.queue set retry_limit = 8, retry_delay = 1, retry_backoff = false`);
  });

  it('R16: what was raised is told to the psychotherapists of the team, once, and stands in the history', async () => {
    const jonah = await world().clientId('Jonah');
    // A hold on him would otherwise touch what is booked, and that is told of too.
    await withoutAppointments(world(), jonah, new Date().toISOString());
    const heard: { kind: string; userId: string | null; clientId: string }[] = [];
    const line = await world().admin.connect();
    line.on('notification', ({ payload }) => void heard.push(JSON.parse(payload ?? '')));
    await line.query('listen attune_live');
    const { id } = await raiseFlag(await world().as('ines'), jonah);
    await until(async () => (await told(id)).length > 0);
    // The open screen of each person told hears of it at once; of nobody else.
    await until(async () => heard.length === 2);
    line.release(true);
    const [row] = await rowsOf(id);
    expect(heard.map(({ kind, userId, clientId }) => [kind, userId, clientId])).toEqual([
      ['DISTRESS_FLAG', null, jonah],
      ['NOTIFICATION', row?.user_id, jonah],
    ]);
    expect(await told(id)).toEqual(['Dr Mara Lindqvist']);
    const mara = await world().as('mara');
    const { myNotifications, unreadNotificationCount } = await mara.ask(LIST);
    expect(unreadNotificationCount).toBeGreaterThan(0);
    expect(myNotifications.edges[0].node).toMatchObject({
      kind: 'DISTRESS_FLAG_RAISED',
      subjectId: id,
      client: { id: jonah, name: 'Jonah Whitfield' },
      readAt: null,
    });
    expect((await readFlag(mara, id)).events).toContainEqual(
      expect.objectContaining({ kind: 'TOLD', actor: 'Dr Mara Lindqvist', text: null }),
    );
  });

  it('does not tell whoever raised it, and tells the owner where nobody of the team, and nobody on call, can be told', async () => {
    const petra = await world().clientId('Petra');
    const { id: own } = await raiseFlag(await world().as('mara'), petra, { level: 'NOTICE' });
    await until(async () => (await jobOf(own))?.state === 'completed');
    expect(await rowsOf(own)).toEqual([]);
    await onCall(world());
    await askForSupport(await world().as('lee'));
    const lee = await world().clientId('Lee');
    const [flag] = await world().rows<{ id: string }>(
      'select id from attune.distress_flag where client_id = $1',
      [lee],
    );
    await until(async () => (await told(flag?.id ?? '')).length > 0);
    const rowan = await world().as('rowan');
    const { myNotifications } = await rowan.ask(LIST);
    expect(myNotifications.edges[0].node).toMatchObject({ subjectId: flag?.id, client: { id: lee } });
    // The owner learns that there is something and whose, and cannot open it.
    expect(await readFlag(rowan, flag?.id ?? '')).toBeNull();
  });

  it('a job that is done again tells nobody again', async () => {
    const { id } = await raiseFlag(await world().as('ines'), await world().clientId('Jonah'), {
      level: 'NOTICE',
    });
    await until(async () => (await jobOf(id))?.state === 'completed');
    const [again] = await world().rows<{ id: string }>(
      `insert into pgboss.job (name, data) select name, data from pgboss.job where data ->> 'flagId' = $1 limit 1 returning id`,
      [id],
    );
    await until(async () => {
      const [job] = await world().rows<{ state: string }>('select state from pgboss.job where id = $1', [
        again?.id,
      ]);
      return job?.state === 'completed';
    });
    expect(await rowsOf(id)).toHaveLength(1);
    expect(await told(id)).toEqual(['Dr Mara Lindqvist']);
  });

  it('a telling that fails twice is tried again until it works, and leaves nothing half done in between', async () => {
    await world().rows(
      `create sequence public.tries_for_test;
       create function public.fail_twice_for_test() returns trigger language plpgsql as
         $$ begin if nextval('public.tries_for_test') <= 2 then raise exception 'SECRET-WORDS'; end if; return new; end $$;
       grant usage on sequence public.tries_for_test to public;
       create trigger fail_twice_for_test before insert on attune.flag_event for each row
         when (new.kind = 'TOLD') execute function public.fail_twice_for_test()`,
    );
    try {
      const { id } = await raiseFlag(await world().as('ines'), await world().clientId('Jonah'), {
        level: 'NOTICE',
      });
      await until(async () => ((await jobOf(id))?.retry_count ?? 0) > 0 && (await rowsOf(id)).length === 0);
      await until(async () => (await jobOf(id))?.state === 'completed');
      expect(await jobOf(id)).toMatchObject({ retry_count: 2 });
      expect(await rowsOf(id)).toHaveLength(1);
      expect(await told(id)).toEqual(['Dr Mara Lindqvist']);
      expect(logged.some((line) => line.includes('job.failed'))).toBe(true);
    } finally {
      await world().rows('drop trigger fail_twice_for_test on attune.flag_event');
    }
  });

  it('a telling that never works is given up, seen by the operator without contents, and can be sent again', async () => {
    await world().rows(
      `update pgboss.queue set retry_limit = 1, retry_delay = 0 where name = 'distress-flag-raised'`,
    );
    await world().rows(
      `create function public.fail_for_test() returns trigger language plpgsql as
         $$ begin raise exception 'SECRET-WORDS'; end $$;
       create trigger fail_for_test before insert on attune.notification for each row execute function public.fail_for_test()`,
    );
    const { id } = await raiseFlag(await world().as('ines'), await world().clientId('Jonah'), {
      level: 'NOTICE',
      reason: 'SECRET-WORDS too',
    });
    const asQueue = <Result>(work: Parameters<typeof withClient<Result>>[1]) =>
      withClient(world().database.adminUrl, async (client) => {
        await client.query('set role attune_queue');
        return work(client);
      });
    const letters = await until(async () => {
      const found = await asQueue(listDeadLetters);
      return found.length > 0 ? found : null;
    });
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ topic: 'distress-flag-raised', tries: 2 });
    const [line] = deadLetterLines(letters);
    expect(line).toMatch(/^distress-flag-raised \S+: written \S+Z, given up \S+Z after 2 tries \(\w+\)$/);
    expect(line).not.toContain(id);
    expect(JSON.stringify(await jobOf(id))).not.toContain('SECRET-WORDS');
    expect(logged.join('')).not.toContain('SECRET-WORDS');
    await world().rows('drop trigger fail_for_test on attune.notification');
    expect(await asQueue(sendDeadLettersAgain)).toBe(1);
    await until(async () => (await told(id)).length > 0);
    expect(deadLetterLines(await asQueue(listDeadLetters))).toEqual(['No job has failed for good.']);
  });

  it('one’s own are one’s own: listed, paged, marked', async () => {
    const [mara, ines] = [await world().as('mara'), await world().as('ines')];
    const jonah = await world().clientId('Jonah');
    for (let index = 0; index < 2; index += 1) {
      const { id } = await raiseFlag(ines, jonah, { level: 'NOTICE' });
      await until(async () => (await told(id)).length > 0);
    }
    const first = await mara.ask(LIST, { first: 1 });
    const second = await mara.ask(LIST, { first: 1, after: first.myNotifications.pageInfo.endCursor });
    const [one, two] = [first.myNotifications.edges[0].node, second.myNotifications.edges[0].node];
    expect(one.id).not.toBe(two.id);
    // Somebody else's id marks nothing.
    expect((await ines.ask(MARK, { input: { ids: [one.id] } })).markNotificationsRead).toEqual({
      __typename: 'NotificationsMarked',
      unreadCount: 0,
    });
    const unread = first.unreadNotificationCount;
    expect((await mara.ask(MARK, { input: { ids: [one.id] } })).markNotificationsRead.unreadCount).toBe(
      unread - 1,
    );
    expect((await mara.ask(LIST, { first: 1 })).myNotifications.edges[0].node.readAt).not.toBeNull();
    expect((await mara.ask(MARK, { input: { ids: ['x'] } })).markNotificationsRead.__typename).toBe(
      'InvalidInput',
    );
    expect((await mara.ask(MARK, { input: {} })).markNotificationsRead.unreadCount).toBe(0);
    const rows = await asActor(
      world(),
      'ines',
      async (query) => (await query('select 1 from attune.notification')).rows,
    );
    expect(rows).toEqual([]);
    await expect(
      asActor(world(), 'mara', (query) => query(`update attune.notification set kind = 'X'`)),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('names somebody whose team one has left no more', async () => {
    const mara = await world().as('mara');
    await world().rows(`update attune.care_team_member set state = 'ENDED', ended_at = now()
      where client_id = (select id from attune.client where name like 'Jonah%') and discipline = 'PSYCHOTHERAPY'`);
    const { myNotifications } = await mara.ask(LIST, { first: 1 });
    expect(myNotifications.edges[0].node.client).toBeNull();
  });
});
