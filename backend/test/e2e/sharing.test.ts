// long-file: one world, started once, for every door that consent opens and shuts.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SHARING_CATEGORIES, type SharingCategory } from '@attune/shared';
import fc from 'fast-check';
import { type Client, createClient } from 'graphql-ws';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { LiveHub } from '../../src/platform/live/index.ts';
import {
  type Anything,
  asActor,
  type DemoName,
  fingerprint,
  type Query,
  useWorld,
} from '../harness/index.ts';
import {
  noteStep,
  notesOf,
  progressNote,
  readNote,
  sessionInput,
} from '../harness/operations/clinical-notes.ts';
import { draftPlan, planInput, plansOf, proposePlan } from '../harness/operations/care-plans.ts';
import { caseloadOf, queueOf } from '../harness/operations/dashboard.ts';
import { historyOf, joinTeam, share, sharingOf } from '../harness/operations/sharing.ts';

type Discipline = 'PSYCHOTHERAPY' | 'MASSAGE';

const EVERYBODY_ELSE = ['mara', 'ines', 'ben', 'tomas', 'rowan', 'amal', 'vera', 'elmOwner', 'kit'] as const;

const world = useWorld();
const as = (name: DemoName) => world().as(name);

// On Jonah's team for these tests: Mara and Tomas for psychotherapy, Ines and Ben for massage.
let jonah: string;
let summary: string;
let response: string;

beforeAll(async () => {
  jonah = await world().clientId('Jonah');
  await joinTeam(world(), jonah, 'ben', 'MASSAGE');
  await joinTeam(world(), jonah, 'tomas', 'PSYCHOTHERAPY');
  summary = (await progressNote(await as('mara'), jonah, { teamSummary: 'Steady.' })).id;
  response = await sessionResponse();
});

async function sessionResponse(): Promise<string> {
  const ines = await as('ines');
  const [row] = await world().rows<{ version: number }>(
    'select max(version)::int as version from attune.boundaries where client_id = $1',
    [jonah],
  );
  const draft = await noteStep(ines, 'startNote', { clientId: jonah, kind: 'SESSION_RESPONSE' });
  const saved = await noteStep(ines, 'saveNoteDraft', {
    noteId: draft.id,
    expectedVersion: draft.version,
    session: sessionInput(row?.version ?? 0),
  });
  const signed = await noteStep(ines, 'signNote', { noteId: draft.id, expectedVersion: saved.version });
  expect(signed.state).toBe('SIGNED');
  return signed.id;
}

const say = async (category: SharingCategory, discipline: Discipline, granted: boolean, more: object = {}) =>
  share(await as('jonah'), { category, discipline, granted, ...more });
const inPracticeOf = <Result>(name: DemoName, work: (query: Query) => Promise<Result>) =>
  asActor(world(), name, work, name === 'elmOwner' || name === 'kit' ? 'Elm' : 'Harbour');
const memberId = (name: DemoName) => world().memberId(name.charAt(0).toUpperCase() + name.slice(1));

/**
 * What is open in SQL, straight as the application's role: by what is asked of consent, and by the rows of
 * tables. The same for all, or the answer of each.
 */
const inSql = (
  name: DemoName,
  category: SharingCategory,
  discipline: Discipline,
  tables: readonly string[],
) =>
  asActor(world(), name, async (query) => {
    const { rows } = await query<Record<string, boolean>>(
      `select $1::uuid = any (attune.shared_client_ids($2, $3)) as ids,
         $2 = any (case $3 when 'MASSAGE' then r.shared_massage else r.shared_psychotherapy end) as relation
         ${tables.map((table) => `, exists (select from attune.${table} t where t.client_id = $1 ${table === 'note' ? "and kind = 'PROGRESS'" : ''}) as ${table}`).join('')}
       from attune.relation_to($1) r`,
      [jonah, category, discipline],
    );
    const found = Object.values(rows[0] ?? {});
    return found.every((one) => one === found[0]) ? (found[0] ?? false) : rows[0];
  });

interface Gate {
  readonly category: SharingCategory;
  readonly discipline: Discipline;
  /** Two of the discipline: whom the choices are about, and the other. */
  readonly people: readonly [DemoName, DemoName];
  /** Every way to what is behind the category; each true where it is open to that person. */
  readonly doors: (name: DemoName) => Promise<Record<string, Anything>>;
}

