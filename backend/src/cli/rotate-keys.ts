import pg from 'pg';
import { loadConfig } from '../platform/config/index.ts';
import { rotateKeys } from '../platform/crypto/index.ts';
import { sentenceOf } from '../run-process.ts';

/**
 * Wraps the practices' data keys with ATTUNE_MASTER_KEY where ATTUNE_PREVIOUS_MASTER_KEY wrapped them;
 * with `--new-data-keys` each practice also gets a new data key for what is written from now on.
 */
try {
  const config = loadConfig(process.env);
  const client = new pg.Client({ connectionString: config.databaseUrl });
  await client.connect();
  try {
    await client.query('set role attune_owner');
    const { rewrapped, untouched, made } = await rotateKeys(client, {
      master: config.masterKey,
      previous: config.previousMasterKey,
      newDataKeys: process.argv.includes('--new-data-keys'),
    });
    process.stdout.write(
      `Wrapped anew: ${rewrapped}; already under the master key: ${untouched}; new data keys: ${made}.\n`,
    );
  } finally {
    await client.end();
  }
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
