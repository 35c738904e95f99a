import { expect, it } from '@jest/globals';
import { buildBackend } from '../build/backend.ts';
import { runChaos } from './run-chaos.ts';

it('R16, R17: no flag is lost, doubled or made up while servers, workers and the database are killed', async () => {
  await buildBackend();
  const { ledger, killed, findings } = await runChaos({
    flags: 150,
    clients: 8,
    kills: 5,
    apis: 1,
    workers: 2,
    races: 0,
    seed: Date.now() % 100_000,
  });
  expect(ledger.raised.length).toBeGreaterThan(75);
  expect(Object.values(killed).reduce((sum, count) => sum + count, 0)).toBe(5);
  expect(findings.filter(({ wrong }) => wrong > 0)).toEqual([]);
  // Every server that is killed starts again: on a machine that does other things this takes minutes.
}, 600_000);
