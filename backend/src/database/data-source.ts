import { DataSource, type DataSourceOptions } from 'typeorm';
import type { AppConfig } from '../platform/config/index.ts';
import { PG_TYPES } from '../platform/database/pg-types.ts';
import { PreparingClient } from '../platform/database/preparing-client.ts';
import { ENTITIES } from './entities.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** How the running application reaches the database: as its own role, statements prepared. */
export function applicationOptions(config: AppConfig): DataSourceOptions {
  return {
    ...shared(config.appDatabaseUrl),
    poolSize: config.poolSize,
    extra: {
      Client: PreparingClient,
      types: PG_TYPES,
      // pg-pool's ten seconds would throw prepared statements away between two clicks.
      idleTimeoutMillis: 600_000,
      // Many want the same at once and wait for each other; who waits is served late rather than turned away.
      connectionTimeoutMillis: 30_000,
    },
  };
}

/** A connection of the owner's, for migrations; its session must `set role attune_owner`. */
export function ownerDataSource(databaseUrl: string): DataSource {
  // Kept however long nothing is asked: a new connection would not stand in the role set on this one.
  return new DataSource({ ...shared(databaseUrl), poolSize: 1, extra: { idleTimeoutMillis: 0 } });
}

function shared(url: string) {
  return {
    type: 'postgres' as const,
    url,
    schema: 'attune',
    applicationName: 'attune',
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each' as const,
    installExtensions: false,
    synchronize: false,
    logging: false as const,
  };
}
