import { describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { AppConfig } from '../../src/platform/config/index.ts';
import { Logger } from '../../src/platform/logging/index.ts';
import { Worker } from '../../src/platform/outbox/index.ts';
import { useWorld } from '../harness/index.ts';
import { settleFlags } from '../harness/operations/distress-flags.ts';
import { flagFrom, onCall } from '../harness/operations/escalation.ts';

const FLAGS = 40;
const KILLS = 6;

describe('R17: several workers on one database', () => {
  const world = useWorld();

  it('take each step once, whichever of them dies at whatever moment', async () => {
    await settleFlags(world());
    await onCall(world(), 'Tomas');
    const { app } = world();
    const workers = [1, 2, 3].map(
      () =>
        new Worker(
          app.get(AppConfig),
          app.get(DiscoveryService, { strict: false }),
          app.get(MetadataScanner, { strict: false }),
          app.get(Logger),
        ),
    );
    const flags: string[] = [];
    for (let count = 0; count < FLAGS; count += 1) flags.push(await flagFrom(world(), { minutesAgo: 91 }));
    const left = async () => {
      const [row] = await world().rows<{ count: number }>(
        'select count(*)::integer as count from attune.flag_step where flag_id = any ($1::uuid[]) and done_at is null',
        [flags],
      );
      return row?.count ?? -1;
    };
    await Promise.all(workers.map((worker) => worker.start()));
    try {
      // What a killed process leaves behind is a connection that is gone in the middle of anything.
      for (let kill = 0, before = await left(); kill < KILLS && before > 0; kill += 1) {
        for (let look = 0; look < 200 && (await left()) === before; look += 1) await wait(10);
        await world().rows(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and application_name = 'attune worker' and xact_start is not null`,
        );
        before = await left();
      }
      for (let look = 0; look < 600 && (await left()) > 0; look += 1) await wait(100);
    } finally {
      await Promise.all(workers.map((worker) => worker.onApplicationShutdown()));
    }
    expect(await left()).toBe(0);
    const told = await world().rows<{ line: string; count: number }>(
      `select position || ' ' || name as line, count(*)::integer as count from attune.flag_told
       where flag_id = any ($1::uuid[]) group by 1 order by 1`,
      [flags],
    );
    const each = ['1 Dr Mara Lindqvist', '3 Tomas Reyes', '4 Rowan Ellery'];
    expect(told).toEqual(each.map((line) => ({ line, count: FLAGS })));
    // The telling and the history are of the same transactions: as many, and not one more.
    const [bells] = await world().rows<{ count: number }>(
      'select count(*)::integer as count from attune.notification where subject_id = any ($1::uuid[])',
      [flags],
    );
    const events = await world().rows<{ kind: string; count: number }>(
      `select kind, count(*)::integer as count from attune.flag_event where flag_id = any ($1::uuid[]) group by 1 order by 1`,
      [flags],
    );
    expect(bells?.count).toBe(FLAGS * each.length);
    expect(events).toEqual([
      { kind: 'ESCALATED', count: FLAGS * 2 },
      { kind: 'TOLD', count: FLAGS },
      { kind: 'UNREACHED', count: FLAGS },
    ]);
  });
});
