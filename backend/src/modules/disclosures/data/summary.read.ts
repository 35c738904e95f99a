import type { Discipline, HoldLevel, SummaryFacts } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';

/** Who the client is, as a summary says it. */
export interface SummaryHead {
  readonly id: string;
  readonly name: string;
  readonly preferredName: string | null;
  readonly pronouns: string | null;
  /** Whether the client can sign in, and so be asked. */
  readonly canAnswer: boolean;
  readonly practiceName: string;
  readonly practicePhone: string | null;
}

const HERE = '(select attune.practice_id())';
const HEAD = sql(
  'summary.head',
  `select c.id, c.name, c.preferred_name as "preferredName", c.pronouns, c.user_id is not null as "canAnswer",
     p.name as "practiceName", k.phone as "practicePhone"
   from attune.client c
   join attune.practice p on p.id = c.practice_id
   left join attune.practice_contact k on k.practice_id = c.practice_id
   where c.practice_id = ${HERE} and c.id = any ($1::uuid[])`,
);
/** Each that took place: an appointment that was held, or a signed session response without one. */
const SESSIONS = sql(
  'summary.sessions',
  `select a.client_id as "clientId", a.discipline, a.starts_at as at from attune.appointment a
   where a.practice_id = ${HERE} and a.client_id = any ($1::uuid[]) and a.state = 'FULFILLED' and a.offer_id is null
   union all
   select n.client_id, 'MASSAGE', n.created_at from attune.note n
   where n.practice_id = ${HERE} and n.client_id = any ($1::uuid[]) and n.kind = 'SESSION_RESPONSE' and n.state = 'SIGNED'
     and n.appointment_id is null
   order by at`,
);
const HOLDS = sql(
  'summary.holds',
  `select f.client_id as "clientId", f.hold, f.raised_at as "raisedAt", f.hold_lifted_at as "liftedAt"
   from attune.distress_flag f
   where f.practice_id = ${HERE} and f.client_id = any ($1::uuid[]) and f.hold <> 'NONE' order by f.raised_at, f.id`,
);
const TEAM = sql(
  'summary.team',
  `select t.client_id as "clientId", m.name, t.discipline, t.lead
   from attune.care_team_member t
   join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id
   where t.practice_id = ${HERE} and t.client_id = any ($1::uuid[]) and t.state in ('TRIAL', 'ACTIVE')
   order by t.lead desc, t.discipline desc, m.name`,
);

type OfClient<Row> = Row & { readonly clientId: string };

/** What of a record no other module gives in one piece: row-level security leaves out what is not the actor's. */
@Injectable()
export class SummaryRead {
  head(clientId: string): Promise<SummaryHead | null> {
    return currentContext().reader.load<SummaryHead>(HEAD, 'id', clientId);
  }

  sessions(clientId: string): Promise<SummaryFacts['sessions'][number][]> {
    return currentContext().reader.loadMany<OfClient<{ discipline: Discipline; at: string }>>(
      SESSIONS,
      'clientId',
      clientId,
    );
  }

  holds(clientId: string): Promise<SummaryFacts['holds'][number][]> {
    return currentContext().reader.loadMany<
      OfClient<{ hold: HoldLevel; raisedAt: string; liftedAt: string | null }>
    >(HOLDS, 'clientId', clientId);
  }

  team(clientId: string): Promise<SummaryFacts['team'][number][]> {
    return currentContext().reader.loadMany<
      OfClient<{ name: string; discipline: Discipline; lead: boolean }>
    >(TEAM, 'clientId', clientId);
  }
}
