import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ROOT } from '../lib/paths.ts';

/**
 * Does what psql does with one of the repository's scripts: its statements one after another, its
 * variables (`:'name'`, `:"name"`) filled in. Lines for psql alone are left out.
 * @param url as whom, and on which database.
 */
export async function runSqlScript(
  url: string,
  file: string,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const value = (name: string) => {
    const found = variables[name];
    if (found === undefined) throw new Error(`${file} asks for the variable ${name}.`);
    return found;
  };
  const statements = readFileSync(join(ROOT, file), 'utf8')
    .replace(/^(--|\\).*$/gm, '')
    .replace(/:'(\w+)'/g, (_all, name: string) => pg.escapeLiteral(value(name)))
    .replace(/:"(\w+)"/g, (_all, name: string) => pg.escapeIdentifier(value(name)))
    .split(';')
    .filter((statement) => statement.trim() !== '');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
