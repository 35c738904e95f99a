import { join } from 'node:path';
import pg from 'pg';
import { BACKEND } from '../lib/paths.ts';
import { runNode } from '../lib/run.ts';
import { Sentence } from '../lib/sentence.ts';
import type { Plant } from './plant.ts';

/** Fills a plant's database with the demo and generated clients, before anybody works there. */
export async function prepare(plant: Plant, clients: number): Promise<void> {
  for (const [script, ...args] of [['prepare-demo'], ['demo-load', '--clients', String(clients)]] as const) {
    const { code, output } = await runNode(join(BACKEND, 'dist/src/cli', `${script}.js`), args, {
      env: plant.env,
    });
    if (code !== 0) throw new Sentence(output.trim());
  }
}

/** A connection as the administrator. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