const GATES: readonly Gate[] = [
  {
    category: 'PLAN',
    discipline: 'MASSAGE',
    people: ['ines', 'ben'],
    doors: async (name) => {
      const person = await as(name);
      const plans = await plansOf(person, jonah);
      const [plan] = await world().rows<{ id: string }>(
        `select id from attune.care_plan where client_id = $1 and state = 'ACTIVE'`,
        [jonah],
      );
      const { carePlan } = await person.ask('query One($id: ID!) { carePlan(id: $id) { id } }', {
        id: plan?.id,
      });
      const inList = await person.ask('{ clients { edges { node { id phase activePlan { id } } } } }');
      const { node } = inList.clients.edges.find((edge: Anything) => edge.node.id === jonah);
      return {
        record: plans.activePlan !== null && plans.phase !== null && plans.planWithheld === null,
        single: carePlan !== null,
        list: node.phase !== null && node.activePlan !== null,
        caseload: (await caseloadOf(person))['Jonah'].phase !== null,
        sql: await inSql(name, 'PLAN', 'MASSAGE', [
          'care_plan',
          'care_plan_version',
          'goal',
          'activity',
          'coordination_rule',
          'agreement',
        ]),
      };
    },
  },
  {
    category: 'PSYCHOTHERAPY_SUMMARY',
    discipline: 'MASSAGE',
    people: ['ines', 'ben'],
    doors: async (name) => {
      const person = await as(name);
      const { notes, notesWithheld } = await notesOf(person, jonah);
      const kinds: string[] = notes.edges.map((edge: Anything) => edge.node.__typename);
      expect(await readNote(person, response)).not.toBeNull();
      return {
        list: kinds.includes('ProgressNote'),
        told: notesWithheld.every((one: Anything) => one.category !== 'PSYCHOTHERAPY_SUMMARY'),
        single: (await readNote(person, summary)) !== null,
        sql: await inSql(name, 'PSYCHOTHERAPY_SUMMARY', 'MASSAGE', ['note', 'note_team_summary']),
      };
    },
  },
  {
    category: 'SESSION_RESPONSES',
    discipline: 'PSYCHOTHERAPY',
    people: ['mara', 'tomas'],
    doors: async (name) => {
      const person = await as(name);
      const { notes, notesWithheld } = await notesOf(person, jonah, ['SESSION_RESPONSE']);
      return {
        list: notes.edges.length > 0,
        told: notesWithheld.length === 0,
        single: (await readNote(person, response)) !== null,
        sql: await inSql(name, 'SESSION_RESPONSES', 'PSYCHOTHERAPY', ['session_response']),
      };
    },
  },
  {
    category: 'MEASURES',
    discipline: 'MASSAGE',
    people: ['ines', 'ben'],
    doors: async (name) => {
      const { client } = await (await as(name)).ask(
        'query Days($id: ID!) { client(id: $id) { checkIns { mood arousal distress withheld { category } } } }',
        { id: jonah },
      );
      expect(client.checkIns.length).toBeGreaterThan(0);
      return {
        mood: client.checkIns.some((one: Anything) => one.mood !== null || one.arousal !== null),
        told: client.checkIns.every((one: Anything) => one.withheld === null),
        sql: await inSql(name, 'MEASURES', 'MASSAGE', ['check_in_detail']),
      };
    },
  },
  // What these two open stands behind the same question, asked in SQL.
  ...(['MEDICAL', 'SAFETY_PLAN'] as const).map(
    (category): Gate => ({
      category,
      discipline: 'MASSAGE',
      people: ['ines', 'ben'],
      doors: async (name) => ({ sql: await inSql(name, category, 'MASSAGE', []) }),
    }),
  ),
];

const open = (doors: Record<string, Anything>) =>
  Object.fromEntries(Object.keys(doors).map((door) => [door, true]));
const shut = (doors: Record<string, Anything>) =>
  Object.fromEntries(Object.keys(doors).map((door) => [door, false]));

