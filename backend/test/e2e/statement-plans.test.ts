import { expect, it } from '@jest/globals';
import { knownStatements } from '../../src/platform/database/index.ts';
import { asActor, type Query, useWorld } from '../harness/index.ts';

/** PostgreSQL plans with the values at hand five times, then keeps one plan if it promises to be as good. */
const TRIED = 5;

/** Something of each type of parameter; a list has one element, as most have. */
const DUMMIES: Readonly<Record<string, string>> = {
  uuid: `'00000000-0000-4000-8000-000000000001'`,
  'uuid[]': `array['00000000-0000-4000-8000-000000000001']::uuid[]`,
  text: `'x'`,
  boolean: 'true',
  integer: '1',
  bigint: '1',
  'timestamp with time zone': 'now()',
  date: 'now()',
};

/** Prepares a statement and runs it often; how often it was planned. @throws what it is refused with. */
async function planned(query: Query, name: string, text: string): Promise<number> {
  await query(`prepare ${name} as ${text}`);
  const of = async <Row extends object>(columns: string) => {
    const { rows } = await query<Row>(`select ${columns} from pg_prepared_statements where name = '${name}'`);
    return rows[0] as Row;
  };
  const { types } = await of<{ types: string[] }>('parameter_types::text[] as types');
  const values = types.map((type) => DUMMIES[type] ?? (type.endsWith('[]') ? `'{}'::${type}` : 'null'));
  for (let times = 0; times < TRIED + 4; times += 1) {
    await query(`execute ${name} ${values.length > 0 ? `(${values.join(', ')})` : ''}`);
  }
  return (await of<{ anew: number }>('custom_plans::integer as anew')).anew;
}

const world = useWorld();

it('no statement is planned anew each time it is asked', async () => {
  const { anew, run } = await asActor(world(), 'mara', async (query) => {
    const found: string[] = [];
    let ran = 0;
    for (const [index, [name, text]] of [...knownStatements()].entries()) {
      await query('savepoint untried');
      try {
        const times = await planned(query, `tried_${index}`, text);
        ran += 1;
        if (times > TRIED) found.push(name);
      } catch {
        // What writes is refused, or wants values that belong together.
      }
      await query('rollback to untried');
    }
    return { anew: found, run: ran };
  });
  expect(anew).toEqual([]);
  expect(run).toBeGreaterThan(300);
});
