import 'reflect-metadata';
import { resetDemo } from '../database/seeds/reset-demo.ts';
import { loadConfig } from '../platform/config/index.ts';
import { sentenceOf } from '../run-process.ts';

/** Empties the database and makes the demo practices anew; says what it did. */
try {
  await resetDemo(loadConfig(process.env), new Date());
  process.stdout.write('The demo practices are as on the first day.\n');
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
