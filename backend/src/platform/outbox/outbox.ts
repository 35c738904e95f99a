import type { BookingNews, NotificationKind, RecheckCause } from '@attune/shared';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { v7 as newId } from 'uuid';
import { practiceActor } from '../context/index.ts';
import { Database, type Unit } from '../database/index.ts';
import { Logger } from '../logging/index.ts';
import type { JobPayload } from './job-handler.decorator.ts';
import type { WorkerClient } from './worker-client.ts';

/** The queues there are; each is made when the database is migrated. */
export const TOPICS = [
  'distress-flag-raised',
  'on-call-hand-over',
  'record-opened-in-emergency',
  'something-to-tell',
  'bookings-to-check',
  'appointments-changed',
  'send-mail',
  'send-push',
] as const;

export type Topic = (typeof TOPICS)[number];

/** Where jobs end that failed for good; kept for an operator to see and to send again. */
export const DEAD_LETTERS = 'dead-letter';

/**
 * Side effects as jobs, written in the transaction that causes them: they are there when it commits
 * and not when it does not. A worker does them at least once.
 */
@Injectable()
export class Outbox implements OnModuleInit, OnApplicationShutdown {
  private readonly boss: PgBoss;

  constructor(database: Database, logger: Logger) {
    this.boss = new PgBoss({
      db: { executeSql: async (text, values) => database.pool.query(text, values as unknown[]) },
      schema: 'pgboss',
      migrate: false,
      createSchema: false,
      registerInstance: false,
      supervise: false,
      schedule: false,
    });
    this.boss.on('error', (error) => logger.failure('outbox.failed', error));
  }

  async onModuleInit(): Promise<void> {
    await this.boss.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: false });
  }

  /** Puts a job into the unit's transaction. `ids` hold ids and nothing that tells of health. */
  async send(
    unit: Unit,
    topic: Topic,
    ids: Readonly<Record<string, string | null | readonly (string | null)[]>>,
  ): Promise<void> {
    const { practiceId } = practiceActor();
    // The queue says which statement it would run; the unit sends it along with its other writes.
    const executeSql = async (text: string, values: unknown[] = []) => {
      unit.write({ name: `outbox.${topic}`, text }, values);
      return { rows: [{ id: null }] };
    };
    await this.boss.send(topic, { ...ids, practiceId }, { db: { executeSql } });
  }

  /**
   * Has people told of what the actor does here. Whom, and whether they may know of it, is asked when
   * they are told; the actor is told nothing of their own doing.
   */
  tell(unit: Unit, kind: NotificationKind, subjectId: string): Promise<void> {
    return this.send(unit, 'something-to-tell', { kind, subjectId, byUserId: practiceActor().userId });
  }

  /** The same of what somebody does here who is not signed in: whoever holds a link. */
  async tellOfOutside(
    unit: Unit,
    practiceId: string,
    kind: NotificationKind,
    subjectId: string,
  ): Promise<void> {
    const payload = { practiceId, kind, subjectId, byUserId: null };
    const executeSql = async (text: string, values: unknown[] = []) => {
      unit.write({ name: 'outbox.outside', text }, values);
      return { rows: [{ id: null }] };
    };
    await this.boss.send('something-to-tell', payload, { db: { executeSql } });
  }

  /**
   * Has the client and whose sessions they are told of appointments that the actor changes here, together and
   * once, but for the actor.
   * @param changed each with the practitioner who had it before, where it was moved.
   */
  tellOfAppointments(
    unit: Unit,
    kind: BookingNews,
    changed: readonly { readonly appointmentId: string; readonly hadMemberId?: string }[],
  ): Promise<void> {
    return this.send(unit, 'appointments-changed', {
      kind,
      changeId: newId(),
      appointmentIds: changed.map((one) => one.appointmentId),
      hadMemberIds: changed.map((one) => one.hadMemberId ?? null),
      byUserId: practiceActor().userId,
    });
  }

  /**
   * Has the bookings looked at again that rest on what the actor changes here: those of a client, or of
   * everybody who is booked with a practitioner (null: with anybody). What no longer fits is listed, and the people concerned
   * are told once for each `causeId`.
   */
  recheckBookings(
    unit: Unit,
    cause: RecheckCause,
    causeId: string,
    of: { readonly clientId: string } | { readonly memberId: string | null },
  ): Promise<void> {
    return this.send(unit, 'bookings-to-check', { cause, causeId, byUserId: practiceActor().userId, ...of });
  }

  /**
   * Puts a job into the transaction of the job that causes it.
   * @param startAfter ISO text; null for at once.
   */
  async sendFrom(
    client: WorkerClient,
    topic: Topic,
    payload: JobPayload,
    startAfter: string | null = null,
  ): Promise<void> {
    const executeSql = async (text: string, values: unknown[] = []) => client.query(text, values);
    await this.boss.send(topic, payload, { db: { executeSql }, ...(startAfter ? { startAfter } : {}) });
  }

  /** The same for what the worker does by itself, in its own transaction. */
  async sendAsWorker(client: WorkerClient, topic: Topic, payload: JobPayload): Promise<void> {
    await this.boss.send(topic, payload, {
      db: { executeSql: (text, values) => client.query(text, values as unknown[]) },
    });
  }
}
