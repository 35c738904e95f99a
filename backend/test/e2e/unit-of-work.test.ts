import { describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { currentContext } from '../../src/platform/context/index.ts';
import { currentUnit, sql, traffic, type Unit, UnitOfWork } from '../../src/platform/database/index.ts';
import { actorOf, inRequestOf, useWorld } from '../harness/index.ts';

const NOTE = sql(
  'test.note',
  `insert into attune.idempotency_key (practice_id, user_id, operation, key, input_hash)
   values (attune.practice_id(), attune.user_id(), $1, gen_random_uuid(), ''::bytea)`,
);
const NOTED = sql(
  'test.noted',
  'select count(*)::int as count from attune.idempotency_key where operation = $1',
);
const TOUCH = sql(
  'test.touch',
  `update attune.idempotency_key set result_id = gen_random_uuid() where operation = $1`,
);
const COUNTED = sql(
  'test.counted',
  `select operation as id, count(*)::int as count from attune.idempotency_key
   where operation = any ($1::text[]) group by operation`,
);
const WHO = sql('test.who', 'select attune.user_id() as "userId", pg_sleep($1)');

describe('the unit of work', () => {
  const world = useWorld();
  const work = () => world().app.get(UnitOfWork);
  const asMara = async <Result>(run: () => Promise<Result>): Promise<Result> =>
    inRequestOf(world(), await actorOf(world(), 'mara'), run);

  const notes = async (operation: string): Promise<number> => {
    const [row] = await world().rows<{ count: number }>(NOTED.text, [operation]);
    return row?.count ?? -1;
  };

  it('commits what returns', async () => {
    await asMara(() => work().run((unit) => unit.query(NOTE, ['commits'])));
    expect(await notes('commits')).toBe(1);
  });

  it.each([
    [
      'before the first write',
      async () => {
        throw new Error('early');
      },
    ],
    [
      'after a write',
      async (unit: Unit) => {
        await unit.query(NOTE, ['rolled-back']);
        throw new Error('late');
      },
    ],
    [
      'by PostgreSQL itself',
      async (unit: Unit) => {
        await unit.query(NOTE, ['rolled-back']);
        await unit.raw('select 1 / 0');
      },
    ],
    [
      'after a failed statement that was swallowed',
      async (unit: Unit) => {
        await unit.query(NOTE, ['rolled-back']);
        await unit.raw('select 1 / 0').catch(() => undefined);
        await unit.query(NOTE, ['rolled-back']);
      },
    ],
  ])('leaves nothing when it fails %s', async (_when, run: (unit: Unit) => Promise<unknown>) => {
    let told = false;
    await expect(
      asMara(() =>
        work().run(async (unit) => {
          unit.afterCommit(() => {
            told = true;
          });
          await run(unit);
        }),
      ),
    ).rejects.toThrow();
    expect(await notes('rolled-back')).toBe(0);
    expect(told).toBe(false);
  });

  it('joins the unit it stands in, and the inner failure undoes the whole', async () => {
    await expect(
      asMara(() =>
        work().run(async (unit) => {
          await unit.query(NOTE, ['nested']);
          await work().run(async (inner) => {
            expect(inner).toBe(unit);
            await inner.query(NOTE, ['nested']);
            throw new Error('inner');
          });
        }),
      ),
    ).rejects.toThrow('inner');
    expect(await notes('nested')).toBe(0);
  });

  it('keeps what is written apart although the unit around it is rolled back', async () => {
    await expect(
      asMara(() =>
        work().run(async () => {
          await work().runApart((unit) => unit.query(NOTE, ['apart']));
          throw new Error('outer');
        }),
      ),
    ).rejects.toThrow('outer');
    expect(await notes('apart')).toBe(1);
  });

  it('refuses to write outside of a unit', () => {
    expect(() => currentUnit()).toThrow('no unit of work');
    expect(() => currentContext()).toThrow('no request');
  });

  it('runs twenty slow ones side by side, each as its own person', async () => {
    const names = ['mara', 'ines', 'amal', 'jonah', 'tomas'] as const;
    const actors = await Promise.all(names.map((name) => actorOf(world(), name)));
    const seen = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const actor = actors[index % actors.length];
        return inRequestOf(world(), actor ?? null, () =>
          work().run(async (unit) => {
            const row = await unit.one<{ userId: string }>(WHO, [0.05]);
            await wait(5);
            const again = await unit.one<{ userId: string }>(WHO, [0]);
            return [row?.userId, again?.userId, actor?.userId];
          }),
        );
      }),
    );
    for (const [first, second, own] of seen) {
      expect(first).toBe(own);
      expect(second).toBe(own);
    }
  });

  it('runs the whole of a unit again after a deadlock', async () => {
    await asMara(() =>
      work().run(async (unit) => {
        await unit.query(NOTE, ['left']);
        await unit.query(NOTE, ['right']);
      }),
    );
    let tries = 0;
    const cross = (first: string, second: string) =>
      asMara(() =>
        work().run(async (unit) => {
          tries += 1;
          await unit.query(TOUCH, [first]);
          await wait(60);
          await unit.query(TOUCH, [second]);
          return 'done';
        }),
      );
    const both = await Promise.all([cross('left', 'right'), cross('right', 'left')]);
    expect(both).toEqual(['done', 'done']);
    expect(tries).toBeGreaterThan(2);
  });

  it('leaves no setting of one person on the connection of the next', async () => {
    await asMara(() => work().run((unit) => unit.query(WHO, [0])));
    const { pool } = world().app.get(UnitOfWork)['database' as never] as unknown as {
      pool: { query(text: string): Promise<{ rows: { user: string | null }[] }> };
    };
    for (let index = 0; index < 10; index += 1) {
      const { rows } = await pool.query('select attune.user_id() as user');
      expect(rows[0]?.user).toBeNull();
    }
  });

  it('does not commit a unit in which anything failed, whoever caught it', async () => {
    await expect(
      asMara(() =>
        work().run(async (unit) => {
          await unit.query(NOTE, ['caught']);
          await unit.raw('select 1 / 0').catch(() => undefined);
        }),
      ),
    ).rejects.toMatchObject({ code: '22012' });
    expect(await notes('caught')).toBe(0);
  });

  it('sends who acts ahead, what is asked in one tick together, and the last writes with the commit', async () => {
    await asMara(() => work().run((unit) => unit.query(WHO, [0])));
    const before = { ...traffic };
    const rows = await asMara(() =>
      work().run(async (unit) => {
        const [who, noted] = await Promise.all([
          unit.one<{ userId: string }>(WHO, [0]),
          unit.one<{ count: number }>(NOTED, ['together']),
        ]);
        unit.write(NOTE, ['together']);
        unit.write(NOTE, ['together']);
        return [who?.userId, noted?.count];
      }),
    );
    expect(rows).toEqual([(await actorOf(world(), 'mara')).userId, 0]);
    expect(await notes('together')).toBe(2);
    expect(traffic.roundTrips - before.roundTrips).toBe(2);
    // begin, who acts, two questions; two writes, commit.
    expect(traffic.statements - before.statements).toBe(7);
  });

  it('reads with the commit what the result will show', async () => {
    const counted = () =>
      currentContext().reader.load<{ id: string; count: number }>(COUNTED, 'id', 'foreseen');
    await asMara(async () => {
      expect(await counted()).toBeNull();
      await work().run(async (unit) => {
        unit.foresee(COUNTED, 'id', 'foreseen');
        unit.write(NOTE, ['foreseen']);
      });
      const asked = traffic.roundTrips;
      expect(await counted()).toMatchObject({ count: 1 });
      expect(traffic.roundTrips).toBe(asked);
      await expect(
        work().run(async (unit) => {
          unit.foresee(COUNTED, 'id', 'foreseen');
          unit.write(NOTE, ['foreseen']);
          throw new Error('rolled back');
        }),
      ).rejects.toThrow('rolled back');
      expect(await counted()).toMatchObject({ count: 1 });
    });
  });

  it('sends a write that nobody waits for ahead of the next question, and fails with it', async () => {
    const seen = await asMara(() =>
      work().run(async (unit) => {
        unit.write(NOTE, ['ahead']);
        return unit.one<{ count: number }>(NOTED, ['ahead']);
      }),
    );
    expect(seen?.count).toBe(1);
    const BAD = sql(
      'test.bad',
      `insert into attune.idempotency_key (practice_id) values (attune.practice_id())`,
    );
    await expect(
      asMara(() =>
        work().run(async (unit) => {
          await unit.query(NOTE, ['behind']);
          unit.write(BAD);
        }),
      ),
    ).rejects.toMatchObject({ code: '42501' });
    expect(await notes('behind')).toBe(0);
  });

  it('asks nothing of the database for a unit that asks nothing, and takes no question when it is over', async () => {
    const before = traffic.roundTrips;
    let kept: Unit | undefined;
    await asMara(() =>
      work().run(async (unit) => {
        kept = unit;
      }),
    );
    expect(traffic.roundTrips).toBe(before);
    await expect(kept?.query(NOTED, ['x'])).rejects.toThrow('is over');
    expect(() => kept?.write(NOTE, ['x'])).toThrow('is over');
  });

  it('hands out TypeORM on the same transaction', async () => {
    await expect(
      asMara(() =>
        work().run(async (unit) => {
          unit.write(NOTE, ['typeorm']);
          const entities = await unit.entities();
          const rows = (await entities.query(NOTED.text, ['typeorm'])) as { count: number }[];
          expect(rows[0]?.count).toBe(1);
          throw new Error('undone');
        }),
      ),
    ).rejects.toThrow('undone');
    expect(await notes('typeorm')).toBe(0);
  });
});
