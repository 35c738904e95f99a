import { beforeAll, describe, expect, it } from '@jest/globals';
import { LiveHub, type Notice } from '../../src/platform/live/index.ts';
import { traffic } from '../../src/platform/database/index.ts';
import { type Anything, asActor, type DemoName, useWorld } from '../harness/index.ts';
import { boundariesInput, boundariesOf, changeBoundaries } from '../harness/operations/boundaries.ts';

const NOT_THE_CLIENT = ['mara', 'ines', 'rowan', 'tomas', 'ben', 'vera'] as const satisfies DemoName[];

describe('boundaries', () => {
  const world = useWorld();
  let jonah: string;
  let amal: string;
  let lee: string;
  let petra: string;

  beforeAll(async () => {
    [jonah, amal, lee, petra] = (await Promise.all(
      ['Jonah', 'Amal', 'Lee', 'Petra'].map((name) => world().clientId(name)),
    )) as [string, string, string, string];
  });

  const newest = async (clientId: string): Promise<number> => {
    const [row] = await world().rows<{ version: number }>(
      'select coalesce(max(version), 0)::integer as version from attune.boundaries where client_id = $1',
      [clientId],
    );
    return row?.version ?? 0;
  };
  const trace = (action: string, clientId: string) =>
    world().rows<{ ground: string; field_classes: string[] }>(
      `select ground, field_classes from attune.audit_event where action = $1 and $2 = any (client_ids) order by at desc`,
      [action, clientId],
    );

  describe('changed by the client', () => {
    it('makes a version of each change, beginning with the first', async () => {
      const person = await world().as('lee');
      const told: Notice[] = [];
      world()
        .app.get(LiveHub)
        .observe((notice) => told.push(notice));
      const first = await changeBoundaries(person, boundariesInput(0, { music: 'Quiet piano', light: '' }));
      expect(first).toMatchObject({
        __typename: 'Boundaries',
        version: 1,
        maxPressure: 2,
        scent: false,
        stopSignal: 'anchor',
        music: 'Quiet piano',
        light: null,
        note: null,
      });
      expect(first.regions).toEqual(
        expect.arrayContaining([
          { region: 'foot-left', choice: 'NEVER' },
          { region: 'hand-left', choice: 'ASK_FIRST' },
        ]),
      );
      const second = await changeBoundaries(person, boundariesInput(1, { maxPressure: 0, regions: [] }));
      expect(second).toMatchObject({ version: 2, maxPressure: 0, regions: [], music: 'Quiet piano' });
      expect(await trace('boundaries.change', lee)).toEqual([
        { ground: 'SELF', field_classes: ['BOUNDARIES'] },
        { ground: 'SELF', field_classes: ['BOUNDARIES'] },
      ]);
      for (let tries = 0; tries < 100 && told.length < 2; tries += 1) {
        await new Promise((done) => setTimeout(done, 20));
      }
      expect(told).toEqual(
        expect.arrayContaining([expect.objectContaining({ kind: 'BOUNDARIES', clientId: lee })]),
      );
    });

    it('keeps the words that are left out, empties those that are sent empty, and makes no version of the same', async () => {
      const person = await world().as('petra');
      const said = { ...boundariesInput(1), clothing: 'Socks on', whatHelps: 'A blanket', note: 'Slowly' };
      expect(await changeBoundaries(person, said)).toMatchObject({ version: 2, clothing: 'Socks on' });
      const { stopSignal: _, ...without } = boundariesInput(2);
      expect(await changeBoundaries(person, without)).toMatchObject({
        version: 2,
        stopSignal: 'anchor',
        clothing: 'Socks on',
      });
      const traces = (await trace('boundaries.change', petra)).length;
      expect(await changeBoundaries(person, { ...said, expectedVersion: 2 })).toMatchObject({ version: 2 });
      expect(await newest(petra)).toBe(2);
      expect(await trace('boundaries.change', petra)).toHaveLength(traces);
      expect(
        await changeBoundaries(person, boundariesInput(2, { whatHelps: null, note: ' ' })),
      ).toMatchObject({
        version: 3,
        whatHelps: null,
        note: null,
        clothing: 'Socks on',
      });
    });

    it('refuses a version that is not the newest, and says which is', async () => {
      const person = await world().as('petra');
      const now = await newest(petra);
      for (const expectedVersion of [0, now - 1, now + 1, 1_000_000]) {
        expect(
          await changeBoundaries(person, boundariesInput(expectedVersion, { maxPressure: 5 })),
        ).toMatchObject({ __typename: 'StaleVersion', currentVersion: now });
      }
      expect(await newest(petra)).toBe(now);
    });

    it('lets exactly one of many at once win, and tells the others', async () => {
      const person = await world().as('petra');
      const now = await newest(petra);
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          changeBoundaries(person, boundariesInput(now, { talk: `Device ${index}` })),
        ),
      );
      expect(answers.filter((one) => one.__typename === 'Boundaries')).toHaveLength(1);
      expect(
        answers.filter((one) => one.__typename === 'StaleVersion' && one.currentVersion === now + 1),
      ).toHaveLength(7);
      expect(await newest(petra)).toBe(now + 1);
    });

    it('R11: takes no choice looser than a region’s class, no unknown region and none twice', async () => {
      const person = await world().as('petra');
      const now = await newest(petra);
      const bad: [object, string, RegExp][] = [
        [{ regions: [{ region: 'breast-left', choice: 'YES' }] }, 'regions.0.region', /consent in writing/],
        [
          { regions: [{ region: 'groin-right', choice: 'ASK_FIRST' }] },
          'regions.0.region',
          /consent in writing/,
        ],
        [{ regions: [{ region: 'perineum', choice: 'ASK_FIRST' }] }, 'regions.0.region', /never offered/],
        [{ regions: [{ region: 'third-knee', choice: 'NEVER' }] }, 'regions.0.region', /no region/],
        [{ regions: [{ region: '__proto__', choice: 'NEVER' }] }, 'regions.0.region', /no region/],
        [
          {
            regions: [
              { region: 'neck', choice: 'NEVER' },
              { region: 'neck', choice: 'YES' },
            ],
          },
          'regions.1.region',
          /twice/,
        ],
        [{ maxPressure: 6 }, 'maxPressure', /0 to 5/],
        [{ maxPressure: -1 }, 'maxPressure', /0 to 5/],
        [{ expectedVersion: -1 }, 'expectedVersion', /0 to/],
        [{ draping: '  ' }, 'draping', /write something/],
        [{ talk: 'x'.repeat(201) }, 'talk', /at most 200/],
        [{ stopSignal: 'x'.repeat(201) }, 'stopSignal', /at most 200/],
        [{ note: 'x'.repeat(2_001) }, 'note', /at most 2000/],
        [{ light: 'a\u0007b' }, 'light', /cannot be kept/],
      ];
      for (const [changes, path, message] of bad) {
        const answer = await changeBoundaries(person, boundariesInput(now, changes));
        expect(answer.__typename).toBe('InvalidInput');
        expect(answer.fields).toContainEqual({ path, message: expect.stringMatching(message) });
      }
      expect(await newest(petra)).toBe(now);
      const allowed = [
        { region: 'perineum', choice: 'NEVER' },
        { region: 'groin-left', choice: 'NEVER' },
        { region: 'neck', choice: 'YES' },
      ];
      const kept = await changeBoundaries(person, boundariesInput(now, { regions: allowed }));
      expect(kept).toMatchObject({ version: now + 1 });
      expect(kept.regions).toEqual(expect.arrayContaining(allowed));
    });

    it('is nobody else’s in SQL either, and what was said once stays said', async () => {
      const insert = `insert into attune.boundaries (practice_id, client_id, version, max_pressure, regions, draping, scent, talk, changed_by)
        values (attune.practice_id(), $1, 90, 5, '{}', 'x', true, 'x', attune.user_id())`;
      for (const name of [...NOT_THE_CLIENT, 'amal'] as const) {
        const practice = name === 'vera' ? 'Elm' : 'Harbour';
        await asActor(
          world(),
          name,
          (query) => expect(query(insert, [jonah])).rejects.toMatchObject({ code: '42501' }),
          practice,
        );
      }
      await asActor(world(), 'jonah', async (query) => {
        expect((await query(insert, [jonah])).rowCount).toBe(1);
      });
      for (const change of [
        'update attune.boundaries set max_pressure = 5 where client_id = $1',
        'delete from attune.boundaries where client_id = $1',
      ]) {
        await asActor(world(), 'jonah', (query) =>
          expect(query(change, [jonah])).rejects.toMatchObject({ code: '42501' }),
        );
      }
    });
  });

  describe('seen', () => {
    it('by the client and the team, version by version, with what each changed', async () => {
      for (const name of ['jonah', 'mara', 'ines'] as const) {
        const { boundaries, boundaryVersions } = await boundariesOf(await world().as(name), jonah, 1);
        const versions = boundaryVersions.edges.map((edge: Anything) => edge.node);
        expect(versions.map((one: Anything) => [one.version, one.changedBy, one.boundaries.version])).toEqual(
          [
            [2, expect.stringContaining('Jonah'), 2],
            [1, expect.stringContaining('Jonah'), 1],
          ],
        );
        const changes = [
          'Never from now on, asked first until then: front of neck (both), upper chest (both), breastbone area.',
          expect.stringMatching(/^In own words: “Please tell me before you change sides. Nothing on chest/),
        ];
        expect(versions[0].changes).toEqual(changes);
        expect(versions[1].changes).toContain('Pressure: up to 3 of 5, instead of 1.');
        expect(boundaries.changesSince).toEqual(changes);
      }
      const jonahs = await world().as('jonah');
      expect((await boundariesOf(jonahs, jonah, 2)).boundaries.changesSince).toEqual([]);
      expect((await boundariesOf(jonahs, jonah, 99)).boundaries.changesSince).toBeNull();
      expect((await boundariesOf(jonahs, jonah, -1)).boundaries.changesSince).toBeNull();
      expect((await boundariesOf(jonahs, jonah, 0)).boundaries.changesSince).toContain(
        'Pressure: up to 3 of 5, instead of 1.',
      );
    });

    it('page by page; and a cursor that is none is refused', async () => {
      const jonahs = await world().as('jonah');
      const page = `query Page($id: ID!, $after: String) { client(id: $id) {
        boundaryVersions(first: 1, after: $after) { edges { node { version } } pageInfo { hasNextPage endCursor } } } }`;
      const one = (await jonahs.ask(page, { id: jonah })).client.boundaryVersions;
      expect(one).toMatchObject({ edges: [{ node: { version: 2 } }], pageInfo: { hasNextPage: true } });
      const two = (await jonahs.ask(page, { id: jonah, after: one.pageInfo.endCursor })).client
        .boundaryVersions;
      expect(two).toMatchObject({ edges: [{ node: { version: 1 } }], pageInfo: { hasNextPage: false } });
      for (const after of [
        'x',
        Buffer.from('["a"]').toString('base64url'),
        Buffer.from('[null]').toString('base64url'),
      ]) {
        const { errors } = await jonahs.send(page, { id: jonah, after });
        expect(errors?.[0]?.extensions.code).toBe('INVALID');
      }
    });

    it('by nobody else, over the API and in SQL', async () => {
      for (const name of ['tomas', 'ben', 'amal', 'vera', 'kit'] as const) {
        expect(await boundariesOf(await world().as(name), jonah)).toBeNull();
      }
      for (const field of [
        'boundaries { version }',
        'boundaryVersions { edges { cursor } }',
        'boundaryProposals { id }',
      ]) {
        const { errors } = await (await world().as('rowan')).send(
          `query Closed($id: ID!) { client(id: $id) { ${field} } }`,
          { id: amal },
        );
        expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      }
      const seen: Record<string, number[]> = {};
      for (const name of ['amal', 'mara', 'ines', 'rowan', 'tomas', 'ben', 'jonah'] as const) {
        seen[name] = await asActor(world(), name, async (query) => {
          const count = async (table: string) =>
            (
              await query<{ count: number }>(
                `select count(*)::integer as count from attune.${table} where client_id = $1`,
                [amal],
              )
            ).rows[0]?.count ?? -1;
          return [await count('boundaries'), await count('boundary_proposal')];
        });
      }
      expect(seen).toEqual({
        amal: [1, 1],
        mara: [1, 1],
        ines: [1, 1],
        rowan: [0, 0],
        tomas: [0, 0],
        ben: [0, 0],
        jonah: [0, 0],
      });
    });

    it('of a whole list in as many statements as of one', async () => {
      const mara = await world().as('mara');
      const fields = `boundaries { version } boundaryVersions(first: 5) { edges { node { changes proposedBy { name } } } }
        boundaryProposals { changes proposedBy { name } } boundariesSinceMySession { changes }`;
      const count = async (query: string, variables: object = {}) => {
        const before = traffic.statements;
        await mara.ask(query, variables);
        return traffic.statements - before;
      };
      const one = await count(`query One($id: ID!) { client(id: $id) { ${fields} } }`, { id: amal });
      expect(await count(`{ clients { edges { node { ${fields} } } } }`)).toBe(one);
    });

    it('R26: is named in the trace of whoever opened it', async () => {
      await boundariesOf(await world().as('ines'), amal);
      const [row] = await world().rows<{ field_classes: string[] }>(
        `select field_classes from attune.audit_event where action = 'client.read' and $1 = any (client_ids)
           and role = 'MASSAGE_THERAPIST' order by at desc limit 1`,
        [amal],
      );
      expect(row?.field_classes).toContain('BOUNDARIES');
    });
  });
});
