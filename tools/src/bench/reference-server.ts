import 'reflect-metadata';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { zoneClock } from '@attune/shared';
import pg from 'pg';
import { backendModule } from './backend-module.ts';
import { timeLineOf } from './reference-time-line.ts';

/**
 * What somebody would write by hand with `pg` and `node:http` for these screens and nothing
 * else: no framework, no schema, no validation. It gives the same bytes as Attune, as the same
 * database role under the same row-level security, writes the same audit rows, and asks in as few
 * round trips as pg can be made to. The words of a line in the queue are the shared business rule.
 */
const [{ sendGroup }, { knownStatements }, { PG_TYPES }, { loadConfig }, titles] = await Promise.all([
  backendModule('platform/database/pipelined-group.js'),
  backendModule('platform/database/statement.js'),
  backendModule('platform/database/pg-types.js'),
  backendModule('platform/config/index.js'),
  backendModule('modules/dashboard/domain/work-titles.js'),
  backendModule('modules/dashboard/data/work-queue.statement.js'),
  backendModule('modules/dashboard/data/caseload.read.js'),
]);
const [things] = await Promise.all([
  backendModule('modules/time-line/domain/assemble.js'),
  backendModule('modules/time-line/data/time-line.read.js'),
  backendModule('modules/clients/data/clients.read.js'),
]);

// biome-ignore lint/suspicious/noExplicitAny: rows of hand-written SQL, by hand.
type Row = Record<string, any>;

const config = loadConfig(process.env);
const pool = new pg.Pool({
  connectionString: config.appDatabaseUrl,
  types: PG_TYPES,
  max: config.poolSize,
  idleTimeoutMillis: 600_000,
});

const named = (name: string) => ({ name, text: knownStatements().get(name) as string });
const QUEUE = named('dashboard.workQueue:audited');
const CASELOAD = named('dashboard.caseload:audited');
const CLIENT = named('clients.one:audited');
const TIME_LINE = named('timeLine.ofClient');
const CONTEXT = {
  name: 'context',
  text: `select set_config('app.practice_id', $1, true), set_config('app.user_id', $2, true),
    set_config('app.member_id', $3, true), set_config('app.client_id', $4, true),
    set_config('app.roles', $5, true), set_config('app.request_id', $6, true)`,
};
const SESSION = { name: 'session', text: 'select * from attune.session_by_token($1, now(), $2)' };
const APPOINTMENTS = {
  name: 'appointments',
  text: `with seen as materialized (
      select a.id, a.state, a.starts_at, a.ends_at, a.version, r.name as room, c.id as client_id, c.name as client_name,
        m.id as member_id, m.name as member_name, v.id as service_id, v.name as service_name, v.discipline, s.class, v.minutes
      from attune.appointment a
      join attune.client c on c.practice_id = a.practice_id and c.id = a.client_id
      join attune.member m on m.practice_id = a.practice_id and m.id = a.member_id
      left join attune.room r on r.practice_id = a.practice_id and r.id = a.room_id
      left join attune.appointment_service s on s.practice_id = a.practice_id and s.appointment_id = a.id
      left join attune.service v on v.practice_id = s.practice_id and v.id = s.service_id
      where a.practice_id = (select attune.practice_id()) and a.starts_at < $2::timestamptz
        and a.starts_at > $1::timestamptz - interval '1 day' and a.ends_at > $1::timestamptz),
    noted as (
      insert into attune.audit_event (practice_id, user_id, member_id, role, action, ground, client_ids, field_classes, request_id, address_hash)
      select attune.practice_id(), attune.user_id(), attune.member_id(), 'PSYCHOTHERAPIST', 'appointment.list', 'TEAM',
        array_agg(distinct client_id), '{APPOINTMENTS,IDENTITY}'::text[], $3::uuid, $4 from seen having count(*) > 0)
    select * from seen order by starts_at, id`,
};
const RELATION = { name: 'relation', text: 'select psychotherapist from attune.relation_to($1)' };
const SHARES = {
  name: 'shares',
  text: `select r.psychotherapist, 'SESSION_RESPONSES' = any (r.shared_psychotherapy) as responses from attune.relation_to($1) r`,
};
const LOCK = { name: 'lock', text: 'select attune.lock_client($1, true)' };
const BEGIN = { name: 'begin', text: 'begin', values: [] };
const COMMIT = { name: 'commit', text: 'commit', values: [] };
const FLAG = named('flags.raise');
const AUDIT = {
  name: 'audit',
  text: `insert into attune.audit_event (practice_id, user_id, member_id, role, action, ground, client_ids, subject_type,
      subject_id, field_classes, request_id, address_hash)
    values (attune.practice_id(), attune.user_id(), attune.member_id(), 'PSYCHOTHERAPIST', 'flag.raise', 'TEAM', array[$1::uuid],
      'DISTRESS_FLAG', $2, '{FLAGS}', $3, $4)`,
};
const JOB = {
  name: 'job',
  text: `insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff, dead_letter)
    values ('distress-flag-raised', $1, 8, 2, true, 'dead-letter')`,
};
const NOTIFY = { name: 'notify', text: `select pg_notify('attune_live', $1)` };

