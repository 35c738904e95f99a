import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { traffic } from '../../src/platform/database/index.ts';
import { type Anything, asActor, type DemoName, useWorld } from '../harness/index.ts';
import {
  askForSupport,
  FLAG_FIELDS,
  raiseFlag,
  readFlag,
  settleFlags,
  stepFlag,
} from '../harness/operations/distress-flags.ts';

describe('distress flags: who sees and does what', () => {
  const world = useWorld();
  let jonah: string;

  beforeAll(async () => {
    jonah = await world().clientId('Jonah');
  });

  beforeEach(async () => {
    world().setTime(null);
    await settleFlags(world());
  });

  const count = async (table: string, where = 'true'): Promise<number> => {
    const [row] = await world().rows<{ count: number }>(
      `select count(*)::integer as count from ${table} where ${where}`,
    );
    return row?.count ?? -1;
  };

  describe('who may', () => {
    const PEOPLE: readonly DemoName[] = [
      'mara',
      'ines',
      'jonah',
      'rowan',
      'tomas',
      'ben',
      'amal',
      'petra',
      'lee',
      'vera',
      'elmOwner',
      'kit',
    ];
    const forEach = async <Result>(work: (name: DemoName) => Promise<Result>) => {
      const results: Partial<Record<DemoName, Result>> = {};
      for (const name of PEOPLE) results[name] = await work(name);
      return results;
    };
    const CLIENTS = {
      jonah: 'Forbidden',
      amal: 'Forbidden',
      petra: 'Forbidden',
      lee: 'Forbidden',
      kit: 'Forbidden',
    };
    const OUTSIDE = {
      tomas: 'NotFound',
      ben: 'NotFound',
      vera: 'NotFound',
      elmOwner: 'Forbidden',
      rowan: 'Forbidden',
    };

    it('reads, and what of it', async () => {
      const guidance = { tableGuidance: 'Keep to the hands.' };
      const own = await raiseFlag(await world().as('ines'), jonah, guidance);
      const other = await raiseFlag(await world().as('mara'), jonah, guidance);
      const seen = await forEach(async (name) => {
        const flags = [
          await readFlag(await world().as(name), own.id),
          await readFlag(await world().as(name), other.id),
        ];
        return flags.map((flag) => flag && [flag.reason.__typename, flag.tableGuidance]);
      });
      const team = ['NoteText', 'Keep to the hands.'];
      expect(seen).toEqual({
        ...Object.fromEntries(PEOPLE.map((name) => [name, [null, null]])),
        mara: [team, team],
        ines: [team, ['Withheld', 'Keep to the hands.']],
        jonah: [
          ['Withheld', null],
          ['Withheld', null],
        ],
      });
    });

    it('R19: what the team tells each other is in no row that the client’s own context reads, nor an administrator’s', async () => {
      const { id } = await raiseFlag(await world().as('ines'), jonah, { tableGuidance: 'Only-the-ankles.' });
      await stepFlag(await world().as('mara'), 'liftHold', id, {
        text: 'Why.',
        conditions: 'Half-an-hour-alone.',
      });
      const tablesWithWords = (name: DemoName) =>
        asActor(world(), name, async (query) => {
          const { rows: tables } = await query<{ name: string }>(
            `select relname as name from pg_class where relnamespace = 'attune'::regnamespace and relkind = 'r'
               and has_table_privilege('attune_app', oid, 'select') order by 1`,
          );
          const found: string[] = [];
          for (const { name: table } of tables) {
            const { rows } = await query(
              `select 1 from attune.${table} t where t::text ~ 'Only-the-ankles|Half-an-hour-alone' limit 1`,
            );
            if (rows.length > 0) found.push(table);
          }
          return found;
        });
      for (const name of ['mara', 'ines'] as const) {
        expect([name, await tablesWithWords(name)]).toEqual([name, ['flag_conditions', 'flag_guidance']]);
      }
      for (const name of ['jonah', 'rowan', 'ben'] as const) {
        expect([name, await tablesWithWords(name)]).toEqual([name, []]);
      }
    });

    it('guidance stays as it was raised, and conditions are set while the flag is open', async () => {
      const { id } = await raiseFlag(await world().as('mara'), jonah);
      const own = await raiseFlag(await world().as('ines'), jonah, { tableGuidance: 'Hands.' });
      await stepFlag(await world().as('mara'), 'resolveDistressFlag', own.id, { text: 'Calm.' });
      const petra = await world().clientId('Petra');
      const GUIDE = `insert into attune.flag_guidance (practice_id, flag_id, client_id, raised_by_user, text)
        select f.practice_id, f.id, $2, attune.user_id(), 'Later.' from attune.distress_flag f where f.id = $1`;
      const SET = `insert into attune.flag_conditions (practice_id, flag_id, client_id, text, set_at)
        select f.practice_id, f.id, $2, 'Later.', now() from attune.distress_flag f where f.id = $1`;
      const tries: readonly (readonly [DemoName, string, string[], string])[] = [
        // Not by anybody but who raised it, not about somebody else, not once more.
        ['ines', GUIDE, [id, jonah], '23503'],
        ['mara', GUIDE, [id, petra], '23503'],
        ['ines', GUIDE, [own.id, jonah], '23505'],
        ['ines', `update attune.flag_guidance set text = 'Later.' where flag_id = $1`, [own.id], '42501'],
        ['ines', 'delete from attune.flag_guidance where flag_id = $1', [own.id], '42501'],
        ['mara', SET, [own.id, jonah], '42501'],
        ['mara', SET, [id, petra], '42501'],
        ['mara', 'delete from attune.flag_conditions where flag_id = $1', [own.id], '42501'],
      ];
      for (const [name, text, values, code] of tries) {
        await expect(asActor(world(), name, (query) => query(text, values))).rejects.toMatchObject({ code });
      }
      await expect(world().rows(`update attune.flag_guidance set text = 'Later.'`)).rejects.toMatchObject({
        constraint: 'flag_history_is_fixed',
      });
    });

    it('acknowledges, lifts and resolves', async () => {
      const { id } = await raiseFlag(await world().as('ines'), jonah);
      // What no massage therapist may ever do is refused to all of them alike, whatever they ask it of.
      const nobody = { ...CLIENTS, ...OUTSIDE };
      const tries = async (step: Parameters<typeof stepFlag>[1]) =>
        forEach(async (name) =>
          name === 'mara'
            ? ''
            : (await stepFlag(await world().as(name), step, id, { text: 'Why.' })).__typename,
        );
      expect(await tries('acknowledgeDistressFlag')).toEqual({ ...nobody, ines: 'DistressFlag', mara: '' });
      expect(await tries('liftHold')).toEqual({ ...nobody, ines: 'Forbidden', ben: 'Forbidden', mara: '' });
      expect(await tries('resolveDistressFlag')).toEqual({
        ...nobody,
        ines: 'Forbidden',
        ben: 'Forbidden',
        mara: '',
      });
      // Ines has seen it, which stops no clock: a psychotherapist is to answer.
      expect(await readFlag(await world().as('mara'), id)).toMatchObject({
        state: 'RAISED',
        hold: 'DEEP_WORK',
      });
      await stepFlag(await world().as('mara'), 'acknowledgeDistressFlag', id);
      expect(await readFlag(await world().as('mara'), id)).toMatchObject({
        state: 'ACKNOWLEDGED',
        hold: 'DEEP_WORK',
      });
    });

    it('a flag out of reach answers like one that does not exist', async () => {
      const { id } = await raiseFlag(await world().as('ines'), jonah);
      for (const name of ['tomas', 'ben', 'vera'] as const) {
        const person = await world().as(name);
        const [real, none] = [
          await stepFlag(person, 'acknowledgeDistressFlag', id),
          await stepFlag(person, 'acknowledgeDistressFlag', randomUUID()),
        ];
        expect(real).toEqual(none);
      }
    });

    it('R26: opening one leaves a trace of who, on what ground and what', async () => {
      const { id } = await raiseFlag(await world().as('ines'), jonah);
      const before = await count('attune.audit_event', `action = 'flag.read'`);
      await readFlag(await world().as('mara'), id);
      await readFlag(await world().as('tomas'), id);
      const [row] = await world().rows(
        `select role, ground, field_classes, client_ids from attune.audit_event where action = 'flag.read' order by at desc limit 1`,
      );
      expect(await count('attune.audit_event', `action = 'flag.read'`)).toBe(before + 1);
      expect(row).toEqual({
        role: 'PSYCHOTHERAPIST',
        ground: 'TEAM',
        field_classes: ['FLAGS', 'IDENTITY'],
        client_ids: [jonah],
      });
    });
  });

  describe('the list of a client’s flags', () => {
    it('is paged, filtered by state, and read with the events in a fixed number of statements', async () => {
      const [ines, mara] = [await world().as('ines'), await world().as('mara')];
      for (let index = 0; index < 4; index += 1)
        await raiseFlag(ines, jonah, { level: 'NOTICE', reason: `Number ${index}` });
      const list = `query Flags($id: ID!, $first: Int, $after: String) { client(id: $id) {
        flags(first: $first, after: $after, states: [RAISED]) {
          edges { node { id reason { ... on NoteText { text } } raisedBy { name } events { kind } } }
          pageInfo { hasNextPage endCursor } } } }`;
      const texts: string[] = [];
      let after: string | null = null;
      do {
        const page: Anything = await mara.ask(list, { id: jonah, first: 3, after });
        const { client } = page;
        texts.push(
          ...client.flags.edges.map(({ node }: { node: { reason: { text: string } } }) => node.reason.text),
        );
        after = client.flags.pageInfo.hasNextPage ? client.flags.pageInfo.endCursor : null;
      } while (after !== null);
      expect(texts).toEqual(['Number 3', 'Number 2', 'Number 1', 'Number 0']);
      const statements = async (first: number) => {
        const before = traffic.statements;
        await mara.ask(list, { id: jonah, first });
        return traffic.statements - before;
      };
      expect(await statements(4)).toBe(await statements(1));
      const { errors } = await mara.send(list, { id: jonah, first: 3, after: 'no-place' });
      expect(errors?.[0]?.extensions.code).toBe('INVALID');
    });
  });

  describe('the client’s own way', () => {
    it('R19: how soon decides the level, no choice is today, and the answer says who is told and whom to call', async () => {
      const person = await world().as('jonah');
      const levels: Record<string, string> = {};
      for (const urgency of ['SOON', 'TODAY', 'NOW', null]) {
        const answer = await askForSupport(person, {
          urgency,
          message: `I want to hear from you: ${urgency}`,
        });
        expect(answer).toMatchObject({ __typename: 'SupportOnItsWay', told: ['Dr Mara Lindqvist'] });
        expect(answer.crisisResources.length).toBeGreaterThan(0);
        const { client } = await person.ask(
          'query C($id: ID!) { client(id: $id) { flags(first: 1) { edges { node { level source reason { ... on NoteText { text } } } } } } }',
          { id: jonah },
        );
        const { node } = client.flags.edges[0];
        expect(node).toMatchObject({
          source: 'CLIENT',
          reason: { text: `I want to hear from you: ${urgency}` },
        });
        levels[String(urgency)] = node.level;
      }
      expect(levels).toEqual({ SOON: 'CONCERN', TODAY: 'ALERT', NOW: 'CRISIS', null: 'ALERT' });
    });

    it('R19: works without a word, once for a key, and for a client whom nobody treats yet', async () => {
      const before = await count('attune.distress_flag');
      const idempotencyKey = randomUUID();
      const lee = await world().as('lee');
      const answers = [
        await askForSupport(lee, { idempotencyKey }),
        await askForSupport(lee, { idempotencyKey }),
      ];
      // Nobody of a team: it goes on at once to whoever is on call.
      expect(answers[0]).toMatchObject({ told: ['Tomas Reyes'] });
      expect(answers[1]).toEqual(answers[0]);
      expect(await count('attune.distress_flag')).toBe(before + 1);
      expect(await askForSupport(await world().as('mara'))).toMatchObject({ __typename: 'Forbidden' });
    });

    it('R19: a client reads own words and plain words, and never the word itself', async () => {
      const [person, mara] = [await world().as('jonah'), await world().as('mara')];
      await askForSupport(person, { urgency: 'NOW', message: 'I cannot sleep.' });
      const raised = await raiseFlag(await world().as('ines'), jonah, {
        level: 'CRISIS',
        reason: 'This flag is about the scene.',
        tableGuidance: 'See the flag.',
      });
      await stepFlag(mara, 'liftHold', raised.id, {
        text: 'The flag can wait.',
        conditions: 'As the flag says.',
      });
      const { client } = await person.ask(
        `query C($id: ID!) { client(id: $id) { hold openFlags flags { edges { node { ${FLAG_FIELDS} } } } } }`,
        { id: jonah },
      );
      const texts: string[] = [];
      JSON.stringify(client, (_key, value) => {
        if (typeof value === 'string') texts.push(value);
        return value;
      });
      expect(texts).toContain('I cannot sleep.');
      expect(texts.filter((text) => /flag/i.test(text))).toEqual([]);
      expect(texts).toContain(
        'You asked for support. Your team is being told. Bodywork waits until a psychotherapist of the team has decided.',
      );
      // To the massage therapist the client's words are withheld, and that there are some is not hidden.
      const { client: seen } = await (await world().as('ines')).ask(
        'query C($id: ID!) { client(id: $id) { flags(first: 2) { edges { node { source reason { __typename } } } } } }',
        { id: jonah },
      );
      expect(seen.flags.edges.map(({ node }: { node: object }) => node)).toContainEqual({
        source: 'CLIENT',
        reason: { __typename: 'Withheld' },
      });
    });
  });
});
