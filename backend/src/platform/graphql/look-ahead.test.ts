import { describe, expect, it } from '@jest/globals';
import { buildSchema, graphql, type GraphQLResolveInfo } from 'graphql';
import { type RequestContext, runInContext } from '../context/index.ts';
import { LookAhead } from './look-ahead.ts';

const SCHEMA = `
  type Query { client(id: ID!): Client }
  type Client { id: ID! line(from: Int, to: Int): String name: String }
`;

/** A server whose field `line` can be begun ahead; what was read, and in which order. */
function serving(read: (id: string, from: number) => Promise<string>, found = true) {
  const ahead = new LookAhead();
  const log: string[] = [];
  const line = ahead.field('Client', 'line', async (id, { from = 0 }: { from?: number; to?: number }) => {
    log.push(`line ${id} ${from}`);
    return read(id, from);
  });
  const schema = buildSchema(SCHEMA);
  const { client } = schema.getQueryType()?.getFields() ?? {};
  if (client) {
    client.resolve = async (_: unknown, { id }: { id: string }, __: unknown, info: GraphQLResolveInfo) => {
      ahead.begin(info, id);
      log.push('client');
      await Promise.resolve();
      log.push('opened');
      return found ? { id, line: (args: { from?: number }) => line(id, args) } : null;
    };
  }
  const ask = (source: string, variableValues: Record<string, unknown> = {}) =>
    runInContext({ memo: new Map() } as unknown as RequestContext, () =>
      graphql({ schema, source, variableValues }),
    );
  return { ask, log, line };
}

const answering = async (id: string, from: number) => `${id} since ${from}`;

describe('reading ahead', () => {
  it('begins what a field reads while its object is being read, and reads it once', async () => {
    const { ask, log } = serving(answering);
    const { data, errors } = await ask('query ($from: Int) { client(id: "a") { id line(from: $from) } }', {
      from: 3,
    });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ client: { id: 'a', line: 'a since 3' } });
    expect(log).toEqual(['line a 3', 'client', 'opened']);
  });

  it('finds it within fragments and under other names, each with its own arguments', async () => {
    const { ask, log } = serving(answering);
    const { data } = await ask(
      '{ client(id: "a") { ...Part ... on Client { later: line(from: 2) } } } fragment Part on Client { line(from: 1, to: 9) }',
    );
    expect(data).toEqual({ client: { line: 'a since 1', later: 'a since 2' } });
    expect(log).toEqual(['line a 1', 'line a 2', 'client', 'opened']);
  });

  it('begins once what is asked for twice alike', async () => {
    const { ask, log } = serving(answering);
    const { data } = await ask('{ client(id: "a") { line(from: 1) again: line(from: 1) } }');
    expect(data).toEqual({ client: { line: 'a since 1', again: 'a since 1' } });
    expect(log).toEqual(['line a 1', 'client', 'opened', 'line a 1']);
  });

  it('begins nothing for what may be left out, and reads it where it is not', async () => {
    const { ask, log } = serving(answering);
    const source = 'query ($with: Boolean!) { client(id: "a") { id line @include(if: $with) } }';
    await ask(source, { with: false });
    expect(log).toEqual(['client', 'opened']);
    await ask(source, { with: true });
    expect(log.slice(2)).toEqual(['client', 'opened', 'line a 0']);
  });

  it('hands out what was begun once: who asks again reads anew', async () => {
    const { log, line } = serving(answering);
    await runInContext({ memo: new Map() } as unknown as RequestContext, async () => {
      await line('a', {});
      await line('a', {});
    });
    expect(log).toEqual(['line a 0', 'line a 0']);
  });

  it('tells of a failure only where the field is answered', async () => {
    const failing = async () => Promise.reject(new Error('No line.'));
    const { data, errors } = await serving(failing).ask('{ client(id: "a") { line } }');
    expect(data).toEqual({ client: { line: null } });
    expect(errors?.map(({ message }) => message)).toEqual(['No line.']);
    // The object is out of reach: nobody takes what was begun, and nobody hears of it.
    expect(await serving(failing, false).ask('{ client(id: "a") { line } }')).toEqual({
      data: { client: null },
    });
  });
});
