import { getDataSourceToken } from '@nestjs/typeorm';
import { describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ownerDataSource } from '../../src/database/data-source.ts';
import { BreakGlass1764000200000 } from '../../src/database/migrations/1764000200000-BreakGlass.ts';
import { MIGRATIONS } from '../../src/database/migrations/index.ts';
import { migrate } from '../../src/database/migrate.ts';
import { type TestDatabase, useWorld, withClient } from '../harness/index.ts';

/** Tables that only SQL touches and that have no entity: the platform's own. */
const WITHOUT_ENTITY = [
  'audit_batch',
  'audit_event',
  'audit_event_client',
  'idempotency_key',
  'migration',
  'practice_key',
  'sign_in_attempt',
  'user_session',
];

const COLUMNS = `select c.relname as "table", a.attname as name, not a.attnotnull as nullable,
    replace(format_type(a.atttypid, null), ' with time zone', ' with time zone') as type
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'attune'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`;

/** PostgreSQL's long names of the types that the entities call by their short ones. */
const TYPES: Readonly<Record<string, string>> = {
  'timestamp with time zone': 'timestamptz',
  'time without time zone': 'time',
  'double precision': 'double precision',
};

describe('migrations', () => {
  const world = useWorld();

  /** Runs `work` with an empty database of its own. */
  const inNewDatabase = async (
    purpose: string,
    work: (settings: TestDatabase['config']) => Promise<void>,
  ): Promise<void> => {
    const name = `attune_${purpose}_${process.pid}`;
    const server = world().database.adminUrl;
    await withClient(server, (client) => client.query(`create database ${name}`));
    const url = new URL(server);
    url.pathname = `/${name}`;
    try {
      await work({ ...world().database.config, databaseUrl: url.toString() });
    } finally {
      await withClient(server, (client) => client.query(`drop database ${name} with (force)`));
    }
  };

  it('describe the same tables as the entities, column by column', async () => {
    const columns = await world().rows<{ table: string; name: string; nullable: boolean; type: string }>(
      COLUMNS,
    );
    const source = world().app.get<DataSource>(getDataSourceToken());
    const described = source.entityMetadatas.flatMap((entity) =>
      entity.columns.map(
        (column) =>
          `${entity.tableName}.${column.databaseName} ${column.isArray ? `${String(column.type)}[]` : String(column.type)}${column.isNullable ? ' null' : ''}`,
      ),
    );
    const migrated = columns
      .filter((column) => !WITHOUT_ENTITY.includes(column.table))
      .map(
        (column) =>
          `${column.table}.${column.name} ${TYPES[column.type] ?? column.type}${column.nullable ? ' null' : ''}`,
      );
    expect(described.sort()).toEqual(migrated.sort());
  });

  it('run once, however many servers start at the same time, and find nothing to do ever after', async () => {
    await inNewDatabase('migrations', async (settings) => {
      const ran = await Promise.all([migrate(settings), migrate(settings), migrate(settings)]);
      expect(ran.map((names) => names.length).sort()).toEqual([0, 0, MIGRATIONS.length]);
      expect(await migrate(settings)).toEqual([]);
    });
  }, 60_000);

  it('R27: the opening of select policies can be taken back and made again, and leaves all else as it was', async () => {
    await inNewDatabase('undo', async (settings) => {
      await migrate(settings);
      const owner = ownerDataSource(settings.databaseUrl);
      await owner.initialize();
      // The pool holds one connection: this one.
      const runner = owner.createQueryRunner();
      try {
        await runner.query('set role attune_owner');
        await runner.query('set search_path = attune, public');
        const catalogue = async () =>
          JSON.stringify([
            await runner.query(
              `select tablename, policyname, qual, with_check from pg_policies where schemaname = 'attune' order by 1, 2`,
            ),
            await runner.query(
              `select p.proname, pg_get_functiondef(p.oid) as text from pg_proc p where pronamespace = 'attune'::regnamespace order by 1`,
            ),
          ]);
        const whole = await catalogue();
        const opening = new BreakGlass1764000200000();
        await opening.down(runner);
        const without = await catalogue();
        expect(without).not.toMatch(/readable_|emergency|audit_event_client/);
        await opening.up(runner);
        expect(await catalogue()).toBe(whole);
        await opening.down(runner);
        expect(await catalogue()).toBe(without);
      } finally {
        await runner.release();
        await owner.destroy();
      }
    });
  }, 60_000);
});
