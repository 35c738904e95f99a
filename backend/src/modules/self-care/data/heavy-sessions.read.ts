import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';

/** A session of the actor's own that was heavy: when it ended, and nothing of whose it was. */
export interface HeavySession {
  readonly appointmentId: string;
  readonly endedAt: string;
}

// Heavy by what it was, by how the client left it, or because a flag was raised on it.
const HEAVY = sql(
  'selfCare.heavySessions',
  `select a.id as "appointmentId", a.ends_at as "endedAt"
   from attune.appointment a
   left join attune.appointment_service s on s.practice_id = a.practice_id and s.appointment_id = a.id
   where a.practice_id = (select attune.practice_id()) and a.member_id = (select attune.member_id())
     and a.ends_at > $1::timestamptz and a.ends_at <= $2::timestamptz and a.state not in ('CANCELLED', 'NO_SHOW', 'REQUESTED')
     and (s.class in ('TRAUMA_PROCESSING', 'BODYWORK_DEEP')
       or exists (select from attune.note n
         join attune.session_response r on r.practice_id = n.practice_id and r.note_id = n.id
         where n.practice_id = a.practice_id and n.client_id = a.client_id and n.appointment_id = a.id
           and n.author_member_id = a.member_id and r.departure_distress - r.arrival_distress >= 3)
       or exists (select from attune.distress_flag f
         where f.practice_id = a.practice_id and f.client_id = a.client_id and f.appointment_id = a.id))
   order by a.ends_at desc limit 20`,
);

@Injectable()
export class HeavySessionsRead {
  /** The actor's own heavy sessions that ended in a range (ISO instants), newest first. */
  between(from: string, to: string): Promise<HeavySession[]> {
    return currentContext().reader.read<HeavySession>(HEAVY, [from, to]);
  }
}
