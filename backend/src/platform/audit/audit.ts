import { Injectable } from '@nestjs/common';
import { currentContext } from '../context/index.ts';
import { type Reader, type Statement, sql, type Unit, UnitOfWork } from '../database/index.ts';
import type { RecordClassName } from './record-classes.ts';

export type Ground =
  | 'TEAM'
  | 'SELF'
  | 'ADMINISTRATOR'
  | 'BREAK_GLASS'
  | 'CALLED_IN'
  | 'SYSTEM'
  | 'REFUSED'
  | 'DISCLOSURE';

/** Something that was done to a client's record. */
export interface AuditEvent {
  readonly action: string;
  readonly ground: Ground;
  /** The role that opened the way, of the several a person may have. */
  readonly role: string | null;
  readonly clientIds: readonly string[];
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly fieldClasses?: readonly string[];
}

const INSERT = sql(
  'audit.record',
  `insert into attune.audit_event (practice_id, user_id, member_id, role, action, ground, client_ids,
     subject_type, subject_id, field_classes, request_id, address_hash)
   values (attune.practice_id(), attune.user_id(), attune.member_id(), $1, $2, $3, $4::uuid[], $5, $6, $7::text[], $8, $9)`,
);

@Injectable()
export class Audit {
  constructor(private readonly work: UnitOfWork) {}

  /** The statement and values of an event, for a use case that sends it along with its other writes. */
  statement(event: AuditEvent): readonly [Statement, readonly unknown[]] {
    const { requestId, addressHash } = currentContext();
    return [
      INSERT,
      [
        event.role,
        event.action,
        event.ground,
        event.clientIds,
        event.subjectType ?? null,
        event.subjectId ?? null,
        event.fieldClasses ?? [],
        requestId,
        addressHash,
      ],
    ];
  }

  /** Writes an event in the unit's transaction: no change without its trace. */
  async record(unit: Unit, event: AuditEvent): Promise<void> {
    unit.write(...this.statement(event));
  }

  /** Writes a refusal in a transaction of its own, since the refused one is rolled back. */
  async refused(action: string, clientIds: readonly string[]): Promise<void> {
    const { actor } = currentContext();
    if (!actor?.practiceId) {
      return;
    }
    await this.work.runApart((unit) =>
      this.record(unit, { action, ground: 'REFUSED', role: null, clientIds }),
    );
  }
}

/**
 * A read whose trace is written by the very same statement (R26): rows seen, row in the audit; none
 * seen, none written. The statement must give the columns of {@link auditColumns} and takes its own
 * values first (`parameters` of them); `order` sorts the rows outside. Where rows open different classes of
 * a record, `rowClass` is the column that holds each one's own, noted beside those of the operation;
 * `columns` are those that are given, left out all.
 */
export function audited(
  action: string,
  statement: Statement,
  parameters: number,
  order: string,
  { rowClass, columns = '*' }: { readonly rowClass?: string; readonly columns?: string } = {},
): Statement {
  const after = (place: number) => `$${parameters + place}`;
  const asked = `${after(1)}::text[]`;
  const classes = rowClass
    ? `array(select distinct unnest(array_agg(${rowClass}) || ${asked}) order by 1)`
    : asked;
  return sql(
    `${statement.name}:audited`,
    `with seen as materialized (${statement.text}),
     noted as (
       insert into attune.audit_event (practice_id, user_id, member_id, role, action, ground, client_ids, field_classes, request_id, address_hash)
       select attune.practice_id(), attune.user_id(), attune.member_id(), audit_role, '${action}', audit_ground,
         array_agg(distinct audit_client_id), ${classes}, ${after(2)}::uuid, ${after(3)}::text
       from seen where audit_client_id is not null group by audit_role, audit_ground)
     select ${columns} from seen order by ${order}`,
  );
}

/**
 * Reads through an {@link audited} statement.
 * @param classes what of the record is opened: the head's own class and `fieldClassesOf(info)`.
 */
export function readAudited<Row extends object>(
  reader: Reader,
  statement: Statement,
  values: readonly unknown[],
  classes: readonly RecordClassName[],
): Promise<Row[]> {
  const { requestId, addressHash } = currentContext();
  return reader.read<Row>(statement, [...values, [...new Set(classes)].sort(), requestId, addressHash]);
}

/**
 * The columns by which an {@link audited} statement says on what ground each row was seen; `client`
 * is the SQL of the row's client id.
 */
export function auditColumns(client: string): string {
  return `${client} as audit_client_id,
    case when ${client} = (select attune.client_id()) then 'SELF'
      when ${client} = any ((select attune.team_client_ids())::uuid[]) then 'TEAM'
      when ${openInEmergency(client)} then 'BREAK_GLASS' when ${openToCalledIn(client)} then 'CALLED_IN'
      else 'ADMINISTRATOR' end as audit_ground,
    case when ${client} = (select attune.client_id()) then 'CLIENT'
      when ${client} = any ((select attune.psychotherapy_client_ids())::uuid[]) then 'PSYCHOTHERAPIST'
      when ${client} = any ((select attune.massage_client_ids())::uuid[]) then 'MASSAGE_THERAPIST'
      when ${openInEmergency(client)} or ${openToCalledIn(client)} then 'PSYCHOTHERAPIST'
      else 'ADMINISTRATOR' end as audit_role`;
}

/** Row condition: the actor, who is not of the team, has opened the client's record in an emergency (R27). */
export function openInEmergency(client: string): string {
  return `${client} = any ((select attune.emergency_client_ids())::uuid[])`;
}

/** Row condition: the actor, who is not of the team, was called in for a flag of the client's (R17). */
export function openToCalledIn(client: string): string {
  return `${client} = any ((select attune.called_in_client_ids())::uuid[])`;
}
