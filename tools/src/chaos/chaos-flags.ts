import { parseArgs } from 'node:util';
import { build } from '../build/build.ts';
import { main, Sentence } from '../lib/sentence.ts';
import { type ChaosReport, runChaos } from './run-chaos.ts';

/**
 * `npm run chaos:flags [-- --flags 10000 --clients 20 --kills 30 --races 1000 --seed 1]`: prints what was answered
 * and what is there, and ends with code 1 where anything was lost, doubled or made up (R16, R17).
 */
await main(async () => {
  const { values } = parseArgs({
    options: {
      flags: { type: 'string', default: '10000' },
      clients: { type: 'string', default: '20' },
      kills: { type: 'string', default: '30' },
      apis: { type: 'string', default: '2' },
      workers: { type: 'string', default: '3' },
      races: { type: 'string', default: '1000' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
    },
  });
  const size = {
    flags: Number(values.flags),
    clients: Number(values.clients),
    kills: Number(values.kills),
    apis: Number(values.apis),
    workers: Number(values.workers),
    races: Number(values.races),
    seed: Number(values.seed),
  };
  await build(() => undefined);
  process.stdout.write(
    `${size.flags} flags from ${size.clients} clients; ${size.apis} servers, ${size.workers} workers, one database; ${size.kills} kills; seed ${size.seed}.\n`,
  );
  const report = await runChaos(size);
  process.stdout.write(`${linesOf(report).join('\n')}\n`);
  if (report.findings.some(({ wrong }) => wrong > 0)) {
    throw new Sentence('Something was lost, doubled or made up.');
  }
});

function linesOf({ ledger, killed, seconds, calmSeconds, race, mails, findings }: ChaosReport): string[] {
  return [
    `Raced ${race.rounds} times over several servers: ${race.refused} refused by the hold, ${race.marked} marked by it, ${race.unmarked} neither.`,
    `Sent for ${seconds.toFixed(0)} s: ${ledger.raised.length} answered "raised", ${ledger.refused.length} refused, ${ledger.unknown.length} given up without an answer, ${ledger.retries} sent again.`,
    `Killed: ${killed.api} times a server, ${killed.worker} times a worker, ${killed.database} times the database.`,
    `All told ${calmSeconds.toFixed(0)} s after the last: ${mails.received} mails, ${mails.doubled} of them more than once.`,
    ...findings.map(
      ({ what, looked, wrong }) =>
        `${wrong === 0 ? 'ok   ' : 'WRONG'} ${what}: ${looked - wrong} of ${looked}`,
    ),
  ];
}
