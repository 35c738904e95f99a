import {
  type BookedSession,
  type BookingGround,
  type CredentialFacts,
  type MisfitKind,
  workingTime,
  zoneClock,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import type { WorkerClient } from '../../../platform/outbox/index.ts';
import type { OfMember } from '../domain/of-member.ts';
import { type AwayRow, type ExceptionRow, factsOf, type HoursRow } from './working-hours.read.ts';

/** Somebody of the practice, as far as it decides whether they are told. */
export interface PersonConcerned {
  readonly memberId: string;
  readonly userId: string;
  /** The client's lead psychotherapist. */
  readonly lead: boolean;
  /** Owner or administrator. */
  readonly runs: boolean;
}

/** What a client's bookings are judged by, and what was found of them before. */
export interface RecheckFacts extends BookingGround {
  readonly sessions: readonly (BookedSession & { readonly kinds: readonly MisfitKind[] })[];
  readonly people: readonly PersonConcerned[];
}

interface GroundJson extends Omit<RecheckFacts, 'credentials' | 'working'> {
  readonly credentials: readonly (CredentialFacts & OfMember)[];
  readonly hours: readonly HoursRow[];
  readonly exceptions: readonly ExceptionRow[];
  readonly away: readonly AwayRow[];
}

const LOCK = {
  name: 'recheck.turn',
  text: 'select pg_advisory_xact_lock(hashtextextended(attune.practice_id()::text || $1::text, 33))',
};
const GROUND = {
  name: 'recheck.ground',
  text: 'select attune.bookings_to_judge($1, $2::timestamptz) as ground',
};
const FOUND = {
  name: 'recheck.found',
  text: `insert into attune.appointment_misfit (practice_id, id, appointment_id, client_id, member_id, discipline, kind, found_at)
    select attune.practice_id(), gen_random_uuid(), $1, $2, $3, $4, kind, $6::timestamptz from unnest($5::text[]) as kind
    on conflict on constraint appointment_misfit_once
    do update set member_id = excluded.member_id, found_at = excluded.found_at, ended_at = null`,
};
const ENDED = {
  name: 'recheck.ended',
  text: `update attune.appointment_misfit set ended_at = $3::timestamptz
    where practice_id = attune.practice_id() and appointment_id = $1 and kind = any ($2::text[]) and ended_at is null`,
};
const CHECKED = {
  name: 'recheck.checked',
  text: `insert into attune.booking_check (practice_id, client_id, checked_at) values (attune.practice_id(), $1, $2)
    on conflict (practice_id, client_id) do update set checked_at = excluded.checked_at`,
};
const BOOKED_WITH = {
  name: 'recheck.bookedWith',
  text: 'select client_id as "clientId" from attune.clients_booked_with($1, $2::timestamptz)',
};
const DUE = {
  name: 'recheck.due',
  text: 'select practice_id as "practiceId", client_id as "clientId" from attune.bookings_due($1::timestamptz, $2::timestamptz, $3)',
};

/** Bookings as the worker looks at them again, and what it found. */
@Injectable()
export class RecheckRepository {
  /** Waits for whoever looks at the same client's bookings, and reads what they rest on. */
  async ground(client: WorkerClient, clientId: string, at: string): Promise<RecheckFacts> {
    await client.query({ ...LOCK, values: [clientId] });
    const { rows } = await client.query<{ ground: GroundJson }>({ ...GROUND, values: [clientId, at] });
    const [row] = rows;
    if (!row) {
      throw new Error('The bookings of a client could not be read.');
    }
    return inFacts(row.ground);
  }

  /** Keeps kinds of reasons that were not there before. */
  async found(
    client: WorkerClient,
    clientId: string,
    { id, memberId, discipline }: BookedSession,
    kinds: readonly MisfitKind[],
    at: string,
  ): Promise<void> {
    await client.query({ ...FOUND, values: [id, clientId, memberId, discipline, kinds, at] });
  }

  /** Ends kinds of reasons that are over. */
  async ended(client: WorkerClient, id: string, kinds: readonly MisfitKind[], at: string): Promise<void> {
    await client.query({ ...ENDED, values: [id, kinds, at] });
  }

  async checked(client: WorkerClient, clientId: string, at: string): Promise<void> {
    await client.query({ ...CHECKED, values: [clientId, at] });
  }

  /** The clients who have appointments to come with a practitioner; null: with anybody. */
  async bookedWith(client: WorkerClient, memberId: string | null, at: string): Promise<string[]> {
    const { rows } = await client.query<{ clientId: string }>({ ...BOOKED_WITH, values: [memberId, at] });
    return rows.map((row) => row.clientId);
  }

  /** Clients of any practice whose bookings were last looked at before `since`, at most `most`. */
  async due(
    client: WorkerClient,
    at: string,
    since: string,
    most: number,
  ): Promise<{ readonly practiceId: string; readonly clientId: string }[]> {
    const { rows } = await client.query<{ practiceId: string; clientId: string }>({
      ...DUE,
      values: [at, since, most],
    });
    return rows;
  }
}

function inFacts({ credentials, hours, exceptions, away, ...rest }: GroundJson): RecheckFacts {
  const clock = zoneClock(rest.timeZone);
  const judged = rest.sessions.filter((one) => one.judged);
  const range = {
    from: Math.min(...judged.map((one) => Date.parse(one.startsAt))),
    to: Math.max(...judged.map((one) => Date.parse(one.endsAt))),
  };
  const people = [...new Set(judged.map((one) => one.memberId))];
  return {
    ...rest,
    credentials: Map.groupBy(credentials, (one) => one.memberId),
    working: new Map(
      people.map((id) => [id, workingTime(factsOf(id, hours, exceptions, away), clock, range)]),
    ),
  };
}