const flagStatement = await flagsRaise();

async function flagsRaise() {
  await backendModule('modules/distress-flags/data/distress-flags.repository.js');
  return { ...FLAG, text: knownStatements().get('flags.raise') as string };
}

interface Signed {
  readonly row: Row;
  readonly until: number;
}
const sessions = new Map<string, Signed>();

async function send(statements: readonly object[]): Promise<Row[][]> {
  const client = await pool.connect();
  try {
    return (await sendGroup(client, statements)) as Row[][];
  } finally {
    client.release();
  }
}

async function whoIs(request: IncomingMessage): Promise<Row> {
  const token = /attune_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const known = sessions.get(token);
  if (known && known.until > Date.now()) {
    return known.row;
  }
  const hash = createHash('sha256').update(token).digest();
  const [[row] = []] = await send([{ ...SESSION, values: [hash, config.sessionIdleSeconds] }]);
  if (!row) {
    throw new Error('Nobody is signed in.');
  }
  sessions.set(token, { row, until: Date.now() + 5_000 });
  return row;
}

const contextOf = (who: Row, requestId: string) => ({
  ...CONTEXT,
  values: [
    who['practice_id'],
    who['user_id'],
    who['member_id'] ?? '',
    who['client_id'] ?? '',
    who['roles'].join(','),
    requestId,
  ],
});

async function dashboard(who: Row, address: string, { from, to }: Row): Promise<object> {
  const requestId = randomUUID();
  const zone = who['time_zone'] as string;
  const [now, clock] = [new Date(), zoneClock(zone)];
  const today = new Date(clock.instantOf(clock.dayOf(now.getTime()), 0)).toISOString();
  const [, queue = [], appointments = []] = await send([
    contextOf(who, requestId),
    {
      ...QUEUE,
      values: [now.toISOString(), today, zone, null, null, null, null, 21, ['IDENTITY'], requestId, address],
    },
    { ...APPOINTMENTS, values: [from, to, requestId, address] },
  ]);
  return {
    data: {
      needsYouNow: {
        edges: queue.slice(0, 20).map((row) => ({
          node: {
            kind: row['kind'],
            title: titles.titleOf(row, zone),
            detail: titles.detailOf(row),
            dueAt: row['due'],
            since: row['since'],
            level: row['level'],
            targetId: row['id'],
            client: row['client_id'] === null ? null : { id: row['client_id'], name: row['client_name'] },
          },
        })),
        pageInfo: { hasNextPage: queue.length > 20 },
      },
      appointments: appointments.map((row) => ({
        id: row['id'],
        state: row['state'],
        startsAt: row['starts_at'],
        endsAt: row['ends_at'],
        room: row['room'],
        version: row['version'],
        client: { id: row['client_id'], name: row['client_name'] },
        practitioner: { id: row['member_id'], name: row['member_name'] },
        service: {
          id: row['service_id'],
          name: row['service_name'],
          discipline: row['discipline'],
          class: row['class'],
          minutes: row['minutes'],
        },
      })),
    },
  };
}

