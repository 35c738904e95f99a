import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { Census, Policy, Public } from '../../src/platform/authz/index.ts';
import {
  type DemoName,
  DIRECTORY_IDS,
  fingerprint,
  type GeneratedOperation,
  generatedOperations,
  type Leaf,
  matchCommitted,
  Person,
  plainValues,
  realIds,
  useWorld,
} from '../harness/index.ts';

/** Ways in and out, which take no id of a record. */
const DOORS = ['signIn', 'signOut'];

@Resolver()
class Guarded {
  @Query(() => String)
  @Policy('client.read')
  guarded() {
    return '';
  }
}

@Resolver()
class Open {
  @Query(() => String)
  forgotten() {
    return '';
  }

  @Mutation(() => String)
  @Policy('client.read')
  @Public('and read by nobody in particular')
  undecided() {
    return '';
  }
}

@Module({ imports: [DiscoveryModule], providers: [Census, Guarded] })
class Closed {}

@Module({ imports: [DiscoveryModule], providers: [Census, Guarded, Open] })
class WithOpen {}

describe('a server with an operation that somebody adds', () => {
  const boot = (module: object) =>
    NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });

  it('starts when exactly one guard is declared on it', async () => {
    const app = await boot(Closed);
    expect(app.get(Census).doors()).toEqual([{ kind: 'Query', name: 'guarded', guard: 'client.read' }]);
    await app.close();
  });

  it('does not start without a guard, nor with two, and names both', async () => {
    await expect(boot(WithOpen)).rejects.toThrow(
      'Exactly one @Policy or @Public belongs on: Query forgotten, Mutation undecided.',
    );
  });
});

describe('the census of operations', () => {
  const world = useWorld();

  it('names one guard for every operation, route and job, as committed', () => {
    const doors = world().app.get(Census).doors();
    expect(doors.length).toBeGreaterThan(40);
    matchCommitted(
      'doors.txt',
      doors.map(({ kind, name, guard }) => `${kind} ${name}: ${guard}`),
    );
  });

  it('answers nobody who is not signed in, but at the doors that say so', async () => {
    const open = new Set(
      world()
        .app.get(Census)
        .doors()
        .filter((door) => door.guard.startsWith('public'))
        .map((door) => door.name),
    );
    const plain = await plainValues();
    for (const operation of await generatedOperations()) {
      if (!open.has(operation.name)) {
        const answer = await world()
          .stranger()
          .send(
            operation.document,
            operation.variables((leaf) => (leaf.type === 'ID' ? randomUUID() : plain(leaf))),
          );
        expect({ name: operation.name, code: answer.errors?.[0]?.extensions.code }).toEqual({
          name: operation.name,
          code: 'UNAUTHENTICATED',
        });
      }
    }
  });

  /** Sends each operation twice, with real ids and with ids that nobody has, and compares the answers. */
  const compare = async (person: Person, isReplaced: (leaf: Leaf) => boolean) => {
    const plain = await plainValues();
    const real = await realIds(world());
    const before = await fingerprint(world());
    const takesId = (operation: GeneratedOperation) =>
      operation.leaves.some(
        (leaf) => leaf.type === 'ID' && leaf.name !== 'idempotencyKey' && isReplaced(leaf),
      );
    for (const operation of (await generatedOperations()).filter(takesId)) {
      if (DOORS.includes(operation.name)) continue;
      const send = async (known: boolean) => {
        const variables = operation.variables((leaf) => {
          if (leaf.name === 'idempotencyKey') return randomUUID();
          if (leaf.type !== 'ID') return plain(leaf);
          return (known || !isReplaced(leaf) ? real(operation.name, leaf.name) : null) ?? randomUUID();
        });
        return person.send(operation.document, variables);
      };
      const [found, missing] = [await send(true), await send(false)];
      expect({ name: operation.name, answer: found }).toEqual({ name: operation.name, answer: missing });
    }
    expect(await fingerprint(world())).toEqual(before);
  };

  it.each<[DemoName, string]>([
    ['elmOwner', 'the owner of another practice'],
    ['kit', 'a client of another practice'],
    ['vera', 'a psychotherapist of another practice'],
  ])('R1: answers %s (%s) as if nothing of Harbour existed, and changes nothing', async (name) => {
    // Vera may go to Harbour as the client she is there; from Elm Street she sees nothing of it.
    await compare(await world().as(name), (leaf) => leaf.name !== 'practiceId');
  });

  it.each<[DemoName, string]>([
    ['tomas', 'a psychotherapist of the practice without a place on the team'],
    ['ben', 'a massage therapist of the practice without a place on the team'],
    ['jonah', 'another client'],
  ])('R4: answers %s (%s) as if Amal did not exist, and changes nothing', async (name) => {
    await compare(await world().as(name), (leaf) => !DIRECTORY_IDS.has(leaf.name));
  });
});
