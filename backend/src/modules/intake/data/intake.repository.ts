import type { IntakeEntryDraft, IntakePart } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { sql, type Unit } from '../../../platform/database/index.ts';
import type { IntakeRow } from './intake.read.ts';

const HERE = 'practice_id = (select attune.practice_id())';

const BEGIN = sql(
  'intake.begin',
  `insert into attune.intake (practice_id, client_id, version, state, changed_at)
   values (attune.practice_id(), $1, 0, 'DRAFT', $2) on conflict do nothing`,
);
const LOCK = sql(
  'intake.lock',
  `select client_id as "clientId", version, state, completed_at as "completedAt" from attune.intake
   where ${HERE} and client_id = $1 for no key update`,
);
const TOUCH = sql(
  'intake.touch',
  `update attune.intake set version = version + 1, changed_at = $2 where ${HERE} and client_id = $1`,
);
const COMPLETE = sql(
  'intake.complete',
  `update attune.intake set version = version + 1, changed_at = $2, state = 'COMPLETE', completed_at = $2,
     completed_by = attune.user_id()
   where ${HERE} and client_id = $1`,
);
const WRITE_TEXT = sql(
  'intake.writeText',
  `insert into attune.intake_text (practice_id, client_id, part, words, written_at, written_by)
   values (attune.practice_id(), $1, $2, $3, $4, attune.user_id())
   on conflict (practice_id, client_id, part)
   do update set words = excluded.words, written_at = excluded.written_at, written_by = excluded.written_by`,
);
const NOTE = sql(
  'intake.note',
  `insert into attune.intake_entry (practice_id, id, client_id, kind, code, words, relevant_to_bodywork, regions,
     times_of_day, effects, noted_at, noted_by)
   values (attune.practice_id(), $1, $2, $3, $4, $5, $6, $7::text[], $8::text[], $9::text[], $10, attune.user_id())`,
);
const END = sql(
  'intake.end',
  `update attune.intake_entry set ended_at = $3, ended_by = attune.user_id()
   where ${HERE} and client_id = $1 and id = any ($2::uuid[]) and ended_at is null returning id`,
);

/** Writes of the health questions. */
@Injectable()
export class IntakeRepository {
  /** The client's intake, begun where it is not there yet, locked until the unit ends. */
  async lock(unit: Unit, clientId: string, at: string): Promise<IntakeRow | null> {
    unit.write(BEGIN, [clientId, at]);
    return unit.one<IntakeRow>(LOCK, [clientId]);
  }

  touch(unit: Unit, clientId: string, at: string): void {
    unit.write(TOUCH, [clientId, at]);
  }

  complete(unit: Unit, clientId: string, at: string): void {
    unit.write(COMPLETE, [clientId, at]);
  }

  writeText(unit: Unit, clientId: string, part: IntakePart, words: string, at: string): void {
    unit.write(WRITE_TEXT, [clientId, part, words, at]);
  }

  note(unit: Unit, id: string, clientId: string, entry: IntakeEntryDraft, at: string): void {
    unit.write(NOTE, [
      id,
      clientId,
      entry.kind,
      entry.code,
      entry.text,
      entry.relevantToBodywork,
      entry.regions,
      entry.timesOfDay,
      entry.effects,
      at,
    ]);
  }

  /** Ends entries of the client. @returns how many of them were there and had not ended. */
  async end(unit: Unit, clientId: string, ids: readonly string[], at: string): Promise<number> {
    return (await unit.query(END, [clientId, ids, at])).length;
  }
}
