import type { DistressReason, FlagLevel, HoldLevel } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { practiceActor } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';
import { LIVE_CHANNEL, type NoticeKind } from '../../../platform/live/index.ts';
import type { FlagEventRow, FlagSource } from './distress-flags.read.ts';

/** A flag about to be raised, everything decided. */
export interface NewFlag {
  readonly id: string;
  readonly clientId: string;
  readonly level: FlagLevel;
  readonly hold: HoldLevel;
  readonly source: FlagSource;
  readonly raisedAt: string;
  /** Null where somebody asked for support without a word. */
  readonly reason: string | null;
  readonly reasons: readonly DistressReason[];
  readonly tableGuidance: string | null;
  readonly appointmentId: string | null;
  readonly noteId: string | null;
  readonly causeKey: string | null;
}

const RAISE = sql(
  'flags.raise',
  `with flag as (
     insert into attune.distress_flag (practice_id, id, client_id, level, state, hold, source, raised_by_user,
       raised_by_member, raised_at, appointment_id, note_id, cause_key, updated_at)
     values (attune.practice_id(), $1, $2, $3, 'RAISED', $4, $5, attune.user_id(),
       case when $5 = 'PRACTITIONER' then attune.member_id() end, $6, $8, $9, $10, $6)),
   reason as (
     insert into attune.distress_flag_reason (practice_id, flag_id, client_id, raised_by_user, text, reasons)
     select attune.practice_id(), $1, $2, attune.user_id(), $11::text, $14::text[] where $11::text is not null),
   guidance as (
     insert into attune.flag_guidance (practice_id, flag_id, client_id, raised_by_user, text)
     select attune.practice_id(), $1, $2, attune.user_id(), $7::text where $7::text is not null)
   insert into attune.flag_event (practice_id, id, flag_id, client_id, at, kind, actor_user, actor_name)
   values (attune.practice_id(), $12, $1, $2, $6, 'RAISED', attune.user_id(), $13)`,
);
const EVENT = sql(
  'flags.event',
  `with event as (
     insert into attune.flag_event (practice_id, id, flag_id, client_id, at, kind, actor_user, actor_name)
     values (attune.practice_id(), $1, $2, $3, $4, $5, attune.user_id(), $6))
   insert into attune.flag_event_text (practice_id, event_id, client_id, actor_user, text)
   select attune.practice_id(), $1, $3, attune.user_id(), $7::text where $7::text is not null`,
);
const ACKNOWLEDGE = sql(
  'flags.acknowledge',
  `update attune.distress_flag set state = 'ACKNOWLEDGED', acknowledged_at = $2, updated_at = $2
   where practice_id = attune.practice_id() and id = $1`,
);
/** A step of a psychotherapist's with, in the same statement, the conditions ($3) under which bodywork goes on. */
const underConditions = (set: string) =>
  `with flag as (
     update attune.distress_flag set ${set}, updated_at = $2
     where practice_id = attune.practice_id() and id = $1 returning practice_id, id, client_id)
   insert into attune.flag_conditions (practice_id, flag_id, client_id, text, set_at)
   select practice_id, id, client_id, $3::text, $2 from flag where $3::text is not null
   on conflict (practice_id, flag_id) do update set text = excluded.text, set_at = excluded.set_at`;
const LIFT = sql('flags.lift', underConditions('hold_lifted_at = $2'));
const RESOLVE = sql(
  'flags.resolve',
  underConditions(`state = 'RESOLVED', resolved_at = $2, acknowledged_at = coalesce(acknowledged_at, $2),
     hold_lifted_at = case when hold = 'NONE' then hold_lifted_at else coalesce(hold_lifted_at, $2) end`),
);
const BY_CAUSE = sql(
  'flags.byCause',
  `select id from attune.distress_flag
   where practice_id = attune.practice_id() and client_id = $1 and cause_key = $2`,
);
const REFERENCES = sql(
  'flags.references',
  `select ($2::uuid is null or exists (select 1 from attune.appointment
       where practice_id = attune.practice_id() and id = $2 and client_id = $1)) as "appointmentKnown",
     ($3::uuid is null or exists (select 1 from attune.note
       where practice_id = attune.practice_id() and id = $3 and client_id = $1)) as "noteKnown"`,
);

