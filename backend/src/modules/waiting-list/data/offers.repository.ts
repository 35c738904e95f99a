import type { DayPart, QuietHours, Role, WaitingWishes } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import type { PracticeActor } from '../../../platform/context/index.ts';
import { settingsOfSystem } from '../../../platform/database/index.ts';
import { LIVE_CHANNEL, type Notice } from '../../../platform/live/index.ts';
import type { WorkerClient } from '../../../platform/outbox/index.ts';
import type { FreePlace } from '../../scheduling/index.ts';

/** Somebody who waits and has nothing to answer. */
export interface Waiting extends WaitingWishes {
  readonly entryId: string;
  readonly clientId: string;
  readonly serviceId: string;
  /** Null: anybody of the team. */
  readonly memberId: string | null;
  readonly urgent: boolean;
  readonly since: string;
  readonly quietHours: QuietHours | null;
  /** Practitioner and instant of what was offered before, as {@link seenKey} writes them. */
  readonly seen: readonly string[];
  /** The client, as they act when signed in. */
  readonly actor: PracticeActor;
}

export const seenKey = (practitionerId: string, startsAt: number) => `${practitionerId} ${startsAt}`;

/** Which offer, of whom. */
export interface OfferRef {
  readonly practiceId: string;
  readonly offerId: string;
  readonly clientId: string;
}

interface Row {
  readonly entry_id: string;
  readonly client_id: string;
  readonly service_id: string;
  readonly member_id: string | null;
  readonly weekdays: number[];
  readonly parts: DayPart[];
  readonly from_date: string;
  readonly until_date: string;
  readonly notice_hours: number;
  readonly urgent: boolean;
  readonly since: string;
  readonly quiet_from: string | null;
  readonly quiet_until: string | null;
  readonly quiet_zone: string | null;
  readonly seen: string[];
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
  readonly practice_name: string;
  readonly time_zone: string;
  readonly roles: Role[];
}

const PRACTICES = {
  name: 'offers.practices',
  text: 'select practice_id as id from attune.practices_to_look_at()',
};
const SWEEP = { name: 'offers.sweep', text: 'select attune.sweep_waiting($1)' };
const CANDIDATES = { name: 'offers.candidates', text: 'select * from attune.waiting_candidates($1)' };
const OFFER = {
  name: 'offers.offer',
  text: 'select attune.offer_place($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as made',
};
const EXPIRE = {
  name: 'offers.expire',
  text: `select practice_id as "practiceId", offer_id as "offerId", client_id as "clientId" from attune.expire_offers($1)`,
};
const LIVE = { name: 'offers.live', text: `select pg_notify('${LIVE_CHANNEL}', $1)` };

/** Offers as the worker makes and ends them, each within the worker's transaction. */
@Injectable()
export class OffersRepository {
  /** Practices in which a time may have come free; settled with this transaction. */
  async practices(client: WorkerClient): Promise<string[]> {
    return (await client.query<{ id: string }>(PRACTICES)).rows.map(({ id }) => id);
  }

  async sweep(client: WorkerClient, at: string): Promise<void> {
    await client.query({ ...SWEEP, values: [at] });
  }

  /** Those who wait in a practice, in which the transaction stands from now on. */
  async waitingIn(client: WorkerClient, practiceId: string, most: number): Promise<Waiting[]> {
    await this.standIn(client, practiceId);
    const { rows } = await client.query<Row>({ ...CANDIDATES, values: [most] });
    return rows.map((row) => waitingOf(row, practiceId));
  }

  async standIn(client: WorkerClient, practiceId: string): Promise<void> {
    const { text, values } = settingsOfSystem(practiceId, newId());
    await client.query(text, [...values]);
  }

  /**
   * Offers a place and keeps it. @returns its id; null where the person waits no more.
   * @throws where somebody was faster: an exclusion constraint refuses (R21).
   */
  async offer(
    client: WorkerClient,
    entryId: string,
    place: FreePlace,
    until: number,
    now: number,
  ): Promise<string | null> {
    const id = newId();
    const { practitionerId, roomId, session, busy } = place;
    const times = [session.from, session.to, busy.from, busy.to, until, now].map((instant) =>
      new Date(instant).toISOString(),
    );
    const { rows } = await client.query<{ made: boolean }>({
      ...OFFER,
      values: [id, entryId, practitionerId, roomId, ...times],
    });
    return rows[0]?.made ? id : null;
  }

  async expire(client: WorkerClient, at: string): Promise<OfferRef[]> {
    return (await client.query<OfferRef>({ ...EXPIRE, values: [at] })).rows;
  }

  /** Has open screens look again. */
  async announce(
    client: WorkerClient,
    { practiceId, offerId, clientId }: OfferRef,
    at: string,
  ): Promise<void> {
    const notice: Notice = { kind: 'APPOINTMENT', practiceId, id: offerId, clientId, userId: null, at };
    await client.query({ ...LIVE, values: [JSON.stringify(notice)] });
  }
}

function waitingOf(row: Row, practiceId: string): Waiting {
  const { quiet_from: from, quiet_until: until, quiet_zone: timeZone } = row;
  return {
    entryId: row.entry_id,
    clientId: row.client_id,
    serviceId: row.service_id,
    memberId: row.member_id,
    weekdays: row.weekdays,
    parts: row.parts,
    from: row.from_date,
    until: row.until_date,
    noticeHours: row.notice_hours,
    urgent: row.urgent,
    since: row.since,
    quietHours: from && until && timeZone ? { from, until, timeZone } : null,
    seen: row.seen,
    actor: {
      userId: row.user_id,
      name: row.name,
      email: row.email,
      // No session stands behind it.
      sessionId: row.entry_id,
      practiceId,
      practiceName: row.practice_name,
      timeZone: row.time_zone,
      memberId: null,
      clientId: row.client_id,
      roles: row.roles.filter((role) => role === 'CLIENT'),
    },
  };
}