describe.each(GATES)('R10: $category with $discipline', ({ category, discipline, people, doors }) => {
  const [one] = people;
  const bothSee = async (expected: readonly [boolean, boolean]) => {
    for (const [index, name] of people.entries()) {
      const found = await doors(name);
      expect({ name, found }).toEqual({ name, found: (expected[index] ? open : shut)(found) });
    }
  };

  it('is shut at every door by the very next read after a withdrawal, and opens again', async () => {
    await bothSee([true, true]);
    expect(await say(category, discipline, false)).toMatchObject({
      __typename: 'SharingConsent',
      category,
      discipline,
      granted: false,
      member: null,
    });
    await bothSee([false, false]);
    await say(category, discipline, true);
    await bothSee([true, true]);
  });

  it('is shut for one person alone, and open to one person alone; back again as the others are', async () => {
    const about = { memberId: await memberId(one) };
    expect(await say(category, discipline, false, about)).toMatchObject({
      granted: false,
      member: { id: about.memberId },
    });
    await bothSee([false, true]);
    await say(category, discipline, false);
    await say(category, discipline, true, about);
    // What the others are told changes nothing for whom something was said of.
    await say(category, discipline, true);
    await say(category, discipline, false);
    await bothSee([true, false]);
    expect(await say(category, discipline, true, { ...about, followDiscipline: true })).toMatchObject({
      granted: false,
      member: { id: about.memberId },
    });
    await bothSee([false, false]);
    await say(category, discipline, true);
    await bothSee([true, true]);
  });
});

describe('R10: a live connection that was opened earlier', () => {
  const clients: Client[] = [];
  afterAll(async () => {
    for (const client of clients) await client.dispose();
  });

  const watch = async (name: DemoName): Promise<Anything[]> => {
    const notices: Anything[] = [];
    const { cookies } = await as(name);
    class Socket extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, { headers: { cookie: cookies } });
      }
    }
    const hub = world().app.get(LiveHub);
    const before = hub.open;
    const client = createClient({
      url: `${world().url.replace('http', 'ws')}/graphql`,
      webSocketImpl: Socket,
      retryAttempts: 0,
    });
    clients.push(client);
    client.subscribe<{ changed: Anything }>(
      { query: 'subscription { changed { kind id clientId } }' },
      {
        next: ({ data }) => data && void notices.push(data.changed),
        error: () => undefined,
        complete: () => undefined,
      },
    );
    await until(() => hub.open > before);
    return notices;
  };
  const until = async (come: () => boolean) => {
    for (let tries = 0; tries < 200 && !come(); tries += 1) await wait(20);
    expect(come()).toBe(true);
  };
  const kinds = (notices: Anything[]) => notices.splice(0).map((one) => one.kind);

  it('tells that something changed, and from then on nothing of what is withheld', async () => {
    const [ines, ben, mara, tomas, amal, rowan] = [
      await watch('ines'),
      await watch('ben'),
      await watch('mara'),
      await watch('tomas'),
      await watch('amal'),
      await watch('rowan'),
    ];
    const note = async () => {
      await progressNote(await as('mara'), jonah, { teamSummary: 'A good week.' });
      await until(() => mara.some(({ kind }) => kind === 'NOTE'));
      await wait(40);
      return [mara, tomas, ines, ben].map((one) => kinds(one).includes('NOTE'));
    };
    expect(await note()).toEqual([true, true, true, true]);
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', false, { memberId: await memberId('ines') });
    await until(() => ines.length > 0 && mara.length > 0);
    expect(kinds(ines)).toEqual(['CONSENT']);
    expect(await note()).toEqual([true, true, false, true]);
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', false);
    expect(await note()).toEqual([true, true, false, false]);
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', true, {
      memberId: await memberId('ines'),
      followDiscipline: true,
    });
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', true);
    expect(await note()).toEqual([true, true, true, true]);

    const answer = async () => {
      await sessionResponse();
      await until(() => ines.some(({ kind }) => kind === 'NOTE'));
      await wait(40);
      return [mara, tomas, ines, ben].map((one) => kinds(one).includes('NOTE'));
    };
    await say('SESSION_RESPONSES', 'PSYCHOTHERAPY', false, { memberId: await memberId('tomas') });
    expect(await answer()).toEqual([true, false, true, true]);
    await say('SESSION_RESPONSES', 'PSYCHOTHERAPY', true, {
      memberId: await memberId('tomas'),
      followDiscipline: true,
    });

    const plan = async () => {
      const drafted = await draftPlan(await as('mara'), planInput(jonah));
      await proposePlan(await as('mara'), drafted.id, drafted.version);
      await until(() => mara.some(({ kind }) => kind === 'CARE_PLAN'));
      await wait(40);
      const waits = async (name: DemoName) =>
        (await queueOf(await as(name))).some(
          (item) => item.kind === 'AGREEMENT' && item.client?.id === jonah,
        );
      return {
        told: [mara, tomas, ines, ben].map((one) => kinds(one).includes('CARE_PLAN')),
        queue: [await waits('ines'), await waits('ben')],
      };
    };
    await say('PLAN', 'MASSAGE', false, { memberId: await memberId('ben') });
    expect(await plan()).toEqual({ told: [true, true, true, false], queue: [true, false] });
    await say('PLAN', 'MASSAGE', true, { memberId: await memberId('ben'), followDiscipline: true });
    expect([amal, rowan].map(kinds)).toEqual([[], []]);
  });
});

