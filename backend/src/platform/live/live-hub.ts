import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { v7 as newId } from 'uuid';
import { Clock } from '../clock/index.ts';
import { AppConfig } from '../config/index.ts';
import type { Actor } from '../context/index.ts';
import { Database, settingsOfSystem } from '../database/index.ts';
import { Logger } from '../logging/index.ts';
import { NoticeStream } from './notice-stream.ts';
import { isAdministrative, LIVE_CHANNEL, type Notice } from './notice.ts';

const AUDIENCE = {
  name: 'live.audience',
  text: 'select user_id, administrator from attune.audience_of($1)',
};
/** That a note was signed is for those who may read it; others would learn that there is one. */
const NOTE_AUDIENCE = {
  name: 'live.noteAudience',
  text: 'select user_id, administrator from attune.audience_of_note($1)',
};
/** What a client says after a session is for those who may read it. */
const FEEDBACK_AUDIENCE = {
  name: 'live.feedbackAudience',
  text: 'select user_id, administrator from attune.audience_of_feedback($1)',
};
/** A flag also to whoever its escalation reached outside the team. */
const FLAG_AUDIENCE = {
  name: 'live.flagAudience',
  text: 'select user_id, administrator from attune.audience_of_flag($1, $2)',
};
/** And of a plan likewise. */
const PLAN_AUDIENCE = {
  name: 'live.planAudience',
  text: 'select user_id, administrator from attune.audience_of_plan($1)',
};
const SESSIONS = {
  name: 'live.sessions',
  text: 'select session_id from attune.open_sessions($1::uuid[], $2, $3, $4)',
};
const RECONNECT_MS = 500;

/**
 * The fan-out of one process: a single listening connection, and the streams of everybody who is
 * looking. Before each delivery the database is asked anew who may be told.
 */
@Injectable()
export class LiveHub implements OnModuleInit, OnApplicationShutdown {
  private readonly streams = new Set<NoticeStream>();
  private readonly observers = new Set<(notice: Notice) => void>();
  private client: pg.Client | null = null;
  private again: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly config: AppConfig,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.again ?? undefined);
    for (const stream of this.streams) {
      stream.end();
    }
    await this.client?.end().catch(() => undefined);
  }

  /** Whether changes reach this process now; caches that rely on them must not be used when not. */
  get listening(): boolean {
    return this.client !== null;
  }

  /** How many streams are open in this process. */
  get open(): number {
    return this.streams.size;
  }

  /** Calls `observer` with every notice, whatever its practice: for this process's own caches. */
  observe(observer: (notice: Notice) => void): void {
    this.observers.add(observer);
  }

  /** What `actor` may be told from now on, until the stream is ended from either side. */
  subscribe(actor: Actor): NoticeStream {
    const stream = new NoticeStream(actor, () => this.streams.delete(stream));
    this.streams.add(stream);
    return stream;
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.appDatabaseUrl,
      application_name: 'attune live',
      keepAlive: true,
    });
    client.on('notification', (message) => void this.receive(message.payload ?? ''));
    client.on('error', () => this.reconnect());
    client.on('end', () => this.reconnect());
    await client.connect();
    await client.query(`listen ${LIVE_CHANNEL}`);
    if (this.stopped) {
      await client.end();
      return;
    }
    this.client = client;
  }

  private reconnect(): void {
    if (this.client === null || this.stopped) {
      return;
    }
    this.client = null;
    this.retry();
  }

  private retry(): void {
    this.again = setTimeout(() => {
      this.connect().then(
        () => this.resync().catch((error: unknown) => this.logger.failure('live.resync', error)),
        () => {
          if (!this.stopped) this.retry();
        },
      );
    }, RECONNECT_MS);
  }

  /**
   * What was said while nobody listened is lost: streams of sessions that ended meanwhile are ended,
   * and everybody else looks again at everything.
   */
  private async resync(): Promise<void> {
    const practices = Map.groupBy(this.streams, (stream) => stream.actor.practiceId ?? '');
    for (const [practiceId, streams] of practices) {
      for (const stream of await this.stillOpen(practiceId, streams)) {
        stream.push({
          kind: 'EVERYTHING',
          id: newId(),
          practiceId,
          clientId: null,
          userId: null,
          at: this.clock.nowText(),
        });
      }
    }
  }

  private async receive(payload: string): Promise<void> {
    try {
      const notice = JSON.parse(payload) as Notice;
      for (const observer of this.observers) {
        observer(notice);
      }
      if (notice.kind === 'SESSION') {
        this.endSession(notice.id);
      } else {
        await this.deliver(notice);
      }
    } catch (error) {
      this.logger.failure('live.delivery', error);
    }
  }

  private endSession(sessionId: string): void {
    for (const stream of this.streams) {
      if (stream.actor.sessionId === sessionId) {
        stream.end();
      }
    }
  }

  private async deliver(notice: Notice): Promise<void> {
    const near = [...this.streams].filter((stream) => stream.actor.practiceId === notice.practiceId);
    if (near.length === 0) {
      return;
    }
    const told = notice.userId === null ? await this.audience(notice) : new Set([notice.userId]);
    const everybody = notice.kind === 'PRACTICE';
    const streams = near.filter((stream) => everybody || told.has(stream.actor.userId));
    for (const stream of await this.stillOpen(notice.practiceId, streams)) {
      stream.push(notice);
    }
  }

  /** The streams whose session is still good; the others are ended. */
  private async stillOpen(practiceId: string, streams: readonly NoticeStream[]): Promise<NoticeStream[]> {
    if (streams.length === 0) {
      return [];
    }
    const ids = streams.map((stream) => stream.actor.sessionId);
    const [rows = []] = await this.database.send([
      { ...SESSIONS, values: [ids, practiceId, this.clock.nowText(), this.config.sessionIdleSeconds] },
    ]);
    const good = new Set(rows.map((row) => row['session_id']));
    return streams.filter((stream) => {
      const open = good.has(stream.actor.sessionId);
      if (!open) stream.end();
      return open;
    });
  }

  private async audience(notice: Notice): Promise<Set<string>> {
    if (notice.clientId === null) {
      return new Set();
    }
    const [, rows = []] = await this.database.send([
      settingsOfSystem(notice.practiceId, newId()),
      audienceOf(notice),
    ]);
    return new Set(
      (rows as unknown as { user_id: string; administrator: boolean }[])
        .filter((row) => !row.administrator || isAdministrative(notice.kind))
        .map((row) => row.user_id),
    );
  }
}

/** The question who may be told, by what the notice is about. */
function audienceOf({ kind, id, clientId }: Notice) {
  switch (kind) {
    case 'NOTE':
      return { ...NOTE_AUDIENCE, values: [id] };
    case 'FEEDBACK':
      return { ...FEEDBACK_AUDIENCE, values: [id] };
    case 'DISTRESS_FLAG':
      return { ...FLAG_AUDIENCE, values: [id, clientId] };
    case 'CARE_PLAN':
      return { ...PLAN_AUDIENCE, values: [clientId] };
    default:
      return { ...AUDIENCE, values: [clientId] };
  }
}
