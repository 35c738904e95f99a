import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Public } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { settingsOfSystem } from '../../../platform/database/index.ts';
import { JobHandler, Recurring, type WorkerClient } from '../../../platform/outbox/index.ts';
import { RecheckBookings } from '../app/recheck-bookings.ts';
import { RecheckRepository } from '../data/recheck.repository.ts';

/** Written by `Outbox.recheckBookings`: one client, or everybody booked with a practitioner (null: with anybody). */
interface Payload {
  readonly practiceId: string;
  readonly cause: string;
  readonly causeId: string;
  readonly byUserId: string;
  readonly clientId?: string;
  readonly memberId?: string | null;
}

const DAY = 86_400_000;
const EVERY_SECONDS = 60;
/** So many clients in one transaction; more of them at once after it. */
const TAKEN_TOGETHER = 50;

@Injectable()
export class CheckBookings {
  constructor(
    private readonly clock: Clock,
    private readonly bookings: RecheckRepository,
    private readonly checking: RecheckBookings,
  ) {}

  /** Looks again at the bookings that a change touches. */
  @JobHandler('bookings-to-check')
  @Public('a job of the outbox: the worker acts as its own narrow role')
  async check(client: WorkerClient, payload: Payload): Promise<void> {
    const { practiceId, cause, causeId, byUserId, clientId, memberId } = payload;
    const of = clientId
      ? [clientId]
      : await this.bookings.bookedWith(client, memberId ?? null, this.clock.nowText());
    for (const id of [...of].sort()) {
      await this.checking.ofClient(client, id, { practiceId, cause: `${cause}:${causeId}`, byUserId });
    }
  }

  /** Looks at everybody's once a day: licences run out, and what a change forgot to say is found. */
  @Recurring('bookings-to-check', EVERY_SECONDS)
  @Public('the worker looks whether bookings still fit; it sees times and rules and nothing in words')
  async look(client: WorkerClient): Promise<boolean> {
    const now = this.clock.now().getTime();
    const at = new Date(now).toISOString();
    const due = await this.bookings.due(client, at, new Date(now - DAY).toISOString(), TAKEN_TOGETHER);
    for (const { practiceId, clientId } of due) {
      const context = settingsOfSystem(practiceId, newId());
      await client.query(context.text, [...context.values]);
      await this.checking.ofClient(client, clientId, { practiceId, cause: `TIME:${at}`, byUserId: null });
    }
    return due.length === TAKEN_TOGETHER;
  }
}