describe('R14: who will read', () => {
  const readers = async (name: DemoName, kind: string) => {
    const draft = await noteStep(await as(name), 'startNote', { clientId: jonah, kind });
    const { noteReaders } = await (await as(name)).ask(
      'query Readers($id: ID!) { noteReaders(noteId: $id) { part readers } }',
      { id: draft.id },
    );
    return noteReaders.at(-1).readers;
  };

  it('names each person whom the client lets read, and nobody else', async () => {
    const all = ['Dr Mara Lindqvist', 'Jonah Whitfield', 'Tomas Reyes'];
    expect(await readers('mara', 'PROGRESS')).toEqual([...all, 'Ines Okafor', 'Ben Sato']);
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', false, { memberId: await memberId('ines') });
    expect(await readers('mara', 'PROGRESS')).toEqual([...all, 'Ben Sato']);
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', false);
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', true, { memberId: await memberId('ines') });
    expect(await readers('mara', 'PROGRESS')).toEqual([...all, 'Ines Okafor']);
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', true);
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', true, {
      memberId: await memberId('ines'),
      followDiscipline: true,
    });
    await say('SESSION_RESPONSES', 'PSYCHOTHERAPY', false, { memberId: await memberId('mara') });
    expect(await readers('ines', 'SESSION_RESPONSE')).toEqual([
      'Ines Okafor',
      'Jonah Whitfield',
      'Ben Sato',
      'Tomas Reyes',
    ]);
    await say('SESSION_RESPONSES', 'PSYCHOTHERAPY', true, {
      memberId: await memberId('mara'),
      followDiscipline: true,
    });
  });

  it('is told to those who write such notes, and to nobody by the function behind it', async () => {
    const told = async (name: DemoName) =>
      asActor(world(), name, async (query) => {
        const { rows } = await query<{ discipline: string }>(
          'select distinct discipline from attune.readers_by_consent(array[$1::uuid]) order by 1',
          [jonah],
        );
        return rows.map((row) => row.discipline);
      });
    expect(await told('mara')).toEqual(['MASSAGE', 'PSYCHOTHERAPY']);
    expect(await told('ines')).toEqual(['PSYCHOTHERAPY']);
    for (const name of ['jonah', 'rowan', 'amal', 'lee'] as const) expect(await told(name)).toEqual([]);
  });
});

