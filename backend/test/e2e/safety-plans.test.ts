import { afterEach, describe, expect, it } from '@jest/globals';
import { type Anything, asActor, type DemoName, useWorld } from '../harness/index.ts';
import { askForSupport } from '../harness/operations/distress-flags.ts';
import { useCast } from '../harness/operations/scheduling-cast.ts';

const world = useWorld();
const { ids } = useCast(world);

const PARTS = `version warningSigns ownCoping distractions people professionals safeSurroundings onTheTable
  writtenBy byClient withheld { reason category }`;
const READ = `query ($id: ID!) { client(id: $id) { name safetyPlan { ${PARTS} }
  safetyPlanVersions(first: 5) { edges { node { version writtenBy byClient changes plan { people } } } pageInfo { hasNextPage } } } }`;
const SAVE = `mutation ($input: SaveSafetyPlanInput!) { saveSafetyPlan(input: $input) { __typename
  ... on SafetyPlan { ${PARTS} changesSince(version: 1) } ... on Problem { message }
  ... on InvalidInput { fields { path message } } ... on StaleVersion { currentVersion } } }`;
const EMPTY = {
  warningSigns: [],
  ownCoping: [],
  distractions: [],
  people: [],
  professionals: [],
  safeSurroundings: [],
  onTheTable: [],
};

const read = async (who: DemoName, id: string): Promise<Anything> =>
  ((await (await world().as(who)).ask(READ, { id })) as Anything).client;
const save = async (who: DemoName, clientId: string, input: object): Promise<Anything> =>
  ((await (await world().as(who)).ask(SAVE, { input: { clientId, ...EMPTY, ...input } })) as Anything)
    .saveSafetyPlan;
const countOf = async (table: string, where = 'true', values: unknown[] = []): Promise<number> =>
  Number(
    (await world().rows<{ count: string }>(`select count(*) from ${table} where ${where}`, values))[0]?.count,
  );
const share = (clientId: string, granted: boolean) =>
  world().rows(
    `update attune.sharing_consent set granted = $2 where client_id = $1 and category = 'SAFETY_PLAN' and discipline = 'MASSAGE'`,
    [clientId, granted],
  );

afterEach(async () => {
  await share(ids.amal, true);
});

