import type { Role } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Database, sql } from '../../../platform/database/index.ts';

export interface Account {
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
  readonly password_hash: string;
}

export interface Membership {
  readonly practice_id: string;
  readonly practice_name: string;
  readonly time_zone: string;
  readonly member_id: string | null;
  readonly client_id: string | null;
  readonly roles: Role[];
}

export interface SessionRow extends Partial<Membership> {
  readonly session_id: string;
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: Role[];
  readonly last_seen_at: string;
}

export interface OpenSession {
  readonly session_id: string;
  readonly user_agent: string;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly expires_at: string;
}

const ACCOUNT = sql('identity.account', 'select * from attune.account_by_email($1)');
const ACCOUNT_BY_ID = sql('identity.accountById', 'select * from attune.account_by_id($1)');
const MEMBERSHIPS = sql('identity.memberships', 'select * from attune.memberships_of($1)');
const OPEN = sql('identity.open', 'select attune.open_session($1, $2, $3, $4, $5, $6, $7)');
const SESSION = sql('identity.session', 'select * from attune.session_by_token($1, $2, $3)');
const TOUCH = sql('identity.touch', 'select attune.touch_session($1, $2)');
const CLOSE = sql('identity.close', 'select attune.close_session($1, $2, $3) as closed');
const SWITCH = sql('identity.switch', 'select attune.switch_session_practice($1, $2, $3) as switched');
const LIST = sql('identity.list', 'select * from attune.list_sessions($1, $2)');
const PROVE = sql('identity.prove', 'select attune.prove_session($1, $2, $3)');
const PROVED = sql('identity.proved', 'select attune.session_proved_at($1, $2) as at');
const WAIT = sql('identity.wait', 'select attune.sign_in_wait($1, $2) as seconds');
const RECORD = sql('identity.record', 'select attune.record_sign_in($1, $2, $3)');

/** Accounts and sessions, which belong to no practice: reached through functions, with no actor set. */
@Injectable()
export class IdentityRepository {
  constructor(private readonly database: Database) {}

  async account(email: string): Promise<Account | null> {
    return (await this.ask<Account>(ACCOUNT, [email]))[0] ?? null;
  }

  async accountById(userId: string): Promise<Account | null> {
    return (await this.ask<Account>(ACCOUNT_BY_ID, [userId]))[0] ?? null;
  }

  memberships(userId: string): Promise<Membership[]> {
    return this.ask<Membership>(MEMBERSHIPS, [userId]);
  }

  async openSession(session: {
    id: string;
    userId: string;
    tokenHash: Buffer;
    practiceId: string | null;
    userAgent: string;
    openedAt: Date;
    expiresAt: Date;
  }): Promise<void> {
    const { id, userId, tokenHash, practiceId, userAgent, openedAt, expiresAt } = session;
    await this.ask(OPEN, [id, userId, tokenHash, practiceId, userAgent, openedAt, expiresAt]);
  }

  async session(tokenHash: Buffer, at: Date, idleSeconds: number): Promise<SessionRow | null> {
    return (await this.ask<SessionRow>(SESSION, [tokenHash, at, idleSeconds]))[0] ?? null;
  }

  async touch(sessionId: string, at: Date): Promise<void> {
    await this.ask(TOUCH, [sessionId, at]);
  }

  /** Whether an open session of that user was ended. */
  async closeSession(sessionId: string, userId: string, at: Date): Promise<boolean> {
    const [row] = await this.ask<{ closed: boolean }>(CLOSE, [sessionId, userId, at]);
    return row?.closed ?? false;
  }

  /** Whether the session now stands in that practice. */
  async switchPractice(sessionId: string, userId: string, practiceId: string): Promise<boolean> {
    const [row] = await this.ask<{ switched: boolean }>(SWITCH, [sessionId, userId, practiceId]);
    return row?.switched ?? false;
  }

  sessions(userId: string, at: Date): Promise<OpenSession[]> {
    return this.ask<OpenSession>(LIST, [userId, at]);
  }

  /** Notes that the person behind an open session has proved who they are. */
  async proveSession(sessionId: string, userId: string, at: Date): Promise<void> {
    await this.ask(PROVE, [sessionId, userId, at]);
  }

  /** When they last did, opening it included; null for a session that is not theirs or has ended. */
  async provedAt(sessionId: string, userId: string): Promise<string | null> {
    return (await this.ask<{ at: string | null }>(PROVED, [sessionId, userId]))[0]?.at ?? null;
  }

  /** Seconds until one of the keys may try again; 0 for now. */
  async waitFor(keys: readonly Buffer[], at: Date): Promise<number> {
    const rows = await Promise.all(keys.map((key) => this.ask<{ seconds: number }>(WAIT, [key, at])));
    return Math.max(0, ...rows.map(([row]) => row?.seconds ?? 0));
  }

  async recordSignIn(keys: readonly Buffer[], succeeded: boolean, at: Date): Promise<void> {
    await Promise.all(keys.map((key) => this.ask(RECORD, [key, succeeded, at])));
  }

  private async ask<Row extends object>(
    statement: { name: string; text: string },
    values: readonly unknown[],
  ): Promise<Row[]> {
    const [rows] = await this.database.send([{ ...statement, values }]);
    return rows as unknown as Row[];
  }
}