describe('who may say what is shared', () => {
  const asked = { category: 'PLAN', discipline: 'MASSAGE', granted: true };

  it('is the client alone: nobody else by the API, whoever they are', async () => {
    const before = await fingerprint(world());
    for (const name of ['mara', 'ines', 'ben', 'tomas', 'rowan', 'elmOwner'] as const) {
      expect({ name, result: await share(await as(name), asked) }).toMatchObject({
        name,
        result: { __typename: 'Forbidden', code: 'FORBIDDEN' },
      });
    }
    // Another client says it of themselves, and Vera, at Elm Street, is no client at all.
    expect(await share(await as('vera'), asked)).toMatchObject({ __typename: 'Forbidden' });
    expect(await fingerprint(world())).toEqual(before);
  });

  it('is the client alone: nobody else in SQL, not even for a person or in the history', async () => {
    const ines = await memberId('ines');
    const tries: readonly (readonly [string, string[]])[] = [
      [
        `insert into attune.sharing_consent (practice_id, client_id, category, discipline, granted, since)
         select attune.practice_id(), $1, 'PLAN', 'MASSAGE', true, now()`,
        [jonah],
      ],
      [
        `insert into attune.sharing_consent_member (practice_id, client_id, category, discipline, member_id, granted, since)
         select attune.practice_id(), $1, 'PLAN', 'MASSAGE', $2, true, now()`,
        [jonah, ines],
      ],
      [
        `insert into attune.sharing_consent_event (practice_id, id, client_id, category, discipline, granted, user_id, screen)
         select attune.practice_id(), gen_random_uuid(), $1, 'PLAN', 'MASSAGE', true, attune.user_id(), 'API'`,
        [jonah],
      ],
    ];
    await say('MEDICAL', 'MASSAGE', false, { memberId: ines });
    for (const name of EVERYBODY_ELSE) {
      await inPracticeOf(name, async (query) => {
        for (const [text, values] of tries) {
          await query('savepoint before');
          await expect(query(text, values)).rejects.toThrow('row-level security');
          await query('rollback to before');
        }
        for (const table of ['sharing_consent', 'sharing_consent_member']) {
          const { rowCount } = await query(`update attune.${table} set granted = true where client_id = $1`, [
            jonah,
          ]);
          expect({ name, table, rowCount }).toEqual({ name, table, rowCount: 0 });
        }
      });
    }
    // The history does not change, not even for the client.
    for (const text of [
      'update attune.sharing_consent_event set granted = true',
      'delete from attune.sharing_consent_event',
      'delete from attune.sharing_consent',
      'delete from attune.sharing_consent_member',
      `update attune.sharing_consent set category = 'PLAN'`,
    ]) {
      await expect(asActor(world(), 'jonah', (query) => query(text))).rejects.toThrow('permission denied');
    }
    await say('MEDICAL', 'MASSAGE', false, { memberId: ines, followDiscipline: true });
  });

  it('names only people of the own team, in their discipline; all others alike', async () => {
    const refused = {
      __typename: 'InvalidInput',
      fields: [{ path: 'memberId', message: 'This person is not on your team for that.' }],
    };
    const [vera] = await world().rows<{ id: string }>(
      `select m.id from attune.member m join attune.practice p on p.id = m.practice_id where p.name like 'Elm%' limit 1`,
    );
    for (const [id, discipline] of [
      [await memberId('ines'), 'PSYCHOTHERAPY'],
      [await memberId('rowan'), 'MASSAGE'],
      [vera?.id, 'PSYCHOTHERAPY'],
      ['00000000-0000-7000-8000-000000000001', 'MASSAGE'],
    ] as const) {
      expect(
        await share(await as('jonah'), { ...asked, discipline, memberId: id, granted: false }),
      ).toMatchObject(refused);
    }
    expect(await share(await as('jonah'), { ...asked, followDiscipline: true })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'memberId' }],
    });
    // Whom a client has not agreed to yet, they may decide about ahead; it opens nothing before they join.
    const ines = await memberId('ines');
    const lee = await world().clientId('Lee');
    expect(await share(await as('lee'), { ...asked, memberId: ines })).toMatchObject({ granted: true });
    expect(
      (await (await as('ines')).ask('query One($id: ID!) { client(id: $id) { id } }', { id: lee })).client,
    ).toBeNull();
  });

  it('R26: leaves a trace of each change and none where nothing changed', async () => {
    const trace = () =>
      world().rows<Anything>(
        `select role, ground, field_classes from attune.audit_event
         where action = 'sharing.set' and client_ids = array[$1::uuid] order by at`,
        [jonah],
      );
    await say('MEDICAL', 'MASSAGE', true);
    const [before, events] = [
      (await trace()).length,
      (await historyOf(await as('jonah'), jonah))?.length ?? 0,
    ];
    await say('MEDICAL', 'MASSAGE', true);
    await say('MEDICAL', 'MASSAGE', true);
    expect(await trace()).toHaveLength(before);
    expect(await historyOf(await as('jonah'), jonah)).toHaveLength(events);
    await say('MEDICAL', 'MASSAGE', false);
    await say('MEDICAL', 'MASSAGE', true);
    expect((await trace()).slice(before)).toEqual([
      { role: 'CLIENT', ground: 'SELF', field_classes: ['CONSENT'] },
      { role: 'CLIENT', ground: 'SELF', field_classes: ['CONSENT'] },
    ]);
  });
});