describe('who sees a safety plan', () => {
  it('the client and the psychotherapists see all of it, and how it came to be', async () => {
    for (const who of ['amal', 'mara'] as const) {
      const { safetyPlan, safetyPlanVersions } = await read(who, ids.amal);
      expect(safetyPlan).toMatchObject({
        version: 2,
        byClient: true,
        writtenBy: 'Amal Haddad',
        withheld: [],
      });
      expect(safetyPlan.people).toContain('My aunt Salma, 07700 900246');
      expect(safetyPlanVersions.edges.map((edge: Anything) => edge.node)).toMatchObject([
        {
          version: 2,
          byClient: true,
          changes: [
            'How I notice that it gets hard: new is “I stop singing in the kitchen”.',
            'What helps me on the table: new is “Please no questions until I speak first”.',
          ],
        },
        { version: 1, writtenBy: 'Dr Mara Lindqvist', byClient: false },
      ]);
    }
  });

  it('R10: a massage therapist sees the part for the table always, the rest by consent, from the very next read', async () => {
    expect((await read('ines', ids.amal)).safetyPlan).toMatchObject({ version: 2, withheld: [] });
    await share(ids.amal, false);
    const less = await read('ines', ids.amal);
    expect(less.safetyPlan).toEqual({
      ...EMPTY,
      version: 2,
      writtenBy: 'Amal Haddad',
      byClient: true,
      onTheTable: [
        'Say my name, then name the room',
        'Let me hold the blanket',
        'Please no questions until I speak first',
      ],
      withheld: [{ category: 'SAFETY_PLAN', reason: expect.stringContaining('The client decides') }],
    });
    expect(less.safetyPlanVersions.edges).toEqual([]);
  });

  it('administrators see nothing of it, strangers not even the client', async () => {
    expect(await read('rowan', ids.amal)).toMatchObject({
      safetyPlan: null,
      safetyPlanVersions: { edges: [] },
    });
    for (const who of ['tomas', 'ben', 'jonah', 'vera'] as const) {
      expect([who, await read(who, ids.amal)]).toEqual([who, null]);
    }
    expect(await read('lee', await world().clientId('Lee'))).toMatchObject({ safetyPlan: null });
  });

  it('the database says the same of each', async () => {
    const seen = (who: DemoName, practice = 'Harbour') =>
      asActor(
        world(),
        who,
        async (query) => {
          const count = async (table: string) =>
            Number(
              (
                await query<{ count: string }>(`select count(*) from attune.${table} where client_id = $1`, [
                  ids.amal,
                ])
              ).rows[0]?.count,
            );
          return [await count('safety_plan'), await count('safety_plan_steps')];
        },
        practice,
      );
    expect(await seen('amal')).toEqual([2, 2]);
    expect(await seen('mara')).toEqual([2, 2]);
    expect(await seen('ines')).toEqual([2, 2]);
    await share(ids.amal, false);
    expect(await seen('ines')).toEqual([2, 0]);
    for (const who of ['rowan', 'tomas', 'ben', 'jonah', 'lee'] as const) {
      expect([who, await seen(who)]).toEqual([who, [0, 0]]);
    }
    expect(await seen('vera', 'Elm')).toEqual([0, 0]);
  });

  it('R27: a psychotherapist who opened the record in an emergency reads it and writes nothing', async () => {
    const open = `mutation ($input: OpenInEmergencyInput!) { openInEmergency(input: $input) { __typename } }`;
    const input = { clientName: 'Petra Novak', reason: 'She rang the on-call line and is alone.' };
    await (await world().as('tomas')).ask(open, { input });
    const { safetyPlan } = await read('tomas', ids.petra);
    expect(safetyPlan).toMatchObject({ people: ['Tom, 07700 900268'], withheld: [] });
    const saved = await save('tomas', ids.petra, { expectedVersion: 1, people: ['x'] });
    expect(saved).toMatchObject({
      __typename: 'Forbidden',
      message: expect.stringContaining('reading alone'),
    });
  });

  it('R26: is noted as opened, with its class; and a search does not find it', async () => {
    await read('mara', ids.amal);
    const [row] = await world().rows<{ field_classes: string[] }>(
      `select field_classes from attune.audit_event where action = 'client.read' and $1 = any (client_ids)
       order by at desc, id desc limit 1`,
      [ids.amal],
    );
    expect(row?.field_classes).toContain('SAFETY_PLAN');
    const search = `query ($id: ID!, $words: String!) { searchRecord(clientId: $id, words: $words) { __typename } }`;
    const { data } = await (await world().as('ines')).send(search, { id: ids.amal, words: 'Salma' });
    expect(JSON.stringify(data ?? {})).not.toContain('Salma');
  });
});

