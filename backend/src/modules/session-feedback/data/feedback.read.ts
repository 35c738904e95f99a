import type { Felt, PressureFelt } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';

/** What was changed, by whom. */
export interface ChangeRow {
  readonly id: string;
  readonly memberId: string;
  readonly text: string;
  readonly at: string;
}

/** What a client said after a session, with what came of it. */
export interface FeedbackRow {
  readonly id: string;
  readonly clientId: string;
  readonly appointmentId: string;
  /** Whose session it was. */
  readonly memberId: string;
  readonly heldAt: string;
  readonly feltSafe: Felt | null;
  readonly inControl: Felt | null;
  readonly pressure: PressureFelt | null;
  readonly different: boolean | null;
  readonly differentWhat: string | null;
  readonly words: string | null;
  readonly at: string;
  /** The oldest first. */
  readonly changes: readonly ChangeRow[];
  /** Members who have read it, the first one first. */
  readonly seenBy: readonly string[];
}

/** A session that its client is asked about. */
export interface AskedSessionRow {
  readonly appointmentId: string;
  readonly clientId: string;
  readonly memberId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** So many of a client are read at once; more than anybody has bodywork in four years of fortnights. */
const MOST = 100;

const COLUMNS = `f.id, f.client_id as "clientId", f.appointment_id as "appointmentId", f.member_id as "memberId",
  a.starts_at as "heldAt", f.felt_safe as "feltSafe", f.in_control as "inControl", f.pressure, f.different,
  f.different_what as "differentWhat", f.words, f.at,
  coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'memberId', c.member_id, 'text', c.text, 'at', c.at) order by c.at, c.id)
    from attune.feedback_change c where c.practice_id = f.practice_id and c.feedback_id = f.id), '[]') as changes,
  array(select s.member_id from attune.feedback_seen s
    where s.practice_id = f.practice_id and s.feedback_id = f.id order by s.at, s.member_id) as "seenBy"`;
const TABLES = `attune.session_feedback f
  join attune.appointment a on a.practice_id = f.practice_id and a.id = f.appointment_id`;
const HERE = 'f.practice_id = (select attune.practice_id())';

export const FEEDBACK_BY_IDS = sql(
  'sessionFeedback.byIds',
  `select ${COLUMNS} from ${TABLES} where ${HERE} and f.id = any ($1::uuid[])`,
);
const BY_APPOINTMENTS = sql(
  'sessionFeedback.byAppointments',
  `select ${COLUMNS} from ${TABLES} where ${HERE} and f.appointment_id = any ($1::uuid[])`,
);
const OF_CLIENTS = sql(
  'sessionFeedback.ofClients',
  `select newest.* from unnest($1::uuid[]) as wanted (id)
   cross join lateral (select ${COLUMNS} from ${TABLES} where ${HERE} and f.client_id = wanted.id
     order by f.at desc, f.id desc limit ${MOST}) newest`,
);

/** Of an appointment `a`: whether hands were laid on, so that there is something to ask. */
export const IS_BODYWORK = `a.state = 'FULFILLED' and a.discipline = 'MASSAGE'
  and exists (select from attune.appointment_service s
    where s.practice_id = a.practice_id and s.appointment_id = a.id and s.class <> 'CONSULTATION')`;

const ASKED = sql(
  'sessionFeedback.asked',
  `select a.id as "appointmentId", a.client_id as "clientId", a.member_id as "memberId", a.starts_at as "startsAt",
     a.ends_at as "endsAt"
   from attune.appointment a
   where a.practice_id = (select attune.practice_id()) and a.client_id = $1
     and a.client_id = (select attune.client_id())
     and a.starts_at > $2::timestamptz - interval '8 days' and a.starts_at <= $2::timestamptz
     and a.ends_at > $2::timestamptz - interval '7 days' and ${IS_BODYWORK}
     and not exists (select from attune.session_feedback f
       where f.practice_id = a.practice_id and f.appointment_id = a.id)
   order by a.starts_at desc, a.id`,
);

/** What clients say after sessions, as row-level security shows it to the actor. */
@Injectable()
export class FeedbackRead {
  one(id: string): Promise<FeedbackRow | null> {
    return currentContext().reader.load<FeedbackRow>(FEEDBACK_BY_IDS, 'id', id);
  }

  ofAppointment(appointmentId: string): Promise<FeedbackRow | null> {
    return currentContext().reader.load<FeedbackRow>(BY_APPOINTMENTS, 'appointmentId', appointmentId);
  }

  /** A client's, the newest first; batched over clients. */
  ofClient(clientId: string): Promise<FeedbackRow[]> {
    return currentContext().reader.loadMany<FeedbackRow>(OF_CLIENTS, 'clientId', clientId);
  }

  /** The sessions that the actor, as this client, is asked about; to anybody else there are none. @param now ISO text. */
  asked(clientId: string, now: string): Promise<AskedSessionRow[]> {
    return currentContext().reader.read<AskedSessionRow>(ASKED, [clientId, now]);
  }
}
