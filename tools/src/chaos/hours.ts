import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

const EVERY_MS = 300;
/** Later than any step of a policy, so that all of them come due. */
const HOURS = 200;

/**
 * Lets the hours go by in which nobody answers: what a policy does tomorrow is due now. What the owner
 * is told again and again is left as it is: it has no end.
 */
export async function letHoursGoBy(adminUrl: string, over: () => boolean): Promise<void> {
  while (!over()) {
    await hoursLater(adminUrl).catch(() => undefined);
    await wait(EVERY_MS);
  }
  await hoursLater(adminUrl);
}

/** On a connection of its own: the database is among what is killed. */
async function hoursLater(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    await admin.query(
      `update attune.flag_step set due_at = due_at - interval '${HOURS} hours', try_at = try_at - interval '${HOURS} hours'
       where done_at is null and stopped_at is null and not reminder and after_minutes > 0 and due_at > now()`,
    );
  } finally {
    await admin.end();
  }
}
