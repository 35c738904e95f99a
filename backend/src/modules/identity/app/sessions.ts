import { createHash, randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Clock } from '../../../platform/clock/index.ts';
import { AppConfig } from '../../../platform/config/index.ts';
import { type Actor, SessionResolver } from '../../../platform/context/index.ts';
import { Database } from '../../../platform/database/index.ts';
import { LIVE_CHANNEL, LiveHub, type Notice } from '../../../platform/live/index.ts';
import { Logger } from '../../../platform/logging/index.ts';
import { IdentityRepository, type SessionRow } from '../data/identity.repository.ts';

const TOUCH_MS = 60_000;
const MOST_CACHED = 10_000;

interface Cached {
  readonly actor: Actor;
  readonly until: number;
}

/**
 * Opens, finds and ends sessions. The token is 32 random bytes; only its hash is kept. Who is behind
 * a token is remembered for five seconds at most, and dropped at once on every server when the
 * session ends or moves; while the line for that is down nothing is remembered.
 */
@Injectable()
export class Sessions extends SessionResolver implements OnModuleInit {
  private readonly cache = new Map<string, Cached>();
  private readonly touched = new Map<string, number>();

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly repository: IdentityRepository,
    private readonly database: Database,
    private readonly hub: LiveHub,
    private readonly logger: Logger,
  ) {
    super();
  }

  onModuleInit(): void {
    this.hub.observe((notice) => {
      if (notice.kind === 'SESSION') this.forget(notice.id);
      // The practice may have another time zone now.
      if (notice.kind === 'PRACTICE') this.forgetPractice(notice.practiceId);
    });
  }

  /** Opens a session and gives its token. */
  async open(userId: string, practiceId: string | null, userAgent: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.repository.openSession({
      id: newId(),
      userId,
      practiceId,
      tokenHash: hashOf(token),
      userAgent: userAgent.slice(0, 300),
      openedAt: now,
      expiresAt: new Date(now.getTime() + this.config.sessionMaxSeconds * 1000),
    });
    return token;
  }

  async resolve(token: string): Promise<Actor | null> {
    const now = this.clock.now().getTime();
    const cached = this.cache.get(token);
    if (cached && cached.until > now && this.hub.listening) {
      return cached.actor;
    }
    const row = await this.repository.session(
      hashOf(token),
      this.clock.now(),
      this.config.sessionIdleSeconds,
    );
    this.cache.delete(token);
    if (!row) {
      return null;
    }
    this.keepAlive(row.session_id, now);
    const actor = actorOf(row);
    if (this.cache.size >= MOST_CACHED) {
      this.cache.clear();
    }
    this.cache.set(token, { actor, until: now + this.config.sessionCacheSeconds * 1000 });
    return actor;
  }

  /** Ends one of the user's own sessions everywhere at once; false when there was none. */
  async end(sessionId: string, userId: string): Promise<boolean> {
    const ended = await this.repository.closeSession(sessionId, userId, this.clock.now());
    await this.announce(sessionId);
    return ended;
  }

  /** Moves a session to another of the user's practices; false when it is none of theirs. */
  async switchPractice(actor: Actor, practiceId: string): Promise<boolean> {
    const moved = await this.repository.switchPractice(actor.sessionId, actor.userId, practiceId);
    await this.announce(actor.sessionId);
    return moved;
  }

  private async announce(sessionId: string): Promise<void> {
    this.forget(sessionId);
    const notice: Notice = {
      kind: 'SESSION',
      id: sessionId,
      practiceId: '',
      clientId: null,
      userId: null,
      at: this.clock.nowText(),
    };
    await this.database.pool.query('select pg_notify($1, $2)', [LIVE_CHANNEL, JSON.stringify(notice)]);
  }

  private forget(sessionId: string): void {
    for (const [token, { actor }] of this.cache) {
      if (actor.sessionId === sessionId) this.cache.delete(token);
    }
  }

  private forgetPractice(practiceId: string): void {
    for (const [token, { actor }] of this.cache) {
      if (actor.practiceId === practiceId) this.cache.delete(token);
    }
  }

  /** Notes once a minute that the session is in use; a failure of it must not fail the request. */
  private keepAlive(sessionId: string, now: number): void {
    if (now - (this.touched.get(sessionId) ?? 0) < TOUCH_MS) {
      return;
    }
    if (this.touched.size >= MOST_CACHED) this.touched.clear();
    this.touched.set(sessionId, now);
    this.repository
      .touch(sessionId, this.clock.now())
      .catch((error: unknown) => this.logger.failure('session.touch', error));
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function actorOf(row: SessionRow): Actor {
  return {
    userId: row.user_id,
    name: row.name,
    email: row.email,
    sessionId: row.session_id,
    practiceId: row.practice_id ?? null,
    practiceName: row.practice_name ?? null,
    timeZone: row.time_zone ?? 'UTC',
    memberId: row.member_id ?? null,
    clientId: row.client_id ?? null,
    roles: row.roles,
  };
}
