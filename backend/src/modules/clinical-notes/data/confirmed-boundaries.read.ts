import type { BoundariesContents } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';
import { contentsAsJson } from '../../consent/index.ts';

export interface ConfirmedBoundariesRow {
  readonly clientId: string;
  /** The version that was gone over in the actor's last signed session; 0: there were none. */
  readonly version: number;
  /** Instant at which that session was written down. */
  readonly at: string;
  /** What the version said; null for none. */
  readonly contents: BoundariesContents | null;
}

const LAST_OF_MINE = sql(
  'notes.confirmedBoundaries',
  `select last."clientId", last.version, last.at, ${contentsAsJson('b')} as contents
   from unnest($1::uuid[]) as wanted (id)
   cross join lateral (
     select n.client_id as "clientId", n.practice_id, n.created_at as at, r.boundaries_version as version
     from attune.note n
     join attune.session_response r on r.practice_id = n.practice_id and r.note_id = n.id
     where n.practice_id = (select attune.practice_id()) and n.client_id = wanted.id
       and n.author_member_id = (select attune.member_id()) and n.kind = 'SESSION_RESPONSE'
       and n.state = 'SIGNED' and r.boundaries_version is not null
     order by n.created_at desc, n.id desc limit 1) last
   left join attune.boundaries b
     on b.practice_id = last.practice_id and b.client_id = last."clientId" and b.version = last.version`,
);

/** What a massage therapist confirmed with a client the last time (R11). */
@Injectable()
export class ConfirmedBoundariesRead {
  /** Null where the actor has signed no session with the client; batched over clients. */
  lastOfMine(clientId: string): Promise<ConfirmedBoundariesRow | null> {
    return currentContext().reader.load<ConfirmedBoundariesRow>(LAST_OF_MINE, 'clientId', clientId);
  }
}
