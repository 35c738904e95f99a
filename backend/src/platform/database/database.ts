import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { GroupRows, GroupStatement } from './pipelined-group.ts';
import { sendGroup } from './pipelined-group.ts';

/** The one pool of this process, which TypeORM, the reader and the unit of work share. */
@Injectable()
export class Database {
  constructor(readonly dataSource: DataSource) {}

  get pool(): pg.Pool {
    return (this.dataSource.driver as unknown as { master: pg.Pool }).master;
  }

  /** Sends a group on a connection of its own and gives the connection back at once. */
  async send(statements: readonly GroupStatement[]): Promise<readonly GroupRows[]> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      return await sendGroup(client, statements);
    } catch (error) {
      // An answer of PostgreSQL leaves the connection whole; anything else does not.
      broken = isAnswer(error) ? undefined : (error as Error);
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

/** FATAL and PANIC are PostgreSQL's last words on a connection: it must not be used again. */
function isAnswer(error: unknown): boolean {
  return (error as { severity?: unknown }).severity === 'ERROR';
}
