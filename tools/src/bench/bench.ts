import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { build } from '../build/build.ts';
import { startEmbeddedDatabase } from '../embedded-database.ts';
import { BACKEND_ENV } from '../lib/backend-command.ts';
import { BACKEND, WEB_ROOT } from '../lib/paths.ts';
import { freePort } from '../lib/ports.ts';
import { runNode } from '../lib/run.ts';
import { main, Sentence } from '../lib/sentence.ts';
import { median, quantile } from './figures.ts';
import { measureLive } from './live.ts';
import { type Call, load, type Round, send } from './load.ts';
import { measurePhone } from './phone.ts';
import { type Measured, startMeasured } from './processes.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { measureSlots } from './slots.ts';
import { fillFiveYears, measureTimeLine } from './time-line.ts';

const CONNECTIONS = 16;
const WARM_UP_SECONDS = 3;
const MARA = 'mara@harbour.example.org';
const INES = 'ines@harbour.example.org';
const JONAH = 'jonah@harbour.example.org';
/** Others of the practice who have the app open. */
const OTHERS = ['tomas', 'ben', 'owner', 'jonah', 'amal', 'petra', 'lee', 'ines', 'mara'] as const;

/**
 * `npm run bench [-- --clients 1000 --rounds 7 --seconds 3 --only live|slots|timeline|phone]`: Attune against a hand-written server on
 * the same loaded demo, turn by turn in one run. What counts is the ratio of each pair of rounds.
 */
await main(async () => {
  const { values } = parseArgs({
    options: {
      clients: { type: 'string', default: '1000' },
      rounds: { type: 'string', default: '7' },
      seconds: { type: 'string', default: '3' },
      only: { type: 'string', default: '' },
    },
  });
  await build(() => undefined);
  if ('slots'.includes(values.only)) {
    await measureSlots();
  }
  if (values.only === 'slots') {
    return;
  }
  const home = await mkdtemp(join(tmpdir(), 'attune-bench-'));
  const database = await startEmbeddedDatabase({ home });
  try {
    const env = { ...BACKEND_ENV, ATTUNE_MODE: 'demo', DATABASE_URL: database.adminUrl };
    await prepare(env, values.clients);
    if (values.only === 'timeline') {
      await fillFiveYears(database.adminUrl);
    }
    const attune = await startAttune(env);
    const reference = await startReference(env);
    try {
      if (values.only === 'timeline') {
        await measureTimeLine(attune.url, MARA);
        return;
      }
      if (values.only === 'phone') {
        await measurePhone(attune.url, JONAH);
        return;
      }
      await compareAll(attune, reference, database.adminUrl, {
        rounds: Number(values.rounds),
        seconds: Number(values.seconds),
        only: values.only,
      });
    } finally {
      await Promise.all([attune.stop(), reference.stop()]);
    }
  } finally {
    await database.stop();
    await rm(home, { recursive: true, force: true });
  }
});

async function prepare(env: Record<string, string>, clients: string): Promise<void> {
  for (const [script, ...args] of [['prepare-demo'], ['demo-load', '--clients', clients]] as const) {
    const { code, output } = await runNode(join(BACKEND, 'dist/src/cli', `${script}.js`), args, { env });
    if (code !== 0) {
      throw new Sentence(output.trim());
    }
  }
}

async function startAttune(env: Record<string, string>): Promise<Measured> {
  const port = String(await freePort());
  return startMeasured(
    [join(BACKEND, 'dist/src/main.js')],
    {
      ...env,
      PORT: port,
      HOST: '127.0.0.1',
      ATTUNE_WORKER: 'separate',
      ATTUNE_POOL_SIZE: '10',
      ATTUNE_WEB_ROOT: WEB_ROOT,
    },
    `http://127.0.0.1:${port}`,
  );
}

async function startReference(env: Record<string, string>): Promise<Measured> {
  const port = String(await freePort());
  return startMeasured(
    [join(import.meta.dirname, 'reference-server.ts')],
    { ...env, PORT: port, ATTUNE_POOL_SIZE: '10' },
    `http://127.0.0.1:${port}`,
  );
}

