import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  type DemoName,
  EMAILS,
  generatedOperations,
  plainValues,
  realIds,
  useWorld,
} from '../harness/index.ts';

const MARK = 'Zebrafinch remembers the harbour';

const SIGN_IN = 'mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename } }';

describe('R28: the logs', () => {
  const lines: string[] = [];
  const world = useWorld({ logLevel: 'trace', logSink: { write: (line) => lines.push(line) } });

  it('hold no health information, no name, no address, no token, whatever is asked and whoever asks', async () => {
    const plain = await plainValues();
    const operations = await generatedOperations(2);
    for (const name of ['mara', 'ines', 'amal', 'rowan', 'kit'] satisfies DemoName[]) {
      const person = await world().as(name);
      const real = await realIds(world());
      for (const operation of operations) {
        if (operation.name === 'signOut' || operation.name === 'revokeSession') continue;
        const variables = operation.variables((leaf) => {
          if (leaf.name === 'idempotencyKey') return randomUUID();
          if (leaf.type === 'ID') return real(operation.name, leaf.name) ?? randomUUID();
          return leaf.type === 'String' ? MARK : plain(leaf);
        });
        await person.send(operation.document, variables);
      }
    }
    // Also when PostgreSQL itself speaks of a value, and when a request cannot even be read.
    await world().rows('alter table attune.crisis_resource rename to crisis_resource_away');
    await (await world().as('mara')).send(`query Marked { crisisResources(region: "${MARK}") { name } }`);
    await world().rows('alter table attune.crisis_resource_away rename to crisis_resource');
    await (await world().as('mara')).post(`{"query": "{ ${MARK}`);
    await (await world().as('mara')).send(`query { client(id: "${MARK}") { ${MARK.split(' ')[0]} } }`);

    const people = await world().rows<{ name: string }>(
      'select name from attune.client union select name from attune.app_user',
    );
    const forbidden = [
      MARK,
      MARK.split(' ')[0],
      ...people.map((one) => one.name),
      ...Object.values(EMAILS),
      'attune_session',
    ];
    const text = lines.join('');
    for (const word of forbidden) {
      expect({ word, found: text.includes(word ?? '') }).toEqual({ word, found: false });
    }
  });

  it('name each request, its kind and its outcome, as one JSON object a line', () => {
    const operations = lines.map((line) => JSON.parse(line)).filter((line) => line.event === 'operation');
    expect(operations.length).toBeGreaterThan(100);
    for (const line of operations) {
      expect(line).toMatchObject({ requestId: expect.any(String), outcome: expect.any(String) });
    }
    expect(operations.some((line) => line.outcome === 'ok')).toBe(true);
  });

  it('hold a refusal that is expected as an outcome and not as an error', async () => {
    const before = lines.length;
    const tries = [
      { email: EMAILS.mara, password: 'not-her-password' },
      { email: 'nobody@harbour.example.org', password: 'not-a-password' },
      { email: 'not an address', password: '' },
      ...Array.from({ length: 12 }, () => ({ email: EMAILS.lee, password: 'not-the-password' })),
    ];
    const answers = new Set<string>();
    for (const input of tries) {
      const { signIn } = await world().stranger().ask(SIGN_IN, { input });
      answers.add(signIn.__typename);
    }
    expect([...answers].sort()).toEqual(['InvalidInput', 'RateLimited']);
    const written = lines.slice(before).map((line) => JSON.parse(line));
    expect(written.filter((line) => line.event === 'operation')).toHaveLength(tries.length);
    expect(written.filter((line) => line.level >= 40)).toEqual([]);
  });

  it('say of a failure what kind it was and where, under the request id that the person was given', async () => {
    await world().rows('alter table attune.crisis_resource rename to crisis_resource_away');
    const answer = await (await world().as('mara')).send('{ crisisResources { name } }');
    await world().rows('alter table attune.crisis_resource_away rename to crisis_resource');
    const failure = lines
      .map((line) => JSON.parse(line))
      .findLast((line) => line.event === 'operation.failed');
    expect(failure).toMatchObject({ sqlState: '42P01', requestId: answer.errors?.[0]?.extensions.requestId });
  });
});
