import type { DistressReason, FlagEventKind, FlagLevel, FlagState, HoldLevel } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { auditColumns, audited, readAudited, type RecordClassName } from '../../../platform/audit/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';
import type { PageRequest } from '../../../platform/graphql/index.ts';

export type FlagSource = 'PRACTITIONER' | 'CLIENT' | 'RULE';

/** A flag as far as row-level security lets the actor see it. */
export interface DistressFlagRow {
  readonly id: string;
  readonly clientId: string;
  readonly level: FlagLevel;
  readonly state: FlagState;
  /** The hold that came with it; {@link holdLiftedAt} says whether it is still on. */
  readonly holdPut: HoldLevel;
  readonly holdLiftedAt: string | null;
  readonly source: FlagSource;
  readonly raisedByMember: string | null;
  readonly raisedAt: string;
  readonly acknowledgeBy: string | null;
  readonly acknowledgedAt: string | null;
  readonly resolvedAt: string | null;
  /** Null where nothing was written, and where it is not the actor's to read; so the conditions. */
  readonly tableGuidance: string | null;
  readonly conditions: string | null;
  readonly appointmentId: string | null;
  readonly noteId: string | null;
  /** Null where nothing was written, and where it is not the actor's to read. */
  readonly reason: string | null;
  /** Empty likewise. */
  readonly reasons: readonly DistressReason[];
  /** What the actor reads the flag as, and whether it is their own; in an emergency as a psychotherapist (R27). */
  readonly isSelf: boolean;
  readonly isPsychotherapist: boolean;
  readonly isMassageTherapist: boolean;
  /** The escalation reached the actor, who is not of the team (R17). */
  readonly isCalledIn: boolean;
  readonly isOwn: boolean;
}

export interface FlagEventRow {
  readonly id: string;
  readonly flagId: string;
  readonly at: string;
  readonly kind: FlagEventKind;
  readonly actor: string;
  readonly text: string | null;
}

const COLUMNS = `f.id, f.client_id as "clientId", f.level, f.state, f.hold as "holdPut", f.hold_lifted_at as "holdLiftedAt",
  f.source, f.raised_by_member as "raisedByMember", f.raised_at as "raisedAt", f.acknowledge_by as "acknowledgeBy",
  f.acknowledged_at as "acknowledgedAt", f.resolved_at as "resolvedAt", g.text as "tableGuidance",
  c.text as conditions, f.appointment_id as "appointmentId", f.note_id as "noteId", r.text as reason,
  coalesce(r.reasons, '{}') as reasons,
  coalesce(f.client_id = (select attune.client_id()), false) as "isSelf",
  f.client_id = any ((select attune.readable_psychotherapy_client_ids())::uuid[]) as "isPsychotherapist",
  f.client_id = any ((select attune.massage_client_ids())::uuid[]) as "isMassageTherapist",
  f.id = any ((select attune.called_in_flag_ids())::uuid[]) as "isCalledIn",
  f.raised_by_user = (select attune.user_id()) as "isOwn"`;
const FROM = `attune.distress_flag f
  left join attune.distress_flag_reason r on r.practice_id = f.practice_id and r.flag_id = f.id
  left join attune.flag_guidance g on g.practice_id = f.practice_id and g.flag_id = f.id
  left join attune.flag_conditions c on c.practice_id = f.practice_id and c.flag_id = f.id`;
const HERE = 'f.practice_id = (select attune.practice_id())';

const BY_IDS = sql('flags.byIds', `select ${COLUMNS} from ${FROM} where ${HERE} and f.id = any ($1::uuid[])`);
const OPENED = audited(
  'flag.read',
  sql(
    'flags.one',
    `select ${COLUMNS}, ${auditColumns('f.client_id')} from ${FROM} where ${HERE} and f.id = $1`,
  ),
  1,
  'id',
);
const OF_CLIENTS = sql(
  'flags.ofClients',
  `select page.* from unnest($1::uuid[]) as wanted (id)
   cross join lateral (
     select ${COLUMNS} from ${FROM}
     where ${HERE} and f.client_id = wanted.id
       and ($2::text[] is null or f.state = any ($2::text[]))
       and ($3::timestamptz is null or (f.raised_at, f.id) < ($3::timestamptz, $4::uuid))
     order by f.raised_at desc, f.id desc limit $5) page
   order by page."raisedAt" desc, page.id desc`,
);
const EVENTS = sql(
  'flags.events',
  `select e.id, e.flag_id as "flagId", e.at, e.kind, e.actor_name as actor, t.text
   from attune.flag_event e
   left join attune.flag_event_text t on t.practice_id = e.practice_id and t.event_id = e.id
   where e.practice_id = (select attune.practice_id()) and e.flag_id = any ($1::uuid[])
   order by e.recorded_at, e.id`,
);
const TO_TELL = sql('flags.peopleToTell', 'select name from attune.people_to_tell($1)');

/** Distress flags as the actor may see them. */
@Injectable()
export class DistressFlagsRead {
  /** A flag, noted in the audit as opened; null when out of reach. */
  async open(id: string, classes: readonly RecordClassName[]): Promise<DistressFlagRow | null> {
    const [row] = await readAudited<DistressFlagRow>(
      currentContext().reader,
      OPENED,
      [id],
      ['FLAGS', ...classes],
    );
    return row ?? null;
  }

  /** A flag pointed at by something the actor opened or did. */
  one(id: string): Promise<DistressFlagRow | null> {
    return currentContext().reader.load<DistressFlagRow>(BY_IDS, 'id', id);
  }

  /** Reads with a unit's commit what {@link one} will be asked for. */
  foresee(unit: Unit, id: string): void {
    unit.foresee(BY_IDS, 'id', id);
  }

  /** The flag as a transaction sees it. */
  oneIn(unit: Unit, id: string): Promise<DistressFlagRow | null> {
    return unit.one<DistressFlagRow>(BY_IDS, [[id]]);
  }

  /** A client's flags, the newest first; of the given states, or of all. */
  ofClient(
    clientId: string,
    states: readonly FlagState[] | null,
    { after, limit }: PageRequest,
  ): Promise<DistressFlagRow[]> {
    return currentContext().reader.loadMany<DistressFlagRow>(OF_CLIENTS, 'clientId', clientId, [
      states,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit,
    ]);
  }

  events(flagId: string): Promise<FlagEventRow[]> {
    return currentContext().reader.loadMany<FlagEventRow>(EVENTS, 'flagId', flagId);
  }

  eventsIn(unit: Unit, flagId: string): Promise<FlagEventRow[]> {
    return unit.query<FlagEventRow>(EVENTS, [[flagId]]);
  }

  /** Who is told when something is wrong with this client, the lead first, by name. */
  async namesToTell(clientId: string): Promise<string[]> {
    const rows = await currentContext().reader.read<{ name: string }>(TO_TELL, [clientId]);
    return rows.map(({ name }) => name);
  }
}
