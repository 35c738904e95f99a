import type { Discipline, TeamState } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

export interface CareTeamMemberRow {
  readonly id: string;
  readonly clientId: string;
  readonly memberId: string;
  readonly discipline: Discipline;
  readonly lead: boolean;
  readonly state: TeamState;
  /** When it came into its present state. */
  readonly since: string | null;
}

const COLUMNS = `t.id, t.client_id as "clientId", t.member_id as "memberId", t.discipline, t.lead, t.state,
  coalesce(t.ended_at, t.active_at, t.trial_at, t.proposed_at) as since`;

const OF_CLIENTS = sql(
  'careTeams.ofClients',
  `select ${COLUMNS} from attune.care_team_member t
   where t.client_id = any ($1::uuid[]) and t.state <> 'ENDED'
   order by t.lead desc, t.discipline desc, t.proposed_at`,
);
const BY_ID = sql('careTeams.byId', `select ${COLUMNS} from attune.care_team_member t where t.id = $1`);
const BY_IDS = sql(
  'careTeams.byIds',
  `select ${COLUMNS} from attune.care_team_member t where t.id = any ($1::uuid[])`,
);
const LOCKED = sql(
  'careTeams.locked',
  `select ${COLUMNS} from attune.care_team_member t where t.id = $1 for no key update`,
);
const ON_TEAM = sql(
  'careTeams.onTeam',
  `select t.id from attune.care_team_member t where t.client_id = $1 and t.member_id = $2 and t.discipline = $3
     and t.state <> 'ENDED'`,
);
const INSERT = sql(
  'careTeams.insert',
  `insert into attune.care_team_member (practice_id, id, client_id, member_id, discipline, lead, state, proposed_at, proposed_by)
   values (attune.practice_id(), $1, $2, $3, $4, $5, 'PROPOSED', $6, attune.user_id())`,
);
const MOVE = sql(
  'careTeams.move',
  `update attune.care_team_member set state = $2,
     trial_at = case when $2 = 'TRIAL' then $3::timestamptz else trial_at end,
     active_at = case when $2 = 'ACTIVE' then $3::timestamptz else active_at end,
     ended_at = case when $2 = 'ENDED' then $3::timestamptz end,
     ended_by = case when $2 = 'ENDED' then attune.user_id() end,
     end_reason = case when $2 = 'ENDED' then $4::text end
   where practice_id = attune.practice_id() and id = $1`,
);
const EVENT = sql(
  'careTeams.event',
  `insert into attune.care_team_event (practice_id, id, client_id, care_team_member_id, at, kind, user_id, text)
   values (attune.practice_id(), $1, $2, $3, $4, $5, attune.user_id(), $6)`,
);

@Injectable()
export class CareTeamsRepository {
  /** Who is, or is proposed to be, on a client's team; the lead first. */
  ofClient(clientId: string): Promise<CareTeamMemberRow[]> {
    return currentContext().reader.loadMany<CareTeamMemberRow>(OF_CLIENTS, 'clientId', clientId);
  }

  one(id: string): Promise<CareTeamMemberRow | null> {
    return currentContext().reader.load<CareTeamMemberRow>(BY_IDS, 'id', id);
  }

  /** A row that the actor may see, as this transaction sees it. */
  findIn(unit: Unit, id: string): Promise<CareTeamMemberRow | null> {
    return unit.one<CareTeamMemberRow>(BY_ID, [id]);
  }

  /** The same, kept from changing under us; null also when the actor may not change it. */
  lock(unit: Unit, id: string): Promise<CareTeamMemberRow | null> {
    return unit.one<CareTeamMemberRow>(LOCKED, [id]);
  }

  /** Whether somebody is on a client's team in a discipline, or proposed for it. */
  async isOnTeam(unit: Unit, clientId: string, memberId: string, discipline: Discipline): Promise<boolean> {
    return (await unit.one(ON_TEAM, [clientId, memberId, discipline])) !== null;
  }

  async propose(
    unit: Unit,
    row: Pick<CareTeamMemberRow, 'id' | 'clientId' | 'memberId' | 'discipline' | 'lead'>,
    at: string,
  ): Promise<void> {
    const { id, clientId, memberId, discipline, lead } = row;
    await unit.query(INSERT, [id, clientId, memberId, discipline, lead, at]);
  }

  async move(unit: Unit, id: string, state: TeamState, at: string, reason: string | null): Promise<void> {
    await unit.query(MOVE, [id, state, at, reason]);
  }

  async note(
    unit: Unit,
    event: {
      id: string;
      clientId: string;
      careTeamMemberId: string;
      at: string;
      kind: string;
      text: string | null;
    },
  ): Promise<void> {
    const { id, clientId, careTeamMemberId, at, kind, text } = event;
    await unit.query(EVENT, [id, clientId, careTeamMemberId, at, kind, text]);
  }
}
