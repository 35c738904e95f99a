import { getDataSourceToken } from '@nestjs/typeorm';
import { describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../src/database/migrations/index.ts';
import { migrate } from '../../src/database/migrate.ts';
import { useWorld, withClient } from '../harness/index.ts';

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
    const name = `attune_migrations_${process.pid}`;
    const server = world().database.adminUrl;
    await withClient(server, (client) => client.query(`create database ${name}`));
    const url = new URL(server);
    url.pathname = `/${name}`;
    const settings = { ...world().database.config, databaseUrl: url.toString() };
    try {
      const ran = await Promise.all([migrate(settings), migrate(settings), migrate(settings)]);
      expect(ran.map((names) => names.length).sort()).toEqual([0, 0, MIGRATIONS.length]);
      expect(await migrate(settings)).toEqual([]);
    } finally {
      await withClient(server, (client) => client.query(`drop database ${name} with (force)`));
    }
  }, 60_000);
});