/** R18: an appointment that a hold touches, or sets free, is told of like any other change of it. */
const telling = (moved: string) =>
  `select pg_notify('${LIVE_CHANNEL}', json_build_object('kind', '${'APPOINTMENT' satisfies NoticeKind}',
     'practiceId', attune.practice_id(), 'id', moved.appointment_id, 'clientId', $1::uuid, 'userId', null, 'at', $2::text)::text)
   from ${moved} moved`;
const MARK = sql(
  'flags.markAppointments',
  telling('attune.mark_needs_clearance($1::uuid, $2::text::timestamptz)'),
);
const RESTORE = sql(
  'flags.restoreAppointments',
  telling('attune.restore_cleared($1::uuid, $2::text::timestamptz)'),
);

/** What happens to distress flags, as writes within a unit. All are made under the client's turn. */
@Injectable()
export class DistressFlagsRepository {
  /** The flag, its reason, the guidance for the table and its first event. Its clock and its steps are the database's to write. */
  raise(unit: Unit, flag: NewFlag): void {
    unit.write(RAISE, [
      flag.id,
      flag.clientId,
      flag.level,
      flag.hold,
      flag.source,
      flag.raisedAt,
      flag.tableGuidance,
      flag.appointmentId,
      flag.noteId,
      flag.causeKey,
      flag.reason,
      newId(),
      practiceActor().name,
      flag.reasons,
    ]);
  }

  /** Marks the booked appointments that the client's holds stand in the way of. */
  markAppointments(unit: Unit, clientId: string, at: string): void {
    unit.write(MARK, [clientId, at]);
  }

  /** Books again what no hold stands in the way of any more. */
  restoreAppointments(unit: Unit, clientId: string, at: string): void {
    unit.write(RESTORE, [clientId, at]);
  }

  acknowledge(unit: Unit, id: string, at: string): void {
    unit.write(ACKNOWLEDGE, [id, at]);
  }

  liftHold(unit: Unit, id: string, at: string, conditions: string | null): void {
    unit.write(LIFT, [id, at, conditions]);
  }

  resolve(unit: Unit, id: string, at: string, conditions: string | null): void {
    unit.write(RESOLVE, [id, at, conditions]);
  }

  /** A step in the flag's history, by the person who acts. */
  note(
    unit: Unit,
    event: Pick<FlagEventRow, 'flagId' | 'at' | 'kind' | 'text'> & { readonly clientId: string },
  ): void {
    const { flagId, clientId, at, kind, text } = event;
    unit.write(EVENT, [newId(), flagId, clientId, at, kind, practiceActor().name, text]);
  }

  /** R20: the flag that was raised for this cause before, or null. */
  async byCause(unit: Unit, clientId: string, causeKey: string): Promise<string | null> {
    const row = await unit.one<{ id: string }>(BY_CAUSE, [clientId, causeKey]);
    return row?.id ?? null;
  }

  /** Whether the appointment and the note, where given, are this client's and the actor may know of them. */
  async references(
    unit: Unit,
    { clientId, appointmentId, noteId }: Pick<NewFlag, 'clientId' | 'appointmentId' | 'noteId'>,
  ): Promise<{ appointmentKnown: boolean; noteKnown: boolean }> {
    if (appointmentId === null && noteId === null) {
      return { appointmentKnown: true, noteKnown: true };
    }
    const row = await unit.one<{ appointmentKnown: boolean; noteKnown: boolean }>(REFERENCES, [
      clientId,
      appointmentId,
      noteId,
    ]);
    return row ?? { appointmentKnown: false, noteKnown: false };
  }
}