describe('who writes it', () => {
  it('client and psychotherapist by turns; everybody else is refused', async () => {
    const clientId = ids.petra;
    const { version } = (await read('petra', clientId)).safetyPlan;
    const mine = { people: [' Tom, 07700 900268 ', ''], onTheTable: ['Water'] };
    const first = await save('petra', clientId, { expectedVersion: version, ...mine });
    expect(first).toMatchObject({
      version: version + 1,
      people: ['Tom, 07700 900268'],
      byClient: true,
      changesSince: expect.arrayContaining(['What helps me on the table: new is “Water”.']),
    });
    const theirs = { ...mine, ownCoping: ['The rowing machine'] };
    const second = await save('mara', clientId, { expectedVersion: version + 1, ...theirs });
    expect(second).toMatchObject({ version: version + 2, writtenBy: 'Dr Mara Lindqvist', byClient: false });
    for (const [who, kind] of [
      ['ben', 'Forbidden'],
      ['rowan', 'Forbidden'],
      ['ines', 'Forbidden'],
      ['jonah', 'NotFound'],
      ['vera', 'NotFound'],
    ] as const) {
      const refused = await save(who, clientId, { expectedVersion: version + 2, people: ['x'] });
      expect([who, refused.__typename]).toEqual([who, kind]);
    }
    expect((await read('petra', clientId)).safetyPlan.version).toBe(version + 2);
  });

  it('a version that somebody else was first with is stale; the same contents again make none', async () => {
    const clientId = ids.jonah;
    const { version } = (await read('jonah', clientId)).safetyPlan;
    const mine = { people: ['Dan'] };
    expect(await save('jonah', clientId, { expectedVersion: version, ...mine })).toMatchObject({
      version: version + 1,
    });
    expect(await save('mara', clientId, { expectedVersion: version, people: ['Kim'] })).toMatchObject({
      __typename: 'StaleVersion',
      currentVersion: version + 1,
    });
    // An answer that was lost: the same is sent again, resting on the version before.
    expect(await save('jonah', clientId, { expectedVersion: version, ...mine })).toMatchObject({
      version: version + 1,
    });
  });

  it('of two at once one is kept and one is told', async () => {
    const clientId = ids.jonah;
    const { version } = (await read('jonah', clientId)).safetyPlan;
    const answers = await Promise.all(
      (['jonah', 'mara'] as const).map((who) =>
        save(who, clientId, { expectedVersion: version, people: [who] }),
      ),
    );
    expect(answers.map((one) => one.__typename).sort()).toEqual(['SafetyPlan', 'StaleVersion']);
    expect((await read('jonah', clientId)).safetyPlan.version).toBe(version + 1);
  });

  it('nothing at all is no plan, and what is wrong says where', async () => {
    const lee = await world().clientId('Lee');
    expect(await save('lee', lee, { expectedVersion: 0 })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'warningSigns' }],
    });
    expect(await save('lee', lee, { expectedVersion: 0, people: ['x'.repeat(301)] })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'people.0' }],
    });
    expect(await countOf('attune.safety_plan', 'client_id = $1', [lee])).toBe(0);
  });

  it('the database refuses what the table does not allow, and changes and deletes nothing', async () => {
    const insert = `insert into attune.safety_plan (practice_id, client_id, version, on_the_table, written_at, written_by, written_by_name)
      values (attune.practice_id(), $1, 9, '{}', now(), attune.user_id(), 'x')`;
    for (const who of ['ines', 'rowan', 'tomas', 'jonah'] as const) {
      await expect(asActor(world(), who, (query) => query(insert, [ids.amal]))).rejects.toThrow(
        /row-level security/,
      );
    }
    // A version without its steps does not come to be.
    await expect(
      asActor(world(), 'amal', async (query) => {
        await query(insert, [ids.amal]);
        await query('set constraints all immediate');
      }),
    ).rejects.toThrow('safety_plan_steps_fk');
    for (const text of [
      `update attune.safety_plan set on_the_table = '{x}'`,
      'delete from attune.safety_plan_steps',
    ]) {
      await expect(asActor(world(), 'amal', (query) => query(text))).rejects.toThrow(/permission denied/);
      await expect(world().rows(text)).rejects.toThrow(/never changed or removed/);
    }
  });
});

describe('R19: asking for support', () => {
  const ASK = `safetyPlan { people } told crisisResources { phone }`;

  it('answers with the own safety plan, and null for whoever has none', async () => {
    expect(await askForSupport(await world().as('amal'), {}, ASK)).toMatchObject({
      told: ['Dr Mara Lindqvist'],
      safetyPlan: { people: expect.arrayContaining(['My aunt Salma, 07700 900246']) },
    });
    expect(await askForSupport(await world().as('lee'), {}, ASK)).toMatchObject({ safetyPlan: null });
  });

  it('answers numbers and names when the plan cannot be read, and numbers when nothing can', async () => {
    const amal = await world().as('amal');
    const before = await countOf('attune.distress_flag');
    await world().rows('revoke select on attune.safety_plan from attune_app');
    try {
      const answer = await askForSupport(amal, {}, ASK);
      expect(answer).toMatchObject({ told: ['Dr Mara Lindqvist'], safetyPlan: null });
      expect(answer.crisisResources.length).toBeGreaterThan(0);
      await world().rows('revoke select on attune.crisis_resource from attune_app');
      const less = await askForSupport(amal, {}, ASK);
      expect(less.crisisResources.map((one: Anything) => one.phone)).toContain('999');
    } finally {
      await world().rows('grant select on attune.safety_plan, attune.crisis_resource to attune_app');
    }
    expect(await countOf('attune.distress_flag')).toBe(before + 2);
  });

  it('what a device kept goes out for whoever wrote it alone, and once', async () => {
    const before = await countOf('attune.distress_flag');
    const input = {
      urgency: 'SOON',
      message: 'Written without a network.',
      clientId: ids.amal,
      idempotencyKey: '0191f000-0000-4000-8000-00000000abcd',
    };
    expect(await askForSupport(await world().as('jonah'), input)).toMatchObject({ __typename: 'Forbidden' });
    expect(await countOf('attune.distress_flag')).toBe(before);
    const amal = await world().as('amal');
    const answers = await Promise.all([askForSupport(amal, input), askForSupport(amal, input)]);
    expect(answers.map((one) => one.__typename)).toEqual(['SupportOnItsWay', 'SupportOnItsWay']);
    expect(await countOf('attune.distress_flag')).toBe(before + 1);
  });
});
