import { describe, expect, it } from '@jest/globals';
import { type Anything, asActor, type DemoName, useWorld } from '../harness/index.ts';

const world = useWorld();

const LINE = 'id version name phone text url region checkedOn old';
const READ = `{ crisisLines { lines { ${LINE} } } }`;
const RESULT = `{ __typename ... on CrisisLines { lines { ${LINE} } } ... on Problem { message }
  ... on InvalidInput { fields { path } } ... on StaleVersion { currentVersion } }`;
const SAVE = `mutation ($input: SaveCrisisLineInput!) { result: saveCrisisLine(input: $input) ${RESULT} }`;
const REMOVE = `mutation ($input: RemoveCrisisLineInput!) { result: removeCrisisLine(input: $input) ${RESULT} }`;
const ORDER = `mutation ($input: OrderCrisisLinesInput!) { result: orderCrisisLines(input: $input) ${RESULT} }`;
const CALL = `query ($region: String) { crisisResources(region: $region) { name phone region checkedOn } }`;

const today = () => new Date().toISOString().slice(0, 10);
const run = async (who: DemoName, text: string, input: object): Promise<Anything> =>
  ((await (await world().as(who)).ask(text, { input })) as Anything).result;
const lines = async (): Promise<Anything[]> =>
  ((await (await world().as('rowan')).ask(READ)) as Anything).crisisLines.lines;
const whom = async (who: DemoName, region: string | null = null): Promise<Anything[]> =>
  ((await (await world().as(who)).ask(CALL, { region })) as Anything).crisisResources;

describe('who says whom to call', () => {
  it('whoever runs the practice adds, changes, orders and takes out; clients see it at once', async () => {
    const added = await run('rowan', SAVE, {
      region: 'gb',
      name: 'Night line',
      phone: '020 7946 0199',
      url: 'https://example.org/chat',
      checkedOn: today(),
      idempotencyKey: '0191f000-0000-4000-8000-0000000000aa',
    });
    const line = added.lines.at(-1);
    expect(line).toMatchObject({ version: 1, region: 'GB', name: 'Night line', old: false });
    const order = [
      line.id,
      ...added.lines.map((one: Anything) => one.id).filter((id: string) => id !== line.id),
    ];
    await run('rowan', ORDER, { ids: order });
    expect((await whom('amal'))[0]).toMatchObject({ name: 'Night line', phone: '020 7946 0199' });
    const changed = await run('rowan', SAVE, {
      ...{ id: line.id, expectedVersion: 1, region: 'GB', name: 'Night line', phone: '020 7946 0188' },
      checkedOn: '2026-01-01',
    });
    expect(changed.lines[0]).toMatchObject({ version: 2, phone: '020 7946 0188', url: null, old: true });
    const stale = { id: line.id, expectedVersion: 1 };
    expect(await run('rowan', REMOVE, stale)).toMatchObject({
      __typename: 'StaleVersion',
      currentVersion: 2,
    });
    await run('rowan', REMOVE, { id: line.id, expectedVersion: 2 });
    expect(await run('rowan', REMOVE, { id: line.id, expectedVersion: 3 })).toMatchObject({
      __typename: 'NotFound',
    });
    expect((await whom('amal')).map((one) => one.name)).not.toContain('Night line');
    const trace = await world().rows(
      `select role from attune.audit_event where action = 'crisisLine.manage' and subject_id = $1 and ground = 'ADMINISTRATOR'`,
      [line.id],
    );
    expect(trace).toHaveLength(3);
  });

  it('the same key adds once; an order that leaves a line out is refused, as is a day to come', async () => {
    const input = {
      ...{ region: 'IE', name: 'Twice', phone: '112', checkedOn: today() },
      idempotencyKey: '0191f000-0000-4000-8000-0000000000ab',
    };
    await run('rowan', SAVE, input);
    const again = await run('rowan', SAVE, input);
    expect(again.lines.filter((one: Anything) => one.name === 'Twice')).toHaveLength(1);
    const [first] = await lines();
    expect(await run('rowan', ORDER, { ids: [first.id] })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'ids' }],
    });
    expect(
      await run('rowan', SAVE, { region: 'GB', name: 'x', phone: '999', checkedOn: '2090-01-01' }),
    ).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'checkedOn' }] });
  });

  it('nobody else may, in the API and in the database', async () => {
    for (const who of ['mara', 'ines', 'amal'] as const) {
      const input = { region: 'GB', name: 'x', phone: '999', checkedOn: today() };
      expect([who, (await run(who, SAVE, input)).__typename]).toEqual([who, 'Forbidden']);
      const insert = `insert into attune.crisis_resource (practice_id, id, region, position, name, phone, checked_on)
        values (attune.practice_id(), gen_random_uuid(), 'GB', 9, 'x', '1', now())`;
      await expect(asActor(world(), who, (query) => query(insert))).rejects.toThrow(/row-level security/);
      const changed = await asActor(world(), who, (query) =>
        query(`update attune.crisis_resource set phone = '1'`),
      );
      expect([who, changed.rowCount]).toEqual([who, 0]);
    }
    await expect(
      asActor(world(), 'rowan', (query) => query('delete from attune.crisis_resource')),
    ).rejects.toThrow(/permission denied/);
    // The owner of another practice neither sees nor changes these.
    const elm = await asActor(
      world(),
      'elmOwner',
      (query) => query(`update attune.crisis_resource set phone = '1' where name = 'Harbour on-call line'`),
      'Elm',
    );
    expect(elm.rowCount).toBe(0);
  });
});

describe('R19: whom to call where the practice names nobody', () => {
  it('is the number of its country; a region that it does not name gets the public one', async () => {
    await world().rows(`update attune.crisis_resource set removed_at = now() where practice_id =
      (select id from attune.practice where name like 'Elm%')`);
    expect((await whom('kit')).map((one) => one.phone)).toEqual(['999']);
    expect(await whom('kit', 'US')).toMatchObject([{ phone: '911' }, { phone: '988' }]);
    await world().rows(
      `update attune.practice set country = 'JP', time_zone = 'Asia/Tokyo' where name like 'Elm%'`,
    );
    expect((await whom('kit')).length).toBeGreaterThan(5);
  });

  it('is open to whoever is not signed in', async () => {
    const { crisisResources } = (await world().stranger().ask(CALL, {})) as Anything;
    expect(crisisResources.map((one: Anything) => one.phone)).toEqual(
      expect.arrayContaining(['999', '988', '112', '000']),
    );
    expect(crisisResources[0].checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
