import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { schemaText } from '../src/schema-text.ts';
import { compareWithContract } from './harness/contract.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8');

describe('the schema', () => {
  const contract = buildSchema(read('contract/api.graphql'));
  const notYetBuilt = JSON.parse(read('contract/not-yet-built.json')) as string[];
  let printed = '';

  beforeAll(async () => {
    printed = await schemaText();
  });

  it('is printed in backend/schema.graphql as the code makes it (else run "npm run schema")', () => {
    expect(read('schema.graphql') === printed).toBe(true);
  });

  it('has what the contract promises, but for what is listed as not built yet', () => {
    const { missing } = compareWithContract(contract, buildSchema(printed));
    expect(missing.filter((coordinate) => !notYetBuilt.includes(coordinate))).toEqual([]);
  });

  it('has nothing of the contract in another shape', () => {
    expect(compareWithContract(contract, buildSchema(printed)).changed).toEqual([]);
  });

  it('lists nothing as not built yet that is built, or was never promised', () => {
    const { missing } = compareWithContract(contract, buildSchema(printed));
    expect(notYetBuilt.filter((coordinate) => !missing.includes(coordinate))).toEqual([]);
    expect(notYetBuilt).toEqual([...new Set(notYetBuilt)].sort());
  });
});

describe('the comparison with the contract', () => {
  const compare = (contract: string, schema: string) =>
    compareWithContract(buildSchema(contract), buildSchema(schema));

  it('finds what is missing', () => {
    expect(
      compare(
        'type Query { a(b: Int): Int c: Int } type Gone { x: Int } enum E { ONE TWO } union U = Query | Gone',
        'type Query { a: Int } enum E { ONE } union U = Query',
      ).missing.sort(),
    ).toEqual(['E.TWO', 'Gone', 'Query.a(b:)', 'Query.c', 'U.Gone']);
  });

  it('finds another type, nullability, default or kind, and inputs that must suddenly be given', () => {
    expect(
      compare(
        'type Query { a: Int! b(n: Int = 5): Int c: Int } input I { x: Int } type K { x: Int }',
        'type Query { a: Int b(n: Int = 6): Int c(m: Int!): Int } input I { x: Int y: Int! } input K { x: Int }',
      ).changed,
    ).toHaveLength(5);
  });

  it('takes additions that no client can notice', () => {
    expect(
      compare(
        'type Query { a: Int } input I { x: Int } enum E { ONE }',
        'type Query { a(b: Int, c: Int! = 1): Int d: Int } input I { x: Int y: Int } enum E { ONE TWO } type New { x: Int }',
      ),
    ).toEqual({ missing: [], changed: [] });
  });
});
