import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { LiveHub, type Notice } from '../../src/platform/live/index.ts';
import { traffic } from '../../src/platform/database/index.ts';
import { type Anything, asActor, type DemoName, useWorld } from '../harness/index.ts';
import {
  boundariesInput,
  boundariesOf,
  changeBoundaries,
  proposalStep,
} from '../harness/operations/boundaries.ts';
import { noteStep, sessionInput } from '../harness/operations/clinical-notes.ts';

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

    it('is nobody else’s to do', async () => {
      for (const name of NOT_THE_CLIENT) {
        const answer = await changeBoundaries(await world().as(name), boundariesInput(1));
        expect({ name, type: answer.__typename }).toEqual({ name, type: 'Forbidden' });
      }
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

  describe('proposed by a practitioner', () => {
    const open = async (name: DemoName, clientId: string): Promise<Anything[]> =>
      (await boundariesOf(await world().as(name), clientId)).boundaryProposals;

    it('Amal finds what Ines proposed, in sentences, and so does the team', async () => {
      for (const name of ['amal', 'mara', 'ines'] as const) {
        expect(await open(name, amal)).toEqual([
          {
            id: expect.any(String),
            state: 'PROPOSED',
            reason: expect.stringContaining('On your side you can see the door'),
            changes: [
              'Asked first from now on: shoulder blade (both).',
              'Position: “On my side, facing the door, with a pillow to hold”.',
            ],
            own: name === 'ines',
            acceptedVersion: null,
            decidedAt: null,
            proposedBy: { name: expect.stringContaining('Ines') },
          },
        ]);
      }
    });

    it('takes one open proposal of each practitioner, and that with something in it', async () => {
      const ines = await world().as('ines');
      const again = { clientId: amal, reason: 'One thing more.', maxPressure: 1 };
      expect(await proposalStep(ines, 'proposeBoundaries', again)).toMatchObject({
        __typename: 'InvalidInput',
        message: expect.stringContaining('not answered yet'),
      });
      const mara = await world().as('mara');
      for (const [changes, message] of [
        [{}, 'is so already'],
        [
          { maxPressure: null, regions: null, draping: null, talk: null, scent: null, note: null },
          'is so already',
        ],
        [
          { maxPressure: 2, scent: false, regions: [{ region: 'neck', choice: 'ASK_FIRST' }] },
          'is so already',
        ],
        [{ regions: [{ region: 'breast-left', choice: 'ASK_FIRST' }] }, 'consent in writing'],
        [{ regions: [{ region: 'perineum', choice: 'YES' }] }, 'never offered'],
        [{ maxPressure: 9 }, '0 to 5'],
        [{ maxPressure: 1, reason: ' ' }, 'write something'],
      ] as const) {
        expect(
          await proposalStep(mara, 'proposeBoundaries', { clientId: amal, reason: 'Because.', ...changes }),
        ).toMatchObject({ __typename: 'InvalidInput', message: expect.stringContaining(message) });
      }
      const two = await Promise.all(
        [1, 0].map((maxPressure) =>
          proposalStep(mara, 'proposeBoundaries', { clientId: amal, reason: 'A hard month.', maxPressure }),
        ),
      );
      expect(two.map((one) => one.__typename).sort()).toEqual(['BoundaryProposal', 'InvalidInput']);
      expect((await open('amal', amal)).length).toBe(2);
      const [mine] = (await open('mara', amal)).filter((one) => one.own);
      expect(await proposalStep(ines, 'withdrawBoundaryProposal', { proposalId: mine.id })).toMatchObject({
        __typename: 'Forbidden',
      });
      expect(await proposalStep(mara, 'withdrawBoundaryProposal', { proposalId: mine.id })).toMatchObject({
        state: 'WITHDRAWN',
        acceptedVersion: null,
      });
      expect(await proposalStep(mara, 'withdrawBoundaryProposal', { proposalId: mine.id })).toMatchObject({
        __typename: 'InvalidInput',
      });
    });

    it('is the team’s to make and the client’s to answer, and nobody else’s', async () => {
      const [proposal] = await open('amal', amal);
      const make = { clientId: amal, reason: 'Because.', maxPressure: 1 };
      const answer = { proposalId: proposal.id, accept: true, expectedVersion: 1 };
      const expected: Record<string, [string, string]> = {
        mara: ['', 'Forbidden'],
        ines: ['', 'Forbidden'],
        rowan: ['Forbidden', 'Forbidden'],
        tomas: ['NotFound', 'Forbidden'],
        ben: ['NotFound', 'Forbidden'],
        jonah: ['Forbidden', 'NotFound'],
        vera: ['NotFound', 'Forbidden'],
      };
      for (const [name, [making, answering]] of Object.entries(expected)) {
        const person = await world().as(name as DemoName);
        if (making) {
          const made = await proposalStep(person, 'proposeBoundaries', make);
          expect({ name, type: made.__typename }).toEqual({ name, type: making });
          const withdrawn = await proposalStep(person, 'withdrawBoundaryProposal', {
            proposalId: proposal.id,
          });
          expect({ name, type: withdrawn.__typename }).toEqual({ name, type: making });
        }
        const answered = await proposalStep(person, 'answerBoundaryProposal', answer);
        expect({ name, type: answered.__typename }).toEqual({ name, type: answering });
      }
      expect((await open('amal', amal)).map((one) => one.state)).toEqual(['PROPOSED']);
    });

    it('in SQL: made in one’s own name and for one’s own team, answered by the client alone, and once', async () => {
      const insert = `insert into attune.boundary_proposal (practice_id, id, client_id, member_id, changes, reason, on_version, state, decided_at)
        values (attune.practice_id(), gen_random_uuid(), $1, $2, '{"maxPressure": 5}', 'x', 1, $3, case when $3 = 'PROPOSED' then null else now() end)`;
      const mara = await world().memberId('Mara');
      const ines = await world().memberId('Ines');
      const refusedInsert = (name: DemoName, values: unknown[]) =>
        asActor(world(), name, (query) =>
          expect(query(insert, values)).rejects.toMatchObject({ code: '42501' }),
        );
      await refusedInsert('mara', [amal, ines, 'PROPOSED']);
      await refusedInsert('mara', [petra, ines, 'PROPOSED']);
      await refusedInsert('mara', [amal, mara, 'DECLINED']);
      await refusedInsert('amal', [amal, mara, 'PROPOSED']);
      await refusedInsert('tomas', [amal, await world().memberId('Tomas'), 'PROPOSED']);
      await asActor(world(), 'mara', async (query) => {
        expect((await query(insert, [amal, mara, 'PROPOSED'])).rowCount).toBe(1);
      });
      const settle = `update attune.boundary_proposal set state = $2, decided_at = now(), accepted_version = $3 where client_id = $1`;
      const update = (name: DemoName, values: unknown[]) =>
        asActor(world(), name, (query) =>
          query(settle, values).then(
            (result) => result.rowCount,
            (error: { code: string }) => error.code,
          ),
        );
      expect(await update('ines', [amal, 'ACCEPTED', 1])).toBe('42501');
      expect(await update('ines', [amal, 'DECLINED', null])).toBe('42501');
      expect(await update('ines', [amal, 'WITHDRAWN', null])).toBeGreaterThan(0);
      expect(await update('amal', [amal, 'WITHDRAWN', null])).toMatch(/42501|23514/);
      for (const name of ['mara', 'rowan', 'tomas', 'ben', 'jonah'] as const) {
        expect([name, await update(name, [amal, 'DECLINED', null])]).toEqual([
          name,
          name === 'mara' ? '23514' : 0,
        ]);
      }
      await asActor(world(), 'ines', (query) =>
        expect(
          query(`update attune.boundary_proposal set changes = '{}' where client_id = $1`, [amal]),
        ).rejects.toMatchObject({ code: '42501' }),
      );
    });

    it('accepted, lies on top of what holds by then; a screen that saw something else is told first', async () => {
      const person = await world().as('amal');
      const [proposal] = await open('amal', amal);
      const { boundaries } = await boundariesOf(person, amal);
      const { changedAt: _, version, changesSince: __, ...words } = boundaries;
      const changed = await changeBoundaries(person, {
        ...words,
        expectedVersion: version,
        maxPressure: 1,
        position: 'Sitting',
      });
      expect(changed).toMatchObject({ version: 2, position: 'Sitting' });
      const answer = { proposalId: proposal.id, accept: true };
      expect(
        await proposalStep(person, 'answerBoundaryProposal', { ...answer, expectedVersion: 1 }),
      ).toMatchObject({ __typename: 'StaleVersion', currentVersion: 2 });
      const both = await Promise.all(
        [2, 2].map((expectedVersion) =>
          proposalStep(person, 'answerBoundaryProposal', { ...answer, expectedVersion }),
        ),
      );
      expect(both.filter((one) => one.state === 'ACCEPTED' && one.acceptedVersion === 3)).toHaveLength(1);
      expect(both.filter((one) => one.__typename === 'BoundaryProposal')).toHaveLength(1);
      const after = await boundariesOf(person, amal, 2);
      expect(after.boundaries).toMatchObject({
        version: 3,
        maxPressure: 1,
        position: 'On my side, facing the door, with a pillow to hold',
        stopSignal: 'harbour',
        scent: false,
      });
      const chosen = Object.fromEntries(
        after.boundaries.regions.map((one: Anything) => [one.region, one.choice]),
      );
      expect(chosen).toMatchObject({
        'foot-left': 'NEVER',
        'buttock-right': 'NEVER',
        neck: 'ASK_FIRST',
        'shoulder-blade-left': 'ASK_FIRST',
      });
      expect(after.boundaryProposals).toEqual([]);
      expect(after.boundaryVersions.edges[0].node).toMatchObject({
        version: 3,
        changedBy: expect.stringContaining('Amal'),
        proposedBy: { name: expect.stringContaining('Ines') },
        changes: after.boundaries.changesSince,
      });
      expect(await trace('boundaries.accept', amal)).toHaveLength(1);
    });

    it('may say no, without a version', async () => {
      const person = await world().as('amal');
      const made = await proposalStep(await world().as('ines'), 'proposeBoundaries', {
        clientId: amal,
        reason: 'Your hands were cold.',
        regions: [{ region: 'hand-left', choice: 'ASK_FIRST' }],
        stopSignal: '',
        idempotencyKey: randomUUID(),
      });
      expect(made.changes).toEqual([
        'Asked first from now on: left hand.',
        'Stop signal: nothing said any more.',
      ]);
      const declined = await proposalStep(person, 'answerBoundaryProposal', {
        proposalId: made.id,
        accept: false,
        expectedVersion: 0,
      });
      expect(declined).toMatchObject({ state: 'DECLINED', acceptedVersion: null });
      expect(await newest(amal)).toBe(3);
      expect(
        await proposalStep(person, 'answerBoundaryProposal', {
          proposalId: made.id,
          accept: true,
          expectedVersion: 3,
        }),
      ).toMatchObject({ __typename: 'InvalidInput' });
    });

    it('makes the first version where there was none, and none where it is so by then', async () => {
      // Lee has agreed to nobody yet: a proposed place on the team opens nothing.
      const ask = { clientId: lee, reason: 'Because.', maxPressure: 1 };
      expect(await proposalStep(await world().as('ines'), 'proposeBoundaries', ask)).toMatchObject({
        __typename: 'NotFound',
      });
      const ben = await world().as('ben');
      const person = await world().as('petra');
      const now = await newest(petra);
      const made = await proposalStep(ben, 'proposeBoundaries', {
        clientId: petra,
        reason: 'Because.',
        maxPressure: 4,
      });
      const { boundaries } = await boundariesOf(person, petra);
      const { changedAt: _, version, changesSince: __, ...words } = boundaries;
      await changeBoundaries(person, { ...words, expectedVersion: version, maxPressure: 4 });
      expect(
        await proposalStep(person, 'answerBoundaryProposal', {
          proposalId: made.id,
          accept: true,
          expectedVersion: now + 1,
        }),
      ).toMatchObject({ state: 'ACCEPTED', acceptedVersion: now + 1 });
      expect(await newest(petra)).toBe(now + 1);
      expect(await trace('boundaries.accept', petra)).toHaveLength(1);
    });
  });

  describe('R11: beside sessions', () => {
    it('a change while a session is written down is told at signing; gone over again, it signs', async () => {
      const ines = await world().as('ines');
      const person = await world().as('jonah');
      const draft = await noteStep(ines, 'startNote', { clientId: jonah, kind: 'SESSION_RESPONSE' });
      const save = (expectedVersion: number, session: object) =>
        noteStep(ines, 'saveNoteDraft', { noteId: draft.id, expectedVersion, session });
      const saved = await save(draft.version, sessionInput(2));
      const { boundaries } = await boundariesOf(person, jonah);
      const { changedAt: _, version, changesSince: __, ...words } = boundaries;
      expect(
        await changeBoundaries(person, {
          ...words,
          expectedVersion: version,
          maxPressure: 1,
          regions: [{ region: 'upper-shoulder-right', choice: 'NEVER' }],
        }),
      ).toMatchObject({ version: 3 });
      expect(
        await noteStep(ines, 'signNote', { noteId: draft.id, expectedVersion: saved.version }),
      ).toMatchObject({
        __typename: 'ConsentProblem',
        message: expect.stringContaining('go over them once more'),
      });
      const never = sessionInput(3, {
        work: [{ region: 'upper-shoulder-right', modality: 'SWEDISH', pressure: 1, minutes: 5 }],
      });
      expect(await save(saved.version, never)).toMatchObject({
        __typename: 'ConsentProblem',
        regions: ['upper-shoulder-right'],
      });
      const again = await save(saved.version, sessionInput(3));
      expect(
        await noteStep(ines, 'signNote', { noteId: draft.id, expectedVersion: again.version }),
      ).toMatchObject({ state: 'SIGNED' });
    });

    it('a massage therapist sees what changed since they went over it the last time, and nobody else does', async () => {
      const since = async (name: DemoName, clientId: string) =>
        (await boundariesOf(await world().as(name), clientId)).boundariesSinceMySession;
      expect(await since('ines', jonah)).toMatchObject({ version: 3, changes: [] });
      const person = await world().as('jonah');
      const { boundaries } = await boundariesOf(person, jonah);
      const { changedAt: _, version, changesSince: __, ...words } = boundaries;
      await changeBoundaries(person, { ...words, expectedVersion: version, maxPressure: 0 });
      await changeBoundaries(person, {
        ...words,
        expectedVersion: version + 1,
        maxPressure: 2,
        stopSignal: 'red',
      });
      expect(await since('ines', jonah)).toMatchObject({
        version: 3,
        changes: [
          'Pressure: up to 2 of 5, instead of 1.',
          'Stop signal: “red”, instead of “I raise my left hand”.',
        ],
      });
      expect(await since('mara', jonah)).toBeNull();
      expect(await since('jonah', jonah)).toBeNull();
      expect(await since('ines', amal)).toMatchObject({
        version: 1,
        changes: expect.arrayContaining(['Asked first from now on: shoulder blade (both).']),
      });
    });
  });
});
