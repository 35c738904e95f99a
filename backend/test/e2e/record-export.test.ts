import { type ExportedRecord, exportedRecordSchema } from '@attune/shared';
import { describe, expect, it } from '@jest/globals';
import { NOT_EXPORTED, piecesOfRecord, SECTIONS } from '../../src/modules/record-export/index.ts';
import { RequestContexts } from '../../src/platform/http/index.ts';
import { SessionResolver } from '../../src/platform/context/index.ts';
import { asActor, type Person, useWorld, type World } from '../harness/index.ts';
import { fetchAs, makeCopy } from '../harness/operations/record-copies.ts';

type Name = 'jonah' | 'amal' | 'petra' | 'lee' | 'kit';

const copyOf = async (world: World, name: Name): Promise<ExportedRecord> => {
  const person = await world.as(name);
  const copy = await makeCopy(person, await world.clientId(name[0]?.toUpperCase() + name.slice(1)));
  expect(copy.__typename).toBe('RecordCopy');
  const answer = await fetchAs(person, world.url, `/record-copies/${copy.id}.json`);
  expect(answer.status).toBe(200);
  return exportedRecordSchema.parse(await answer.json());
};

describe('a copy of the own record', () => {
  const world = useWorld();

  it.each(['jonah', 'amal', 'petra', 'lee', 'kit'] as const)(
    'of %s keeps to the documented form, with nothing of anybody else’s',
    async (name) => {
      const copy = await copyOf(world(), name);
      expect(Object.keys(copy)).toEqual(Object.keys(exportedRecordSchema.shape));
      expect(copy.person?.name.toLowerCase()).toContain(name);
      const text = JSON.stringify(copy);
      const others = await world().rows<{ id: string }>('select id from attune.client where id <> $1', [
        copy.person?.id,
      ]);
      for (const { id } of others) expect(text).not.toContain(id);
    },
  );

  it('holds every row of theirs, and their own words whole', async () => {
    const own = `${'I woke at four “again”, and 3 < 4 & so on. '.repeat(3)}\nThen it went. 🌿 \\ \u2028 "end"`;
    await world().rows(
      `insert into attune.check_in_detail (practice_id, check_in_id, client_id, words)
       select practice_id, id, client_id, $2 from attune.check_in where client_id = $1 order by at limit 1
       on conflict (practice_id, check_in_id) do update set words = excluded.words`,
      [await world().clientId('Jonah'), own],
    );
    const copy = await copyOf(world(), 'jonah');
    const id = copy.person?.id;
    const count = async (of: string) =>
      Number((await world().rows<{ n: string }>(`select count(*) as n from attune.${of}`, [id]))[0]?.n);
    expect(copy.checkIns).toHaveLength(await count('check_in where client_id = $1'));
    expect(copy.sessionFeedback).toHaveLength(await count('session_feedback where client_id = $1'));
    expect(copy.sentSummaries).toHaveLength(
      await count("disclosure where client_id = $1 and state <> 'DRAFT'"),
    );
    expect(copy.questionnaires).toHaveLength(await count('measure_response where client_id = $1'));
    expect(copy.appointments).toHaveLength(await count('appointment where client_id = $1'));
    expect(copy.plans).toHaveLength(
      await count('care_plan_version where client_id = $1 and proposed_at is not null'),
    );
    expect(copy.notes).toHaveLength(
      await count("note where client_id = $1 and signed_at is not null and kind <> 'PROCESS'"),
    );
    expect(copy.checkIns.map(({ words }) => words)).toContain(own);
    expect(
      copy.plans
        .at(-1)
        ?.goals.map(({ statement }) => statement)
        .join(' '),
    ).toContain('train');
    expect(copy.copies.map(({ id: copyId }) => copyId)).toContain(copy.copyId);
    // Who read it is part of it, with one's own copy at the top.
    expect(copy.whoOpened[0]).toMatchObject({ action: 'record.copy', ground: 'SELF', own: true });
    expect(copy.whoOpened.some(({ own }) => !own)).toBe(true);
  });

  it('R13: holds no process note, no draft and nothing that the team wrote to each other', async () => {
    const copy = await copyOf(world(), 'jonah');
    const kept = await world().rows<{ id: string }>(
      "select id from attune.note where kind = 'PROCESS' or signed_at is null",
    );
    expect(kept.length).toBeGreaterThan(0);
    const text = JSON.stringify(copy);
    for (const { id } of kept) expect(text).not.toContain(`"id":"${id}"`);
    const amal = JSON.stringify(await copyOf(world(), 'amal'));
    const [reason] = await world().rows<{ text: string }>(
      "select r.text from attune.distress_flag_reason r join attune.distress_flag f on f.id = r.flag_id where f.source = 'PRACTITIONER' and r.client_id = $1",
      [await world().clientId('Amal')],
    );
    expect(reason?.text).toBeTruthy();
    expect(amal).not.toContain(JSON.stringify(reason?.text).slice(1, -1));
  });

  it('leaves out no table about a client: it is exported, or it is said why not', async () => {
    const tables = await world().rows<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'attune' and column_name = 'client_id' order by 1`,
    );
    const known = new Set([...SECTIONS.flatMap((one) => one.tables), ...Object.keys(NOT_EXPORTED)]);
    expect(tables.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  it('is nobody else’s to ask for, and nobody else’s to fetch', async () => {
    const clientId = await world().clientId('Jonah');
    for (const name of ['mara', 'ines', 'rowan', 'tomas', 'ben'] as const) {
      expect((await makeCopy(await world().as(name), clientId)).__typename).toBe('Forbidden');
    }
    for (const name of ['amal', 'petra'] as const) {
      const { __typename } = await makeCopy(await world().as(name), clientId);
      expect([name, __typename]).toEqual([name, 'NotFound']);
    }
    const { id } = await makeCopy(await world().as('jonah'), clientId);
    for (const name of ['mara', 'rowan', 'amal', 'kit'] as const) {
      expect((await fetchAs(await world().as(name), world().url, `/record-copies/${id}.json`)).status).toBe(
        404,
      );
    }
    expect((await fetch(`${world().url}/record-copies/${id}.json`)).status).toBe(401);
    const jonah = await world().as('jonah');
    const status = async (file: string) =>
      (await fetchAs(jonah, world().url, `/record-copies/${file}`)).status;
    expect(await status(`${id}.fhir.json`)).toBe(404);
    expect(await status(`${id}`)).toBe(404);
    expect(await status('../health/live')).not.toBe(500);
    const answer = await fetchAs(jonah, world().url, `/record-copies/${id}.json`);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="attune-record-\d{4}-\d\d-\d\d\.json"$/,
    );
    await answer.body?.cancel();
  });

  it('leaves its trace with the asking, is open for ten minutes, and asks again who one is after fifteen', async () => {
    const petra = await world().as('petra');
    const clientId = await world().clientId('Petra');
    const traces = async () =>
      (
        await world().rows(
          "select * from attune.audit_event where action = 'record.copy' and client_ids = array[$1::uuid]",
          [clientId],
        )
      ).length;
    const before = await traces();
    const { id } = await makeCopy(petra, clientId);
    expect(await traces()).toBe(before + 1);
    const start = Date.now();
    const status = async () => (await fetchAs(petra, world().url, `/record-copies/${id}.json`)).status;
    try {
      expect(await status()).toBe(200);
      world().setTime(new Date(start + 10.2 * 60_000));
      expect(await status()).toBe(404);
      world().setTime(new Date(start + 16 * 60_000));
      expect(await makeCopy(petra, clientId)).toMatchObject({ __typename: 'Reauthenticate' });
      expect(await makeCopy(petra, clientId, 'JSON', 'not this')).toMatchObject({
        __typename: 'Reauthenticate',
        message: 'This is not your password.',
      });
      expect(await traces()).toBe(before + 1);
      expect((await makeCopy(petra, clientId, 'JSON', 'demo-demo-demo')).__typename).toBe('RecordCopy');
    } finally {
      world().setTime(null);
    }
  });

  it('is made six times an hour and no more, also when asked for all at once', async () => {
    const lee = await world().as('lee');
    const clientId = await world().clientId('Lee');
    await world().rows('delete from attune.record_export where client_id = $1', [clientId]);
    const made = await Promise.all(Array.from({ length: 9 }, () => makeCopy(lee, clientId)));
    expect(made.filter(({ __typename }) => __typename === 'RecordCopy')).toHaveLength(6);
    const refused = made.filter(({ __typename }) => __typename === 'RateLimited');
    expect(refused).toHaveLength(3);
    expect(refused[0].retryAfterSeconds).toBeGreaterThan(3000);
    const seen = await lee.ask('query C($id: ID!) { client(id: $id) { recordCopies { format } } }', {
      id: clientId,
    });
    expect(seen.client.recordCopies).toHaveLength(6);
  });

  it('in SQL, cannot be written for another person, nor opened for longer', async () => {
    const clientId = await world().clientId('Jonah');
    const write = (who: 'mara' | 'jonah', minutes: number) =>
      asActor(world(), who, (query) =>
        query(
          `insert into attune.record_export (practice_id, id, client_id, user_id, format, at, opens_until)
           values (attune.practice_id(), gen_random_uuid(), $1, attune.user_id(), 'JSON', now(), now() + make_interval(mins => $2))`,
          [clientId, minutes],
        ),
      );
    await expect(write('mara', 10)).rejects.toThrow(/row-level security/);
    await expect(write('jonah', 60)).rejects.toThrow(/record_export_opens_check/);
  });
});

describe('a big record', () => {
  const world = useWorld();

  it('is read piece after piece, as fast as it is taken and no faster', async () => {
    const clientId = await world().clientId('Amal');
    const many = 5000;
    await world().rows(
      `with made as (
         insert into attune.check_in (practice_id, id, client_id, at, distress, received_at)
         select c.practice_id, gen_random_uuid(), c.id, now() - make_interval(hours => n), 3, now()
         from attune.client c, generate_series(1, ${many}) n where c.id = $1 returning practice_id, id, client_id)
       insert into attune.check_in_detail (practice_id, check_in_id, client_id, words)
       select practice_id, id, client_id, repeat('slept a little, ', 60) from made`,
      [clientId],
    );
    const amal = await world().as('amal');
    const actor = await world()
      .app.get(SessionResolver)
      .resolve(amal.cookies.split('=')[1] ?? '');
    const context = world().app.get(RequestContexts).forActor(actor, '127.0.0.1');
    let asked = 0;
    const counted = new Proxy(context.reader, {
      get: (reader, key) =>
        key === 'read'
          ? (...values: Parameters<typeof reader.read>) => {
              asked += 1;
              return reader.read(...values);
            }
          : Reflect.get(reader, key),
    });
    let pieces = 0;
    let rows = 0;
    let most = 0;
    for await (const piece of piecesOfRecord(counted)) {
      pieces += 1;
      // Nothing is read ahead of what is taken.
      expect(asked).toBe(pieces);
      most = Math.max(most, piece.rows.length);
      if (piece.section === 'checkIns') rows += piece.rows.length;
    }
    const all = await world().rows<{ n: number }>(
      'select count(*)::integer as n from attune.check_in where client_id = $1',
      [clientId],
    );
    expect(rows).toBe(all[0]?.n);
    expect(rows).toBeGreaterThan(many);
    expect(most).toBeLessThanOrEqual(200);
    expect(pieces).toBeGreaterThan(many / 200);
  });

  it('is sent whole, holds up nobody while it waits, and is given up with its reader', async () => {
    const amal: Person = await world().as('amal');
    const clientId = await world().clientId('Amal');
    const { id } = await makeCopy(amal, clientId);
    const path = `/record-copies/${id}.json`;
    // Readers who take the first bytes and then wait: more of them than there are connections.
    const waiting = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const answer = await fetchAs(amal, world().url, path);
        const reader = answer.body?.getReader();
        await reader?.read();
        return reader;
      }),
    );
    const meanwhile = await amal.ask('query C($id: ID!) { client(id: $id) { name } }', { id: clientId });
    expect(meanwhile.client.name).toContain('Amal');
    await Promise.all(waiting.map((reader) => reader?.cancel()));
    const whole = exportedRecordSchema.parse(await (await fetchAs(amal, world().url, path)).json());
    expect(whole.checkIns.length).toBeGreaterThan(5000);
  });
});
