import type { DayPart, Discipline, OfferState, WaitingState } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** An entry as a change of it looks at it. */
export interface EntryHead {
  readonly id: string;
  readonly clientId: string;
  readonly discipline: Discipline;
  readonly state: WaitingState;
  readonly version: number;
}

/** An offer as an answer looks at it. */
export interface OfferHead {
  readonly id: string;
  readonly entryId: string;
  readonly clientId: string;
  readonly discipline: Discipline;
  readonly memberId: string;
  readonly startsAt: string;
  readonly expiresAt: string;
  readonly state: OfferState;
  /** Null where the actor may not know it. */
  readonly serviceId: string | null;
}

export interface NewEntry {
  readonly id: string;
  readonly clientId: string;
  readonly serviceId: string;
  readonly practitionerId: string | null;
  readonly weekdays: readonly number[];
  readonly parts: readonly DayPart[];
  readonly from: string;
  readonly until: string;
  readonly noticeHours: number;
  readonly at: string;
}

const SERVICE = sql(
  'waiting.service',
  `select s.discipline, $2::uuid is null or exists (select from attune.service_member m
     where m.practice_id = s.practice_id and m.service_id = s.id and m.member_id = $2) as offered
   from attune.service s where s.practice_id = attune.practice_id() and s.id = $1`,
);
const ADD = sql(
  'waiting.add',
  `insert into attune.waiting_entry (practice_id, id, client_id, discipline, member_id, weekdays, parts, from_date, until_date,
     notice_hours, state, created_at, created_by)
   values (attune.practice_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, 'WAITING', $10, attune.user_id())`,
);
const ADD_SERVICE = sql(
  'waiting.addService',
  `insert into attune.waiting_service (practice_id, entry_id, client_id, discipline, service_id)
   values (attune.practice_id(), $1, $2, $3, $4)`,
);
const HEAD = sql(
  'waiting.head',
  `select id, client_id as "clientId", discipline, state, version from attune.waiting_entry
   where practice_id = attune.practice_id() and id = $1`,
);
const LOCK = sql('waiting.lock', `${HEAD.text} for no key update`);
const CLOSE = sql(
  'waiting.close',
  `update attune.waiting_entry set state = $2, closed_at = $3, version = version + 1
   where practice_id = attune.practice_id() and id = $1`,
);
const RANK = sql(
  'waiting.rank',
  `update attune.waiting_entry set urgent = $2, version = version + 1
   where practice_id = attune.practice_id() and id = $1`,
);
const OFFER = `select o.id, o.entry_id as "entryId", o.client_id as "clientId", o.discipline, o.member_id as "memberId",
     o.starts_at as "startsAt", o.expires_at as "expiresAt", o.state,
     (select s.service_id from attune.waiting_service s where s.practice_id = o.practice_id and s.entry_id = o.entry_id) as "serviceId"
   from attune.slot_offer o where o.practice_id = attune.practice_id()`;
const OFFER_HEAD = sql('waiting.offer', `${OFFER} and o.id = $1`);
const LOCK_OFFER = sql('waiting.lockOffer', `${OFFER} and o.id = $1 for no key update of o`);
const LOCK_OPEN = sql(
  'waiting.lockOpen',
  `${OFFER} and o.entry_id = $1 and o.state = 'OFFERED' for no key update of o`,
);
const RELEASE = sql('waiting.release', 'select attune.release_place($1)');
const ANSWER = sql(
  'waiting.answer',
  `update attune.slot_offer set state = $2, answered_at = $3, appointment_id = $4
   where practice_id = attune.practice_id() and id = $1`,
);

/** Changes of the waiting list, within a unit. */
@Injectable()
export class WaitingListRepository {
  /** The service's discipline, and whether the practitioner offers it; null when it is out of reach. */
  service(unit: Unit, serviceId: string, practitionerId: string | null) {
    return unit.one<{ discipline: Discipline; offered: boolean }>(SERVICE, [serviceId, practitionerId]);
  }

  add(unit: Unit, entry: NewEntry, discipline: Discipline): void {
    const { id, clientId, serviceId, practitionerId, weekdays, parts, from, until, noticeHours, at } = entry;
    unit.write(ADD, [
      id,
      clientId,
      discipline,
      practitionerId,
      weekdays,
      parts,
      from,
      until,
      noticeHours,
      at,
    ]);
    unit.write(ADD_SERVICE, [id, clientId, discipline, serviceId]);
  }

  find(unit: Unit, id: string): Promise<EntryHead | null> {
    return unit.one<EntryHead>(HEAD, [id]);
  }

  /** The same, kept from changing; null also when the actor may not change it. */
  lock(unit: Unit, id: string): Promise<EntryHead | null> {
    return unit.one<EntryHead>(LOCK, [id]);
  }

  close(unit: Unit, id: string, state: WaitingState, at: string): void {
    unit.write(CLOSE, [id, state, at]);
  }

  rank(unit: Unit, id: string, urgent: boolean): void {
    unit.write(RANK, [id, urgent]);
  }

  offer(unit: Unit, id: string): Promise<OfferHead | null> {
    return unit.one<OfferHead>(OFFER_HEAD, [id]);
  }

  /** The same, kept from being answered or expiring under us. */
  lockOffer(unit: Unit, id: string): Promise<OfferHead | null> {
    return unit.one<OfferHead>(LOCK_OFFER, [id]);
  }

  /** The offer of an entry that waits for an answer, kept likewise. */
  lockOpenOffer(unit: Unit, entryId: string): Promise<OfferHead | null> {
    return unit.one<OfferHead>(LOCK_OPEN, [entryId]);
  }

  /** Frees the place that an offer keeps. */
  async release(unit: Unit, offerId: string): Promise<void> {
    await unit.query(RELEASE, [offerId]);
  }

  answer(unit: Unit, id: string, state: OfferState, at: string, appointmentId: string | null = null): void {
    unit.write(ANSWER, [id, state, at, appointmentId]);
  }
}
