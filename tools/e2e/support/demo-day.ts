import type { AttuneServer } from './attune-server.ts';

/** The demo's session of today is over when the test runs in the evening; here it is always still to come. */
export async function stillToCome({ admin }: AttuneServer, appointmentId: string): Promise<void> {
  const client = await admin.connect();
  try {
    await client.query('begin');
    // What the product refuses, going back from a state, is refused by triggers.
    await client.query("set local session_replication_role = 'replica'");
    await client.query("update attune.appointment set state = 'BOOKED' where id = $1", [appointmentId]);
    await client.query('commit');
  } finally {
    client.release();
  }
}
