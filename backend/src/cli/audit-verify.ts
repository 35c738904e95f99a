import pg from 'pg';
import { verifyChain } from '../platform/audit/index.ts';
import { loadConfig } from '../platform/config/index.ts';
import { sentenceOf } from '../run-process.ts';

const WORDS = {
  CHANGED: 'was changed',
  MISSING: 'is missing',
  INSERTED: 'was put in from outside',
  UNLISTED: 'is kept from a client whom it concerns',
  BATCH_CHANGED: 'was changed as a whole',
  BATCH_MISSING: 'is missing as a whole',
} as const;

/** Verifies the audit chain of every practice; exit code 1 when anything is not as it was written. */
try {
  const config = loadConfig(process.env);
  const client = new pg.Client({ connectionString: config.databaseUrl });
  await client.connect();
  try {
    await client.query('set role attune_owner');
    const { faults, sealed, waiting } = await verifyChain(client, config.auditKey);
    for (const fault of faults) {
      const what =
        fault.eventId === null
          ? `Batch ${fault.batch}`
          : `Row ${fault.eventId} of batch ${fault.batch ?? 'none'}`;
      process.stdout.write(`Practice ${fault.practiceId}: ${what} ${WORDS[fault.kind]}.\n`);
    }
    process.stdout.write(
      faults.length === 0
        ? `The audit is whole: ${sealed} rows in the chain, ${waiting} waiting for the next batch.\n`
        : `The audit is not whole: ${faults.length} faults in ${sealed} rows.\n`,
    );
    process.exitCode = faults.length === 0 ? 0 : 1;
  } finally {
    await client.end();
  }
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
