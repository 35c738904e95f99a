import type { AuditGround, Role } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';
import type { PageRequest } from '../../../platform/graphql/index.ts';

/** A row of the audit as it may be told. What it was about is in none of its columns. */
export interface TraceRow {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  /** Null where it was refused: no role opened the way. */
  readonly role: Role | null;
  readonly action: string;
  readonly ground: AuditGround;
  readonly fieldClasses: string[];
  /** The words with which a record was opened in an emergency, for those who may read them. */
  readonly reason: string | null;
}

export interface AccessRow extends TraceRow {
  readonly role: Role;
  readonly own: boolean;
}

export interface AuditRow extends TraceRow {
  /** The first of the clients concerned, by name. */
  readonly clients: { readonly id: string; readonly name: string }[];
  readonly clientIds: string[];
}

export interface AuditFilter {
  readonly from: string | null;
  readonly to: string | null;
  readonly memberId: string | null;
  readonly clientId: string | null;
  /** Whether also what clients did in their own records. */
  readonly own: boolean;
}

const ACCESS = sql(
  'auditTrail.access',
  `select id, at, who, role, action, ground, field_classes as "fieldClasses", own, reason
   from attune.access_log($1, $2, $3, $4, $5)`,
);
// Reading the audit is a row of the audit, written by the same statement, whatever is found.
const TRAIL = sql(
  'auditTrail.page',
  `with seen as materialized (select * from attune.audit_trail($1, $2, $3, $4, $5, $6, $7, $8)),
   noted as (
     insert into attune.audit_event (practice_id, user_id, member_id, role, action, ground, client_ids, field_classes, request_id, address_hash)
     select attune.practice_id(), attune.user_id(), attune.member_id(),
       case when attune.has_role('ADMINISTRATOR') then 'ADMINISTRATOR' else 'OWNER' end, 'audit.read', 'ADMINISTRATOR',
       array(select distinct concerned.id from seen, unnest(seen.client_ids) as concerned (id)), '{ACCESS_LOG}', $9::uuid, $10::text)
   select id, at, who, role, action, ground, field_classes as "fieldClasses", clients, client_ids as "clientIds", reason
   from seen order by at desc, id desc`,
);

/** Who did what, by the functions that give each reader no more than theirs. */
@Injectable()
export class AuditTrailRead {
  /** Who opened or changed the actor's own record, the newest first; for anybody else nothing. */
  accessTo(clientId: string, own: boolean, { after, limit }: PageRequest): Promise<AccessRow[]> {
    const values = [clientId, own, after?.[0] ?? null, after?.[1] ?? null, limit];
    return currentContext().reader.read<AccessRow>(ACCESS, values);
  }

  /** What was done in the practice, the newest first, noted as looked at; only for who runs it. */
  page(
    { from, to, memberId, clientId, own }: AuditFilter,
    { after, limit }: PageRequest,
  ): Promise<AuditRow[]> {
    const { reader, requestId, addressHash } = currentContext();
    const place = [after?.[0] ?? null, after?.[1] ?? null, limit];
    return reader.read<AuditRow>(TRAIL, [
      memberId,
      clientId,
      own,
      from,
      to,
      ...place,
      requestId,
      addressHash,
    ]);
  }
}
