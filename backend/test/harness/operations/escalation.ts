import { randomUUID } from 'node:crypto';
import { EscalateFlags } from '../../../src/modules/escalation/jobs/escalate-flags.ts';
import { withClient } from '../database.ts';
import type { World } from '../world.ts';

/** A flag of Jonah's as it would be written down from elsewhere, raised so many minutes ago by Ines. */
export async function flagFrom(
  world: World,
  {
    level = 'ALERT',
    minutesAgo = 0,
    client = 'Jonah',
    by = 'Ines',
  }: {
    level?: string;
    minutesAgo?: number;
    client?: string;
    by?: string;
  } = {},
): Promise<string> {
  const id = randomUUID();
  await world.rows(
    `insert into attune.distress_flag (practice_id, id, client_id, level, state, hold, source, raised_by_user, raised_by_member, raised_at)
     select c.practice_id, $1, c.id, $2, 'RAISED', 'NONE', 'PRACTITIONER', m.user_id, m.id, now() - make_interval(mins => $3)
     from attune.client c join attune.member m on m.practice_id = c.practice_id and m.name like $5
     where c.name like $4`,
    [id, level, minutesAgo, `${client}%`, `%${by}%`],
  );
  return id;
}

/** Lets so many minutes pass for a flag's steps that are still to come. */
export async function pass(world: World, flagId: string, minutes: number): Promise<void> {
  await world.rows(
    `update attune.flag_step set due_at = due_at - make_interval(mins => $2), try_at = try_at - make_interval(mins => $2)
     where flag_id = $1 and done_at is null and stopped_at is null`,
    [flagId, minutes],
  );
}

/** What a worker does about flags when it looks next: all that is due, each in a transaction of its own. */
export async function escalate(world: World): Promise<void> {
  const task = world.app.get(EscalateFlags);
  await withClient(world.database.config.workerDatabaseUrl, async (client) => {
    for (let more = true; more; ) {
      await client.query('begin');
      more = await task.due(client as never);
      await client.query('commit');
    }
  });
}

/** What the job does that a raised flag brings with it. */
export async function tellFirst(world: World, flagId: string): Promise<void> {
  const [flag] = await world.rows<{ practice_id: string; client_id: string }>(
    'select practice_id, client_id from attune.distress_flag where id = $1',
    [flagId],
  );
  await withClient(world.database.config.workerDatabaseUrl, async (client) => {
    await client.query('begin');
    await client.query(`select set_config('app.practice_id', $1, true)`, [flag?.practice_id]);
    await world.app.get(EscalateFlags).begin(client as never, {
      practiceId: flag?.practice_id ?? '',
      clientId: flag?.client_id ?? '',
      flagId,
    });
    await client.query('commit');
  });
}

/** Who was told of a flag: step, as what, name; in order. */
export async function toldOf(world: World, flagId: string): Promise<string[]> {
  const rows = await world.rows<{ line: string }>(
    `select position || ' ' || who || ' ' || name as line from attune.flag_told where flag_id = $1 order by position, name`,
    [flagId],
  );
  return rows.map(({ line }) => line);
}

/** Leaves Harbour with these on call from now on, by first name; nobody: a gap. */
export async function onCall(world: World, ...names: string[]): Promise<void> {
  await world.rows(
    `set session_replication_role = replica;
     update attune.on_call_shift set cancelled_at = now() where cancelled_at is null;
     set session_replication_role = origin`,
  );
  for (const name of names) {
    await world.rows(
      `insert into attune.on_call_shift (practice_id, id, member_id, starts_at, ends_at, created_by)
       select practice_id, gen_random_uuid(), id, now() - interval '1 hour', now() + interval '20 days', id
       from attune.member where name like $1`,
      [`%${name}%`],
    );
  }
}
