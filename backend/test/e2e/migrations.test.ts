import { getDataSourceToken } from '@nestjs/typeorm';
import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ownerDataSource } from '../../src/database/data-source.ts';
import { MIGRATIONS } from '../../src/database/migrations/index.ts';
import { migrate } from '../../src/database/migrate.ts';
import { createTestDatabase, type TestDatabase, useWorld, withClient } from '../harness/index.ts';

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

/** The first release's; what came after them can be undone on a database that is in use. */
const OF_FIRST_RELEASE = 8;

/** All that migrations make, one line each. */
const CATALOGUE = `
  select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'attune'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
  union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    from pg_constraint where connamespace = 'attune'::regnamespace
  union all select 'index ' || indexdef from pg_indexes where schemaname = 'attune'
  union all select 'policy ' || tablename || ' ' || policyname || ' ' || coalesce(qual, '') || ' / ' || coalesce(with_check, '')
    from pg_policies where schemaname = 'attune'
  union all select 'function ' || pg_get_functiondef(oid) || ' ' || coalesce(proacl::text, '')
    from pg_proc where pronamespace = 'attune'::regnamespace
  union all select 'trigger ' || pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'attune'::regnamespace and not t.tgisinternal
  union all select 'grant ' || relname || ' ' || coalesce(relacl::text, '') from pg_class
    where relnamespace = 'attune'::regnamespace and relkind = 'r'
  union all select 'grant ' || c.relname || '.' || a.attname || ' ' || a.attacl::text
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'attune'::regnamespace and a.attacl is not null and not a.attisdropped
  order by 1`;

/** What stood in a row of the flag once, and moves there and back. */
const WORDS_OF_TEAM = `select flag_id, client_id, text from attune.flag_guidance
  union all select flag_id, client_id, text from attune.flag_conditions order by 1, 3`;

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
  });

  it('since the first release are undone, with data in the tables, to what was there before, and done again', async () => {
    const database = await createTestDatabase();
    const dataSource = ownerDataSource(database.adminUrl);
    const catalogue = async () =>
      (await dataSource.query<{ line: string }[]>(CATALOGUE)).map(({ line }) => line);
    try {
      await dataSource.initialize();
      const asOwner = async () => {
        await dataSource.query('set role attune_owner');
        await dataSource.query('set search_path = attune, public');
      };
      await asOwner();
      const words = () => dataSource.query<{ text: string }[]>(WORDS_OF_TEAM);
      const written = await words();
      expect(written.length).toBeGreaterThan(2);
      const after: string[][] = [];
      for (let count = MIGRATIONS.length; count > OF_FIRST_RELEASE; count -= 1) {
        after[count] = await catalogue();
        await dataSource.undoLastMigration();
      }
      after[OF_FIRST_RELEASE] = await catalogue();
      await dataSource.runMigrations();
      expect(await catalogue()).toEqual(after[MIGRATIONS.length]);
      expect(await words()).toEqual(written);
      const made = await catalogues();
      for (let count = OF_FIRST_RELEASE; count <= MIGRATIONS.length; count += 1) {
        expect(made[count]).toEqual(after[count]);
      }
    } finally {
      await dataSource.destroy();
      await database.drop();
    }
  });

  /** The catalogue of an empty database after each migration since the first release. */
  async function catalogues(): Promise<string[][]> {
    const after: string[][] = [];
    await inNewDatabase('catalogues', async ({ databaseUrl }) => {
      await withClient(databaseUrl, (client) =>
        client.query(`create extension btree_gist schema public; create extension pg_trgm schema public;
          create schema attune authorization attune_owner`),
      );
      const { options } = ownerDataSource(databaseUrl);
      for (let count = OF_FIRST_RELEASE; count <= MIGRATIONS.length; count += 1) {
        const known = { ...options, entities: [], migrations: MIGRATIONS.slice(0, count) };
        const dataSource = new DataSource(known as typeof options);
        await dataSource.initialize();
        try {
          await dataSource.query('set role attune_owner');
          await dataSource.query('set search_path = attune, public');
          await dataSource.runMigrations();
          after[count] = (await dataSource.query<{ line: string }[]>(CATALOGUE)).map(({ line }) => line);
        } finally {
          await dataSource.destroy();
        }
      }
    });
    return after;
  }
});