async function caseload(who: Row, address: string): Promise<object> {
  const requestId = randomUUID();
  const clock = zoneClock(who['time_zone'] as string);
  const now = new Date();
  const tomorrow = clock.dayOf(now.getTime()) + 1;
  const weeks = Array.from({ length: 9 }, (_, index) =>
    new Date(clock.instantOf(tomorrow - 7 * (8 - index), 0)).toISOString(),
  );
  const [, rows = []] = await send([
    contextOf(who, requestId),
    {
      ...CASELOAD,
      values: [
        now.toISOString(),
        weeks,
        null,
        null,
        null,
        31,
        ['APPOINTMENTS', 'FLAGS', 'IDENTITY', 'MEASURES', 'PLAN'],
        requestId,
        address,
      ],
    },
  ]);
  return {
    data: {
      caseload: {
        edges: rows.slice(0, 30).map((row) => ({
          node: {
            client: { id: row['id'], name: row['name'] },
            phase: row['phase'],
            hold: row['hold'],
            distress: row['distress'],
            lastPsychotherapyAt: row['lastPsychotherapyAt'],
            lastBodyworkAt: row['lastBodyworkAt'],
            nextPsychotherapyAt: row['nextPsychotherapyAt'],
            nextBodyworkAt: row['nextBodyworkAt'],
          },
        })),
        pageInfo: { hasNextPage: rows.length > 30 },
      },
    },
  };
}

async function record(who: Row, address: string, { id, from, to }: Row): Promise<object> {
  const requestId = randomUUID();
  const classes = ['APPOINTMENTS', 'FLAGS', 'IDENTITY', 'MEASURES', 'NOTES', 'PLAN', 'SESSION_RESPONSES'];
  const [, [client] = [], [shares] = [], rows = []] = await send([
    contextOf(who, requestId),
    { ...CLIENT, values: [id, classes, requestId, address] },
    { ...SHARES, values: [id] },
    { ...TIME_LINE, values: [id, from, to, who['time_zone']] },
  ]);
  if (!client || !shares?.['psychotherapist']) {
    return { data: { client: null } };
  }
  return {
    data: { client: { id, name: client['name'], timeLine: timeLineOf(things.assemble(rows), shares) } },
  };
}

async function raise(who: Row, address: string, { input }: Row): Promise<object> {
  const [requestId, id, at] = [randomUUID(), randomUUID(), new Date().toISOString()];
  const client = await pool.connect();
  try {
    const [, , , [relation] = []] = (await sendGroup(client, [
      BEGIN,
      contextOf(who, requestId),
      { ...LOCK, values: [input.clientId] },
      { ...RELATION, values: [input.clientId] },
    ])) as Row[][];
    if (!relation?.['psychotherapist']) {
      throw new Error('This is not open.');
    }
    const notice = {
      kind: 'DISTRESS_FLAG',
      id,
      clientId: input.clientId,
      practiceId: who['practice_id'],
      userId: null,
      at,
    };
    const job = { flagId: id, clientId: input.clientId, practiceId: who['practice_id'] };
    await sendGroup(client, [
      {
        ...flagStatement,
        values: [
          id,
          input.clientId,
          input.level,
          input.hold,
          'PRACTITIONER',
          at,
          null,
          null,
          null,
          null,
          input.reason,
          randomUUID(),
          who['name'],
          [],
        ],
      },
      { ...AUDIT, values: [input.clientId, id, requestId, address] },
      { ...JOB, values: [JSON.stringify(job)] },
      { ...NOTIFY, values: [JSON.stringify(notice)] },
      COMMIT,
    ]);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
  return {
    data: {
      raiseDistressFlag: {
        __typename: 'DistressFlag',
        id,
        level: input.level,
        state: 'RAISED',
        hold: input.hold,
      },
    },
  };
}

const ROUTES: Record<string, (who: Row, address: string, variables: Row) => Promise<object>> = {
  '/dashboard': dashboard,
  '/caseload': caseload,
  '/record': record,
  '/raise': raise,
};

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', async () => {
    const route = ROUTES[request.url ?? ''];
    if (!route) {
      response.writeHead(request.url === '/health/live' ? 200 : 404).end('{}');
      return;
    }
    try {
      const { variables } = JSON.parse(Buffer.concat(parts).toString('utf8')) as { variables: Row };
      const who = await whoIs(request);
      const address = createHmac('sha256', config.databaseSecret)
        .update(request.socket.remoteAddress ?? '')
        .digest('base64url');
      const body = `${JSON.stringify(await route(who, address, variables))}\n`;
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
