import { rm } from 'node:fs/promises';

export default async function tearDown(): Promise<void> {
  const { attuneTestDatabase } = globalThis;
  if (attuneTestDatabase) {
    await attuneTestDatabase.database.stop();
    await rm(attuneTestDatabase.home, { recursive: true, force: true });
  }
}