async function compareAll(
  attune: Measured,
  reference: Measured,
  adminUrl: string,
  { rounds, seconds, only }: { rounds: number; seconds: number; only: string },
): Promise<void> {
  const cookie = await signIn(attune.url, MARA);
  await vacuum(adminUrl);
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ client_id: string; ines: boolean }>(
    `select t.client_id, exists (select 1 from attune.care_team_member o join attune.member i on i.id = o.member_id
         where o.client_id = t.client_id and i.name like 'Ines%' and o.state in ('TRIAL', 'ACTIVE')) as ines
     from attune.care_team_member t join attune.member m on m.id = t.member_id
     where m.name like '%Mara%' and t.state in ('TRIAL', 'ACTIVE') order by 1`,
  );
  await admin.end();
  process.stdout.write(
    `Attune against hand-written pg + node:http; ${CONNECTIONS} connections, ${rounds} pairs of rounds of ${seconds} s.\n\n`,
  );
  const clientIds = rows.map((row) => row.client_id);
  for (const scenario of scenarios(clientIds)) {
    if (!scenario.name.includes(only)) continue;
    await compare(scenario, { attune, reference, adminUrl, cookie, rounds, seconds });
  }
  if ('live'.includes(only)) {
    const others = await Promise.all(OTHERS.map((name) => signIn(attune.url, `${name}@harbour.example.org`)));
    await measureLive(attune.url, {
      others,
      clientIds: rows.filter(({ ines }) => ines).map((row) => row.client_id),
      raises: await signIn(attune.url, INES),
      watches: cookie,
    });
  }
}

async function vacuum(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query('vacuum analyze');
  await admin.end();
}

interface Setting {
  readonly attune: Measured;
  readonly reference: Measured;
  readonly adminUrl: string;
  readonly cookie: string;
  readonly rounds: number;
  readonly seconds: number;
}

async function compare(
  scenario: Scenario,
  { attune, reference, adminUrl, cookie, rounds, seconds }: Setting,
): Promise<void> {
  const ours = callOf(scenario, `${attune.url}/graphql`, cookie);
  const theirs = callOf(scenario, `${reference.url}${scenario.path}`, cookie);
  await assertSameBytes(ours, theirs, scenario);
  await load(ours, CONNECTIONS, WARM_UP_SECONDS);
  await load(theirs, CONNECTIONS, WARM_UP_SECONDS);
  // Both plan anew, for tables as they are now: plans made while they were empty are of another world.
  await vacuum(adminUrl);
  await load(ours, CONNECTIONS, 1);
  await load(theirs, CONNECTIONS, 1);
  const pairs: { ours: Round; theirs: Round; cpu: number; theirCpu: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [first, firstCpu] = await measured(ours, attune, seconds);
    const [second, secondCpu] = await measured(theirs, reference, seconds);
    pairs.push({ ours: first, theirs: second, cpu: firstCpu, theirCpu: secondCpu });
  }
  report(scenario, pairs);
}

/** A round, and milliseconds of the server's processor time for a request. */
async function measured(call: Call, server: Measured, seconds: number): Promise<[Round, number]> {
  const before = server.cpuSeconds();
  const round = await load(call, CONNECTIONS, seconds);
  return [round, ((server.cpuSeconds() - before) * 1000) / round.latencies.length];
}

function report(
  { name, target }: Scenario,
  pairs: readonly { ours: Round; theirs: Round; cpu: number; theirCpu: number }[],
): void {
  const ratios = pairs.map(({ ours, theirs }) => ours.requestsPerSecond / theirs.requestsPerSecond);
  const ratio = median(ratios);
  const all = pairs.flatMap(({ ours }) => ours.latencies).sort((a, b) => a - b);
  const [p50, p99] = [quantile(all, 0.5), quantile(all, 0.99)];
  const line = [
    name.padEnd(14),
    `${ratio.toFixed(2)} of the reference (target ${target}, ${ratio >= target ? 'reached' : 'missed'};`,
    `pairs ${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`,
    `| ${median(pairs.map(({ ours }) => ours.requestsPerSecond)).toFixed(0)} against ${median(pairs.map(({ theirs }) => theirs.requestsPerSecond)).toFixed(0)} requests/s`,
    `| Node ${median(pairs.map(({ cpu }) => cpu)).toFixed(2)} against ${median(pairs.map(({ theirCpu }) => theirCpu)).toFixed(2)} ms`,
    `| p99/p50 ${(p99 / p50).toFixed(1)}`,
  ];
  process.stdout.write(`${line.join(' ')}\n`);
}

function callOf(scenario: Scenario, url: string, cookie: string): Call {
  return {
    url,
    cookie,
    body: () => JSON.stringify({ query: scenario.query, variables: scenario.variables() }),
  };
}

/** Ids made anew are the one thing that differs from one raised flag to the next. */
async function assertSameBytes(ours: Call, theirs: Call, { name }: Scenario): Promise<void> {
  const [one, other] = [await send(ours), await send(theirs)];
  const plain = (text: string) =>
    name === 'raise a flag'
      ? text.replace(/"id":"[^"]+"/, '"id":""')
      : text.replace(/\d+ (min|h|hours|minutes)/g, 'x');
  if (plain(one) !== plain(other)) {
    throw new Sentence(
      `The two servers do not answer alike to ${name}:\n${one.slice(0, 2_000)}\n${other.slice(0, 2_000)}`,
    );
  }
}

async function signIn(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename } }',
      variables: { input: { email, password: 'demo-demo-demo' } },
    }),
  });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}
