import {
  type ClientAction,
  type ClientFacts,
  type Decision,
  decide,
  NO_RELATION,
  type Relation,
  type Role,
  type SharingCategory,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../context/index.ts';
import { sql, type Unit } from '../database/index.ts';
import { forbidden, notFound } from '../errors/index.ts';

// A record opened in an emergency (R27), and one that somebody was called in for (R17), stand beside
// what the actor is to the client anyway; whoever is of the team needs neither, so it is not looked up.
const RELATIONS = sql(
  'authz.relations',
  `select c.id as "clientId", r.*, e.emergency, e.called_in,
     case when e.emergency then array(select s.category from attune.sharing_consent s
       where s.practice_id = (select attune.practice_id()) and s.client_id = c.id
         and s.discipline = 'PSYCHOTHERAPY' and s.granted) end as shared_in_emergency
   from unnest($1::uuid[]) c (id)
   left join lateral attune.relation_to(c.id) r on true
   cross join lateral (select coalesce(r.psychotherapist or r.massage_therapist, false) as of_team) t
   cross join lateral (select
     case when t.of_team then false else c.id = any ((select attune.emergency_client_ids())::uuid[]) end as emergency,
     case when t.of_team then false else c.id = any ((select attune.called_in_client_ids())::uuid[]) end as called_in) e
   where e.emergency or e.called_in or r.is_self is not null`,
);

interface RelationRow {
  readonly clientId: string;
  readonly emergency: boolean;
  readonly called_in: boolean;
  readonly shared_in_emergency: SharingCategory[] | null;
  // Null in a record that is open in an emergency or to somebody called in alone.
  readonly is_self: boolean | null;
  readonly psychotherapist: boolean | null;
  readonly massage_therapist: boolean | null;
  readonly lead: boolean | null;
  readonly administrator: boolean | null;
  readonly shared_psychotherapy: SharingCategory[] | null;
  readonly shared_massage: SharingCategory[] | null;
}

/** The ground and role of a relation, for the audit. */
export const AUDIT_OF_RELATION: Readonly<
  Record<Relation, { ground: 'SELF' | 'TEAM' | 'ADMINISTRATOR' | 'BREAK_GLASS' | 'CALLED_IN'; role: Role }>
> = {
  SELF: { ground: 'SELF', role: 'CLIENT' },
  PSYCHOTHERAPIST: { ground: 'TEAM', role: 'PSYCHOTHERAPIST' },
  MASSAGE_THERAPIST: { ground: 'TEAM', role: 'MASSAGE_THERAPIST' },
  ADMINISTRATOR: { ground: 'ADMINISTRATOR', role: 'ADMINISTRATOR' },
  EMERGENCY: { ground: 'BREAK_GLASS', role: 'PSYCHOTHERAPIST' },
  CALLED_IN: { ground: 'CALLED_IN', role: 'PSYCHOTHERAPIST' },
};

/** Asks the access table with the facts of this instant. */
@Injectable()
export class Authz {
  /** What the actor is to a client now; within a unit, as that transaction sees it. */
  async factsOf(clientId: string, unit?: Unit): Promise<ClientFacts> {
    const row = unit
      ? await unit.one<RelationRow>(RELATIONS, [[clientId]])
      : await currentContext().reader.load<RelationRow>(RELATIONS, 'clientId', clientId);
    return factsOfRow(row);
  }

  /**
   * Lets an action through or throws: "not found" to whom nothing is open, "forbidden" with its
   * reason to somebody of the team. Records that the policy was asked.
   * @returns the relation that opened the way, for the audit.
   */
  async require(unit: Unit, action: ClientAction, clientId: string, own = false): Promise<Relation> {
    currentContext().asked.add(clientId);
    const facts = await this.factsOf(clientId, unit);
    return this.settle(action, decide(action, { ...facts, own }));
  }

  /** The same with facts at hand. */
  settle(action: ClientAction, decision: Decision): Relation {
    currentContext().decided.add(action);
    if (decision.allow) {
      return decision.relation;
    }
    throw decision.kind === 'NOT_FOUND' ? notFound() : forbidden(decision.reason);
  }
}

function factsOfRow(row: RelationRow | null): ClientFacts {
  if (!row) {
    return NO_RELATION;
  }
  const relations: Relation[] = [];
  if (row.is_self) relations.push('SELF');
  if (row.psychotherapist) relations.push('PSYCHOTHERAPIST');
  if (row.massage_therapist) relations.push('MASSAGE_THERAPIST');
  if (row.administrator) relations.push('ADMINISTRATOR');
  if (row.emergency) relations.push('EMERGENCY');
  if (row.called_in) relations.push('CALLED_IN');
  return {
    relations,
    lead: row.lead ?? false,
    sharedWithPsychotherapy: row.shared_in_emergency ?? row.shared_psychotherapy ?? [],
    sharedWithMassage: row.shared_massage ?? [],
    own: false,
  };
}
