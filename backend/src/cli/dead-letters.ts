import pg from 'pg';
import { loadConfig } from '../platform/config/index.ts';
import { deadLetterLines, listDeadLetters, sendDeadLettersAgain } from '../platform/outbox/index.ts';
import { sentenceOf } from '../run-process.ts';

/**
 * Lists the jobs that failed for good, without what they were about; with `--send-again` puts them
 * back to be tried anew. Exit code 1 while any are left.
 */
try {
  const client = new pg.Client({ connectionString: loadConfig(process.env).databaseUrl });
  await client.connect();
  try {
    await client.query('set role attune_queue');
    if (process.argv.includes('--send-again')) {
      process.stdout.write(`Sent again: ${await sendDeadLettersAgain(client)}.\n`);
    }
    const letters = await listDeadLetters(client);
    process.stdout.write(`${deadLetterLines(letters).join('\n')}\n`);
    process.exitCode = letters.length === 0 ? 0 : 1;
  } finally {
    await client.end();
  }
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
