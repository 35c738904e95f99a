import { describe, expect, it } from '@jest/globals';
import { loadDemo } from '../../src/database/seeds/load/index.ts';
import { resetDemo } from '../../src/database/seeds/reset-demo.ts';
import { NOTE_COLUMNS, NOTE_TABLES, type NoteRow } from '../../src/modules/clinical-notes/data/note-row.ts';
import { contentHash } from '../../src/modules/clinical-notes/domain/content-hash.ts';
import { signedParts } from '../../src/modules/clinical-notes/domain/note-parts.ts';
import { AppConfig } from '../../src/platform/config/index.ts';
import { PracticeKeys } from '../../src/platform/crypto/index.ts';
import {
  asActor,
  createTestDatabase,
  type DemoName,
  EMAILS,
  useWorld,
  withClient,
} from '../harness/index.ts';
import { answer, waitingOf } from '../harness/operations/waiting-list.ts';

describe('the demo practices', () => {
  const world = useWorld();
  const rows = (text: string, values?: unknown[]) => world().rows<Record<string, unknown>>(text, values);

  it('lets everybody in, each with their own roles', async () => {
    const roles: Record<string, unknown> = {};
    for (const name of Object.keys(EMAILS) as DemoName[]) {
      const { viewer } = await (await world().as(name)).ask(
        '{ viewer { roles practice { name } practices { name } } }',
      );
      roles[name] = [viewer.practice.name.split(' ')[0], viewer.roles, viewer.practices.length];
    }
    expect(roles).toEqual({
      rowan: ['Harbour', ['ADMINISTRATOR', 'OWNER'], 1],
      mara: ['Harbour', ['PSYCHOTHERAPIST'], 1],
      tomas: ['Harbour', ['PSYCHOTHERAPIST'], 1],
      ines: ['Harbour', ['MASSAGE_THERAPIST'], 1],
      ben: ['Harbour', ['MASSAGE_THERAPIST'], 1],
      jonah: ['Harbour', ['CLIENT'], 1],
      amal: ['Harbour', ['CLIENT'], 1],
      petra: ['Harbour', ['CLIENT'], 1],
      lee: ['Harbour', ['CLIENT'], 1],
      vera: ['Elm', ['PSYCHOTHERAPIST'], 2],
      elmOwner: ['Elm', ['OWNER'], 1],
      kit: ['Elm', ['CLIENT'], 1],
    });
  });

  it('tells Jonah’s story: distress on leaving falls, but for the session that was stopped', async () => {
    const jonah = await world().clientId('Jonah');
    const sessions = await rows(
      `select arrival_distress as arrival, departure_distress as departure, ending
       from attune.session_response s join attune.note n on n.practice_id = s.practice_id and n.id = s.note_id
       where s.client_id = $1 and n.state = 'SIGNED' order by n.created_at`,
      [jonah],
    );
    expect(sessions.map((one) => one['departure'])).toEqual([5, 4, 8, 4, 3, 2]);
    expect(sessions.map((one) => one['ending'])).toEqual(
      expect.arrayContaining(['ENDED_BY_CLIENT', 'FINISHED']),
    );
    const [flag] = await rows(
      `select level, state, hold, hold_lifted_at - raised_at as held,
         (select text from attune.flag_conditions c where c.practice_id = f.practice_id and c.flag_id = f.id) as conditions
       from attune.distress_flag f where client_id = $1`,
      [jonah],
    );
    expect(flag).toMatchObject({ level: 'ALERT', state: 'RESOLVED', hold: 'DEEP_WORK', held: { days: 1 } });
    expect(flag?.['conditions']).toContain('Nothing on chest or throat');
  });

  it('shows lower check-ins where bodywork followed within 48 hours of processing', async () => {
    const means = await rows(
      `with processing as (
         select a.client_id, a.ends_at, exists (select 1 from attune.appointment b
             join attune.appointment_service t on t.practice_id = b.practice_id and t.appointment_id = b.id
             where b.client_id = a.client_id and t.class = 'BODYWORK_GENTLE' and b.state = 'FULFILLED'
               and b.starts_at between a.ends_at and a.ends_at + interval '48 hours') as followed
         from attune.appointment a
         join attune.appointment_service s on s.practice_id = a.practice_id and s.appointment_id = a.id
         where a.client_id = $1 and s.class = 'TRAUMA_PROCESSING' and a.ends_at < now() - interval '6 days')
       select p.followed, count(distinct p.ends_at)::integer as weeks, avg(c.distress)::float as distress
       from processing p join attune.check_in c on c.client_id = p.client_id
         and c.at between p.ends_at and p.ends_at + interval '6 days'
       group by p.followed order by p.followed`,
      [await world().clientId('Jonah')],
    );
    expect(means.map(({ followed, weeks }) => [followed, weeks])).toEqual([
      [false, 6],
      [true, 6],
    ]);
    expect(Number(means[1]?.['distress'])).toBeLessThan(Number(means[0]?.['distress']) - 1);
  });

  it('has one rule of Jonah’s plan broken next week, and says so', async () => {
    const { client } = await (await world().as('mara')).ask(
      `query ($id: ID!, $from: DateTime, $to: DateTime) { client(id: $id) {
         appointments(from: $from, to: $to) { service { class } findings { kind hard satisfied } } } }`,
      {
        id: await world().clientId('Jonah'),
        from: new Date(Date.now() + 4 * 86_400_000).toISOString(),
        to: new Date(Date.now() + 10 * 86_400_000).toISOString(),
      },
    );
    const broken = client.appointments.flatMap(
      (one: {
        service: { class: string };
        findings: { kind: string; hard: boolean; satisfied: boolean }[];
      }) =>
        one.findings
          .filter(({ hard, satisfied }) => hard && !satisfied)
          .map(({ kind }) => [one.service.class, kind]),
    );
    expect(broken).toContainEqual(['BODYWORK_DEEP', 'REST_AFTER']);
  });

  it('has Amal’s alert open, her deep appointment waiting and her gentle ones booked', async () => {
    const amal = await world().clientId('Amal');
    const [flag] = await rows(
      `select level, state, hold, 
         exists (select from attune.flag_guidance g where g.practice_id = f.practice_id and g.flag_id = f.id) as guided,
         extract(epoch from acknowledge_by - raised_at)::integer / 60 as minutes
       from attune.distress_flag f where client_id = $1`,
      [amal],
    );
    expect(flag).toEqual({ level: 'ALERT', state: 'RAISED', hold: 'DEEP_WORK', guided: true, minutes: 60 });
    const ahead = await rows(
      `select s.class, a.state from attune.appointment a
       join attune.appointment_service s on s.practice_id = a.practice_id and s.appointment_id = a.id
       where a.client_id = $1 and a.starts_at > now() + interval '1 day' order by s.class`,
      [amal],
    );
    expect(ahead).toEqual([
      { class: 'BODYWORK_DEEP', state: 'NEEDS_CLEARANCE' },
      { class: 'BODYWORK_GENTLE', state: 'BOOKED' },
      { class: 'TALK', state: 'BOOKED' },
    ]);
  });

  it('keeps Mara’s process note from the database and opens it with the practice’s key', async () => {
    const [note] = await rows(
      `select p.practice_id, p.note_id, p.key_version, p.sealed from attune.process_note_text p`,
    );
    const keys = new PracticeKeys(new AppConfig(world().database.config));
    const text = await withClient(world().database.adminUrl, async (client) => {
      await client.query(`select set_config('app.practice_id', $1, false)`, [note?.['practice_id']]);
      return keys.open(
        async <Row extends object>(statement: { text: string }, values: readonly unknown[] = []) =>
          (await client.query<Row & Record<string, unknown>>(statement.text, [...values])).rows,
        String(note?.['note_id']),
        { keyVersion: Number(note?.['key_version']), sealed: note?.['sealed'] as Buffer },
      );
    });
    expect(text).toContain('for supervision');
    expect(String(note?.['sealed'])).not.toContain('supervision');
  });

  it('R12: every signature stands for what the note holds', async () => {
    const notes = await world().rows<NoteRow>(
      `select ${NOTE_COLUMNS} from ${NOTE_TABLES} where n.state = 'SIGNED'`,
    );
    expect(notes.length).toBeGreaterThan(25);
    expect(
      notes.filter((note) => contentHash(signedParts(note)).toString('hex') !== note.contentHash),
    ).toEqual([]);
  });

  it('R10: shares by consent: Ines reads Jonah’s summaries, not Amal’s; Ben none of Petra’s', async () => {
    const summaries = (name: DemoName) =>
      asActor(world(), name, async (query) => {
        const found = await query<{ name: string; count: number }>(
          `select c.name, count(*)::integer from attune.note_team_summary s
           join attune.client c on c.practice_id = s.practice_id and c.id = s.client_id group by c.name order by c.name`,
        );
        return found.rows.map(({ name: client, count }) => [client, count]);
      });
    expect(await summaries('ines')).toEqual([['Jonah Whitfield', 12]]);
    expect(await summaries('ben')).toEqual([]);
    expect(await summaries('tomas')).toEqual([]);
    expect(await summaries('rowan')).toEqual([]);
  });

  it('R11: no signed session response goes beyond what the client allowed', async () => {
    const beyond = await rows(
      `select s.note_id, w.region from attune.session_response s
       cross join lateral jsonb_to_recordset(s.work) as w(region text, pressure integer)
       join attune.boundaries b on b.practice_id = s.practice_id and b.client_id = s.client_id and b.version = s.boundaries_version
       where s.signed and (w.pressure > b.max_pressure or b.regions ->> w.region = 'NEVER'
         or (b.regions ->> w.region = 'ASK_FIRST' and not w.region = any (s.regions_agreed_today)))`,
    );
    expect(beyond).toEqual([]);
  });
});

