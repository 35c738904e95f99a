import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  fingerprint,
  generatedOperations,
  type Leaf,
  plainValues,
  realIds,
  useWorld,
} from '../harness/index.ts';

/** What no text, number or time of Attune's may be. */
const HOSTILE: Readonly<Record<string, readonly unknown[]>> = {
  text: ['a\u0000b', 'a\ud800b', '\udfff', 'x'.repeat(200_000), 7, true, { toString: 'x' }, ['a', ['b']]],
  ID: ['', 'nonsense', "' or 1=1 --", 'a\u0000b', '../../etc', 'x'.repeat(100_000), -1, 1e21],
  Int: [-1, 2_147_483_647, -2_147_483_648, 2_147_483_648, 1.5, 1e300, '1', null, 'NaN'],
  Float: [-1e308, 1e308, 'NaN', '1'],
  Boolean: ['true', 1, 'yes'],
  DateTime: [
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '-000001-01-01T00:00:00Z',
    '2026-02-30T10:00:00Z',
    'tomorrow',
    5,
    '2026-01-01',
    '2026-01-01T25:00:00Z',
    'a\u0000',
  ],
  LocalDate: ['2026-02-30', '0000-00-00', '99999-01-01', 'x', 3],
  LocalTime: ['24:01', '10', '10:60', 'noon', 4],
};
const ENUM = ['NOT_A_WORD', '', 3, null, 'a\u0000'];

describe('bad input', () => {
  const world = useWorld();

  it('gets a typed problem or a clear error at every leaf of every operation, and changes nothing', async () => {
    const mara = await world().as('mara');
    const plain = await plainValues();
    const real = await realIds(world());
    const before = await fingerprint(world());
    const failures: string[] = [];
    for (const operation of await generatedOperations(2)) {
      if (operation.name === 'signOut') continue;
      const fill = (leaf: Leaf) => {
        if (leaf.name === 'idempotencyKey') return randomUUID();
        return leaf.type === 'ID' ? (real(operation.name, leaf.name) ?? randomUUID()) : plain(leaf);
      };
      for (const target of operation.leaves) {
        const values = HOSTILE[target.type === 'String' ? 'text' : target.type] ?? ENUM;
        for (const value of values) {
          const here = target.path.join('.');
          const variables = operation.variables((leaf) =>
            leaf.path.join('.') === here ? value : fill(leaf),
          );
          const response = await mara.post({ query: operation.document, variables });
          const text = await response.text();
          const codes = [...text.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code);
          if (
            response.status >= 500 ||
            codes.includes('INTERNAL') ||
            /Error:|at \/|select |\.ts:/.test(text)
          ) {
            failures.push(
              `${operation.name} ${here} = ${JSON.stringify(value)?.slice(0, 40)}: ${text.slice(0, 200)}`,
            );
          }
        }
      }
    }
    expect(failures).toEqual([]);
    const after = await fingerprint(world());
    // A hostile value in a field that may hold anything short and harmless can be an honest call (a
    // whole number as an optional count): such calls may write; what must not happen is half a write.
    expect(Object.keys(after)).toEqual(Object.keys(before));
  }, 600_000);

  const raw = async (body: string | object, headers: Record<string, string> = {}) => {
    const begun = Date.now();
    const response = await (await world().as('mara')).post(body, headers);
    const text = await response.text();
    return { status: response.status, text, took: Date.now() - begun };
  };

  it.each([
    ['broken JSON', '{"query": "{ viewer { name }'],
    ['no JSON at all', 'hello'],
    ['an empty body', ''],
    ['a body without a query', '{}'],
    ['a query that is a number', '{"query": 5}'],
    ['variables that are text', '{"query":"{ viewer { name } }","variables":"x"}'],
    ['an unknown field', '{"query":"{ secrets }"}'],
    ['an unknown operation', '{"query":"{ viewer { name } }","operationName":"Nope"}'],
    ['a batch', '[{"query":"{ viewer { name } }"},{"query":"{ viewer { name } }"}]'],
    ['a prototype in the variables', '{"query":"{ viewer { name } }","variables":{"__proto__":{"x":1}}}'],
  ])('answers %s with a clear error', async (_what, body) => {
    const { status, text } = await raw(body);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/INTERNAL|node_modules|at \//);
    if (!body.includes('__proto__') && !body.includes('"variables":"x"')) {
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });

  it('refuses a body of ten megabytes', async () => {
    const { status } = await raw(JSON.stringify({ query: `{ viewer { name } } #${'x'.repeat(10_000_000)}` }));
    expect(status).toBe(413);
  });

  it('refuses a query that goes too deep', async () => {
    const deep = `${'{ client(id: "x") { careTeam { member { id } } '.repeat(1)}${'notes { edges { node { client '.repeat(8)}{ id }${' } } }'.repeat(8)} } }`;
    const { status, text } = await raw({ query: deep });
    expect(status).toBe(400);
    expect(text).toContain('GRAPHQL_VALIDATION_FAILED');
  });

  it('refuses a query that asks for too much', async () => {
    const wide = `{ ${Array.from({ length: 3_000 }, (_, index) => `a${index}: viewer { name }`).join(' ')} }`;
    const { status } = await raw({ query: wide });
    expect(status).toBe(400);
  });

  it('refuses fragments that multiply', async () => {
    const bomb = `${Array.from({ length: 12 }, (_, index) => `fragment F${index} on Viewer { ${index === 11 ? 'name' : `...F${index + 1} ...F${index + 1} ...F${index + 1} ...F${index + 1}`} }`).join(' ')} query { viewer { ...F0 } }`;
    const { status, text } = await raw({ query: bomb });
    expect(status).toBe(400);
    expect(text).toContain('too much');
  });

  it('refuses a change without the header that a page of another site cannot send', async () => {
    const { status } = await raw(JSON.stringify({ query: 'mutation { signOut }' }), {
      'content-type': 'text/plain',
    });
    expect(status).toBeGreaterThanOrEqual(400);
    const got = await fetch(`${world().url}/graphql?query=${encodeURIComponent('mutation{signOut}')}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(got.status).toBe(405);
  });

  it('does not tell its inside when something unexpected fails', async () => {
    await world().rows(`alter table attune.crisis_resource rename to crisis_resource_away`);
    try {
      const answer = await (await world().as('mara')).send('{ crisisResources { name } }');
      expect(answer.errors?.[0]).toMatchObject({
        message: 'Something went wrong on our side. Nothing was changed.',
        extensions: { code: 'INTERNAL', requestId: expect.any(String) },
      });
      expect(JSON.stringify(answer)).not.toContain('crisis_resource');
    } finally {
      await world().rows(`alter table attune.crisis_resource_away rename to crisis_resource`);
    }
  });
});
