import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { loadDemo } from '../database/seeds/load/index.ts';
import { ConfigError, loadConfig } from '../platform/config/index.ts';
import { sentenceOf } from '../run-process.ts';

const MOST_CLIENTS = 100_000;

/** `demo-load --clients N [--practice NAME]` adds generated clients to a practice; says what it did. */
try {
  const { values } = parseArgs({
    options: { clients: { type: 'string' }, practice: { type: 'string', default: 'Harbour' } },
  });
  const clients = Number(values.clients);
  if (!Number.isInteger(clients) || clients < 1 || clients > MOST_CLIENTS) {
    throw new ConfigError(`How many clients? Use --clients with a number from 1 to ${MOST_CLIENTS}.`);
  }
  const config = loadConfig(process.env);
  if (config.mode === 'production') {
    throw new ConfigError('Only a demo is filled with generated clients: set ATTUNE_MODE=demo.');
  }
  const begun = performance.now();
  const loaded = await loadDemo(config, new Date(), { clients, practice: values.practice });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(
    `Added ${loaded.clients} clients and ${loaded.practitioners} practitioners to ${loaded.practice} in ${seconds} s.\n`,
  );
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