describe('making the demo again, and filling it', () => {
  /** Everything that is the same each time: all but passwords, keys and what a key has sealed. */
  const fingerprint = (url: string) =>
    withClient(url, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'attune'::regnamespace and relkind = 'r'
           and relname not in ('migration', 'practice_key', 'process_note_text', 'recovery_entry', 'app_user', 'note') order by relname`,
      );
      const prints: Record<string, string> = {};
      for (const { name } of rows) {
        const found = await client.query<{ print: string }>(
          `select md5(coalesce(string_agg(r::text, chr(10) order by r::text), '')) as print from attune.${name} r`,
        );
        prints[name] = found.rows[0]?.print ?? '';
      }
      return prints;
    });

  it('is the same each time on one day, refuses in production, and takes generated clients', async () => {
    const database = await createTestDatabase();
    try {
      await expect(
        resetDemo(new AppConfig({ ...database.config, mode: 'production' }), new Date()),
      ).rejects.toThrow('Only a demo is reset');
      const someSaturday = new Date('2026-10-24T21:30:00Z');
      await resetDemo(database.config, someSaturday);
      const first = await fingerprint(database.adminUrl);
      await resetDemo(database.config, someSaturday);
      expect(await fingerprint(database.adminUrl)).toEqual(first);

      const loaded = await loadDemo(database.config, someSaturday, { clients: 60, practice: 'harbour' });
      expect(loaded).toEqual({ practice: 'Harbour Trauma & Bodywork', clients: 60, practitioners: 4 });
      await loadDemo(database.config, someSaturday, { clients: 5, practice: 'harbour' });
      await withClient(database.adminUrl, async (client) => {
        const { rows } = await client.query(
          `select (select count(*)::integer from attune.care_plan where state = 'ACTIVE') as plans,
             (select count(*)::integer from attune.care_team_member t join attune.member m on m.id = t.member_id
               where m.name like '%Mara%' and t.state = 'ACTIVE') as mara,
             (select count(*)::integer from attune.note where state = 'SIGNED') > 500 as notes,
             (select count(*)::integer from attune.check_in) > 1000 as "checkIns"`,
        );
        expect(rows).toEqual([{ plans: 69, mara: 33, notes: true, checkIns: true }]);
      });
      await expect(loadDemo(database.config, someSaturday, { clients: 5, practice: 'Elm' })).rejects.toThrow(
        'lacks an owner, a talk session or gentle bodywork',
      );
    } finally {
      await database.drop();
    }
  });
});

describe('the waiting list of the demo', () => {
  const world = useWorld();

  it('keeps a time for Petra that she can take', async () => {
    const petra = await world().as('petra');
    const [entry] = await waitingOf(petra, await world().clientId('Petra'));
    expect(entry.offers.map(({ state }: { state: string }) => state)).toEqual(['OFFERED', 'DECLINED']);
    expect(await answer(petra, entry.offers[0].id, true)).toMatchObject({
      __typename: 'WaitingEntry',
      state: 'BOOKED',
    });
  });
});