describe('what is known of it', () => {
  it('the client and the psychotherapists see all, a massage therapist what concerns them, others nothing', async () => {
    const ben = await memberId('ben');
    await say('MEASURES', 'MASSAGE', false, { memberId: ben });
    await say('SESSION_RESPONSES', 'PSYCHOTHERAPY', true, { memberId: await memberId('tomas') });
    const named = async (name: DemoName) =>
      (await sharingOf(await as(name), jonah))
        .filter((one) => one.member !== null)
        .map((one) => `${one.category} ${one.member.name} ${one.granted}`);
    const both = ['MEASURES Ben Sato false', 'SESSION_RESPONSES Tomas Reyes true'];
    expect(await named('jonah')).toEqual(both);
    expect(await named('mara')).toEqual(both);
    expect(await named('tomas')).toEqual(both);
    expect(await named('ben')).toEqual(['MEASURES Ben Sato false']);
    expect(await named('ines')).toEqual([]);
    expect(await sharingOf(await as('jonah'), jonah)).toHaveLength(14);
    expect((await sharingOf(await as('ines'), jonah)).every((one) => one.discipline === 'MASSAGE')).toBe(
      true,
    );
    expect(await sharingOf(await as('rowan'), jonah)).toEqual([]);
    const personsInSql = (name: DemoName) =>
      inPracticeOf(name, async (query) => {
        const { rows } = await query<{ member_id: string }>(
          'select member_id from attune.sharing_consent_member where client_id = $1',
          [jonah],
        );
        return rows.map((row) => row.member_id);
      });
    expect(await personsInSql('ben')).toEqual([ben]);
    for (const name of ['ines', 'rowan', 'amal', 'kit'] as const) {
      expect(await personsInSql(name)).toEqual([]);
    }
    await say('MEASURES', 'MASSAGE', false, { memberId: ben, followDiscipline: true });
    await say('SESSION_RESPONSES', 'PSYCHOTHERAPY', true, {
      memberId: await memberId('tomas'),
      followDiscipline: true,
    });
  });

  it('says that something is withheld and that the client decides, never how much', async () => {
    const seen = async () => {
      const ines = await as('ines');
      const { client } = await ines.ask(
        `query All($id: ID!) { client(id: $id) { notes(kinds: [PROGRESS]) { edges { node { id } } pageInfo { hasNextPage endCursor } }
           notesWithheld { reason category } } }`,
        { id: jonah },
      );
      return client;
    };
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', false);
    const before = await seen();
    expect(before.notesWithheld).toEqual([
      {
        category: 'PSYCHOTHERAPY_SUMMARY',
        reason: 'The client decides who sees summaries from psychotherapy, and has not shared it with you.',
      },
    ]);
    await progressNote(await as('mara'), jonah, { teamSummary: 'One more.' });
    await progressNote(await as('mara'), jonah, { teamSummary: 'And another.' });
    expect(await seen()).toEqual(before);
    expect(before.notes).toEqual({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', true);
  });

  it('keeps a history for ever: who, what, when, of whom and where; the client’s alone', async () => {
    const self = await as('jonah');
    const since = new Date();
    await say('SAFETY_PLAN', 'MASSAGE', false, { screen: 'WELCOME' });
    await say('SAFETY_PLAN', 'MASSAGE', true, { memberId: await memberId('ines'), screen: 'MY_SHARING' });
    await say('SAFETY_PLAN', 'MASSAGE', true, { memberId: await memberId('ines'), followDiscipline: true });
    const history = (await historyOf(self, jonah)) ?? [];
    const line = { who: 'Jonah Whitfield', category: 'SAFETY_PLAN', discipline: 'MASSAGE' };
    expect(history.slice(0, 3)).toMatchObject([
      { ...line, granted: null, member: { name: 'Ines Okafor' }, screen: 'API' },
      { ...line, granted: true, member: { name: 'Ines Okafor' }, screen: 'MY_SHARING' },
      { ...line, granted: false, member: null, screen: 'WELCOME' },
    ]);
    expect(Date.parse(history[0].at)).toBeGreaterThanOrEqual(since.getTime() - 1000);
    // What was said before any of this, long ago, is still there; page by page it is the same.
    expect(history.at(-1)).toMatchObject({ granted: true, screen: 'MY_SHARING', member: null });
    expect(await historyOf(self, jonah, 7)).toEqual(history);
    for (const name of ['mara', 'ines', 'tomas', 'rowan'] as const) {
      expect({ name, history: await historyOf(await as(name), jonah) }).toEqual({ name, history: null });
    }
    const counts = await Promise.all(
      (['mara', 'ines', 'rowan', 'amal'] as const).map((name) =>
        asActor(
          world(),
          name,
          async (query) =>
            (await query('select 1 from attune.sharing_consent_event where client_id = $1', [jonah]))
              .rowCount,
        ),
      ),
    );
    expect(counts).toEqual([0, 0, 0, 0]);
    await say('SAFETY_PLAN', 'MASSAGE', true);
  });

  it('of the demo shows Petra’s withdrawal of last week, and of Lee that nothing was said', async () => {
    const petra = await historyOf(await as('petra'), await world().clientId('Petra'));
    const newest = petra?.slice(0, 2).map((one) => [one.category, one.granted, one.who]);
    expect(newest).toEqual([
      ['PSYCHOTHERAPY_SUMMARY', false, 'Petra Novak'],
      ['PSYCHOTHERAPY_SUMMARY', false, 'Petra Novak'],
    ]);
    expect(
      petra?.filter((one) => one.member).map((one) => [one.category, one.granted, one.member.name]),
    ).toEqual([
      ['MEASURES', null, 'Ben Sato'],
      ['MEASURES', false, 'Ben Sato'],
    ]);
    // And Lee nothing but what these tests said for them.
    const lee = await historyOf(await as('lee'), await world().clientId('Lee'));
    expect(lee?.every((one) => one.screen === 'API')).toBe(true);
    const days = (Date.now() - Date.parse(petra?.[0].at)) / 86_400_000;
    expect(days).toBeGreaterThan(5);
    expect(days).toBeLessThan(9);
  });

  it('two at once, and many: the last wins, and nothing of either is lost from the history', async () => {
    const self = await as('jonah');
    const before = (await historyOf(self, jonah))?.length ?? 0;
    const [ines] = [await memberId('ines')];
    const sayings = Array.from({ length: 24 }, (_, index) =>
      index % 3 === 0
        ? say('PLAN', 'MASSAGE', index % 2 === 0, { memberId: ines })
        : say('PLAN', 'MASSAGE', index % 2 === 0),
    );
    for (const result of await Promise.all(sayings)) expect(result.__typename).toBe('SharingConsent');
    const history = ((await historyOf(self, jonah)) ?? []).slice(0, -before);
    const now = await sharingOf(self, jonah);
    for (const member of [null, 'Ines Okafor']) {
      const lines = history.filter((one) => one.category === 'PLAN' && (one.member?.name ?? null) === member);
      const held = now.find(
        (one) =>
          one.category === 'PLAN' && one.discipline === 'MASSAGE' && (one.member?.name ?? null) === member,
      );
      expect(lines[0]?.granted ?? held.granted).toBe(held.granted);
      // Each line changed what held before it.
      for (const [index, one] of lines.slice(1).entries()) {
        expect(one.granted).toBe(!lines[index]?.granted);
      }
    }
    await say('PLAN', 'MASSAGE', true, { memberId: ines, followDiscipline: true });
    await say('PLAN', 'MASSAGE', true);
  });
});

describe('R10: consent over time', () => {
  type Reader = 'mara' | 'tomas' | 'ines' | 'ben';
  const READERS: Readonly<Record<Reader, Discipline>> = {
    mara: 'PSYCHOTHERAPY',
    tomas: 'PSYCHOTHERAPY',
    ines: 'MASSAGE',
    ben: 'MASSAGE',
  };
  const saying = fc.record({
    category: fc.constantFrom<SharingCategory>(
      'PLAN',
      'PSYCHOTHERAPY_SUMMARY',
      'SESSION_RESPONSES',
      'MEASURES',
    ),
    about: fc.constantFrom<Discipline | Reader>('PSYCHOTHERAPY', 'MASSAGE', 'mara', 'tomas', 'ines', 'ben'),
    granted: fc.oneof(fc.boolean(), fc.constant(null)),
  });

  /** The simplest thing that could be true: what was said of somebody, else of all of them, else no. */
  class Model {
    private readonly said = new Map<string, boolean>();
    say(category: string, about: string, granted: boolean | null) {
      if (granted === null) this.said.delete(`${category} ${about}`);
      else this.said.set(`${category} ${about}`, granted);
    }
    sees(category: string, reader: Reader): boolean {
      return (
        this.said.get(`${category} ${reader}`) ?? this.said.get(`${category} ${READERS[reader]}`) ?? false
      );
    }
  }

  const sees = async (name: Reader) => {
    const { client } = await (await as(name)).ask(
      `query Sees($id: ID!) { client(id: $id) { phase activePlan { id }
         summaries: notes(first: 1, kinds: [PROGRESS]) { edges { node { id } } }
         responses: notes(first: 1, kinds: [SESSION_RESPONSE]) { edges { node { id } } }
         checkIns { mood arousal } } }`,
      { id: jonah },
    );
    return {
      PLAN: client.activePlan !== null,
      PSYCHOTHERAPY_SUMMARY: client.summaries.edges.length > 0,
      SESSION_RESPONSES: client.responses.edges.length > 0,
      MEASURES: client.checkIns.some((one: Anything) => one.mood !== null),
    };
  };
  /** What stays open by the role, whatever is said. */
  const ALWAYS: Readonly<Record<Discipline, readonly string[]>> = {
    PSYCHOTHERAPY: ['PLAN', 'PSYCHOTHERAPY_SUMMARY', 'MEASURES'],
    MASSAGE: ['SESSION_RESPONSES'],
  };

  it('whatever is granted, withdrawn and granted again, of disciplines and persons: each sees what the model says', async () => {
    const ids = Object.fromEntries(
      await Promise.all((Object.keys(READERS) as Reader[]).map(async (name) => [name, await memberId(name)])),
    ) as Record<Reader, string>;
    await fc.assert(
      fc.asyncProperty(fc.array(saying, { minLength: 1, maxLength: 6 }), async (sayings) => {
        const model = new Model();
        await forgetAll();
        for (const { category, about, granted } of sayings) {
          const person = about in READERS ? (about as Reader) : null;
          const discipline = person ? READERS[person] : (about as Discipline);
          // A discipline follows nobody: taking back is all there is.
          const wanted = person ? granted : (granted ?? false);
          model.say(category, about, wanted);
          await say(category, discipline, wanted ?? false, {
            ...(person ? { memberId: ids[person], followDiscipline: wanted === null } : {}),
          });
          for (const reader of Object.keys(READERS) as Reader[]) {
            const found = await sees(reader);
            for (const one of Object.keys(found) as (keyof typeof found)[]) {
              const expected = ALWAYS[READERS[reader]].includes(one) || model.sees(one, reader);
              expect({ reader, one, open: found[one] }).toEqual({ reader, one, open: expected });
            }
          }
        }
      }),
      { numRuns: 12 },
    );
    await forgetAll();
    for (const category of SHARING_CATEGORIES) {
      for (const discipline of ['PSYCHOTHERAPY', 'MASSAGE'] as const) await say(category, discipline, true);
    }
  });

  const forgetAll = () =>
    world().rows(
      `with a as (delete from attune.sharing_consent_member where client_id = $1)
       delete from attune.sharing_consent where client_id = $1`,
      [jonah],
    );

  it('R4: what a person was granted opens nothing once they have left the team', async () => {
    await say('PLAN', 'MASSAGE', true, { memberId: await memberId('ben') });
    expect(await inSql('ben', 'PLAN', 'MASSAGE', [])).toBe(true);
    await world().rows(
      `update attune.care_team_member set state = 'ENDED', ended_at = now() where client_id = $1 and member_id = $2`,
      [jonah, await memberId('ben')],
    );
    const rows = await asActor(world(), 'ben', async (query) => [
      (await query('select 1 from attune.care_plan where client_id = $1', [jonah])).rowCount,
      (await query('select 1 from attune.sharing_consent_member where client_id = $1', [jonah])).rowCount,
      (await query('select 1 from attune.relation_to($1)', [jonah])).rowCount,
    ]);
    expect(rows).toEqual([0, 0, 0]);
    expect(
      await share(await as('jonah'), {
        category: 'PLAN',
        discipline: 'MASSAGE',
        granted: false,
        memberId: await memberId('ben'),
      }),
    ).toMatchObject({ __typename: 'InvalidInput' });
  });
});
