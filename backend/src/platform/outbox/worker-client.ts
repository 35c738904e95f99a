import type pg from 'pg';

/** A connection of the worker role, within one transaction that stands in the job's practice. */
export type WorkerClient = pg.PoolClient;
