import type { AppointmentClass, DayPart, Discipline, OfferState, WaitingState } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { auditColumns, audited, readAudited, type RecordClassName } from '../../../platform/audit/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';

/** An entry as the actor may see it. */
export interface WaitingRow {
  readonly id: string;
  readonly clientId: string;
  readonly clientName: string | null;
  readonly discipline: Discipline;
  readonly memberId: string | null;
  readonly weekdays: readonly number[];
  readonly parts: readonly DayPart[];
  readonly from: string;
  readonly until: string;
  readonly noticeHours: number;
  readonly urgent: boolean;
  readonly state: WaitingState;
  readonly since: string;
  readonly version: number;
  /** Null where what they wait for is withheld from the actor. */
  readonly serviceId: string | null;
  readonly serviceName: string | null;
  readonly class: AppointmentClass | null;
  readonly minutes: number | null;
  readonly modality: string | null;
}

export interface OfferRow {
  readonly id: string;
  readonly entryId: string;
  readonly memberId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly state: OfferState;
  readonly offeredAt: string;
  readonly expiresAt: string;
  readonly answeredAt: string | null;
}

/** More than these are given by no list. */
const MOST = 500;

const SELECT = `select w.id, w.client_id as "clientId", c.name as "clientName", w.discipline, w.member_id as "memberId",
    w.weekdays, w.parts, w.from_date::text as "from", w.until_date::text as "until", w.notice_hours as "noticeHours",
    w.urgent, w.state, w.created_at as since, w.version, v.id as "serviceId", v.name as "serviceName", v.class, v.minutes,
    v.modality`;
const FROM = `from attune.waiting_entry w
  left join attune.client c on c.practice_id = w.practice_id and c.id = w.client_id
  left join attune.waiting_service s on s.practice_id = w.practice_id and s.entry_id = w.id
  left join attune.service v on v.practice_id = s.practice_id and v.id = s.service_id
  where w.practice_id = (select attune.practice_id())`;

const LIST = audited(
  'waiting.list',
  sql(
    'waiting.list',
    `${SELECT}, ${auditColumns('w.client_id')} ${FROM} and w.state = 'WAITING'
     order by w.urgent desc, w.created_at, w.id limit ${MOST}`,
  ),
  0,
  'urgent desc, since, id',
);
const BY_IDS = sql('waiting.byIds', `${SELECT} ${FROM} and w.id = any ($1::uuid[])`);
const OF_CLIENTS = sql(
  'waiting.ofClients',
  `${SELECT} ${FROM} and w.client_id = any ($1::uuid[]) and w.state = 'WAITING' order by w.created_at, w.id limit ${MOST}`,
);
const OFFERS = sql(
  'waiting.offers',
  `select id, entry_id as "entryId", member_id as "memberId", starts_at as "startsAt", ends_at as "endsAt", state,
     offered_at as "offeredAt", expires_at as "expiresAt", answered_at as "answeredAt"
   from attune.slot_offer
   where practice_id = (select attune.practice_id()) and entry_id = any ($1::uuid[]) order by offered_at desc, id`,
);

/** The waiting list as the actor may see it. */
@Injectable()
export class WaitingListRead {
  /** Everybody within reach who waits, in the order in which they are thought of; noted in the audit. */
  all(classes: readonly RecordClassName[]): Promise<WaitingRow[]> {
    return readAudited<WaitingRow>(currentContext().reader, LIST, [], ['APPOINTMENTS', ...classes]);
  }

  one(id: string): Promise<WaitingRow | null> {
    return currentContext().reader.load<WaitingRow>(BY_IDS, 'id', id);
  }

  /** What a client waits for; batched over clients. */
  ofClient(clientId: string): Promise<WaitingRow[]> {
    return currentContext().reader.loadMany<WaitingRow>(OF_CLIENTS, 'clientId', clientId);
  }

  /** What was offered, the newest first; batched over entries. */
  offers(entryId: string): Promise<OfferRow[]> {
    return currentContext().reader.loadMany<OfferRow>(OFFERS, 'entryId', entryId);
  }
}
