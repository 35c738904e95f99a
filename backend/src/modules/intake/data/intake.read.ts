import {
  INTAKE_MISSING,
  intakeAt,
  type IntakeEntryKind,
  type IntakeFact,
  type IntakeGate,
  type IntakePart,
  type IntakeState,
  type TouchEffect,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** How far the health questions are; a client who has not begun has none. */
export interface IntakeRow {
  readonly clientId: string;
  readonly version: number;
  readonly state: IntakeState;
  readonly completedAt: string | null;
}

export interface IntakeTextRow {
  readonly clientId: string;
  readonly part: IntakePart;
  readonly words: string;
  readonly writtenAt: string;
  /** Whether the client wrote it, rather than a psychotherapist. */
  readonly byClient: boolean;
  /** Name of the practitioner who wrote it; null where the client did, or it is out of sight. */
  readonly writtenBy: string | null;
}

export interface IntakeEntryRow extends IntakeFact {
  readonly id: string;
  readonly clientId: string;
  readonly kind: IntakeEntryKind;
  readonly relevantToBodywork: boolean;
  readonly timesOfDay: readonly string[];
  readonly effects: readonly TouchEffect[];
  readonly notedAt: string;
  /** Whether the client noted it, rather than a psychotherapist. */
  readonly byClient: boolean;
  /** Name of the practitioner who noted it; null where the client did, or it is out of sight. */
  readonly notedBy: string | null;
  readonly endedAt: string | null;
  readonly endedByClient: boolean | null;
  readonly endedBy: string | null;
}

/** What a booking is told of an intake. */
export interface IntakeGateRow extends IntakeGate {
  readonly clientId: string;
  /** The appointments for which the lead set the absence of an intake aside. */
  readonly waived: readonly string[];
  /** The appointments that stand and are refused, for a reader who may not know why. */
  readonly refused: readonly string[];
}

/** Whether a user of a row is its client. */
function byClient(row: string, column: string): string {
  return `exists (select 1 from attune.client c
    where c.practice_id = ${row}.practice_id and c.id = ${row}.client_id and c.user_id = ${row}.${column})`;
}

/** The name of the practitioner who is a user of a row; null for the client. */
function practitioner(row: string, column: string): string {
  return `(select m.name from attune.member m
    where m.practice_id = ${row}.practice_id and m.user_id = ${row}.${column} and not ${byClient(row, column)})`;
}

const HEADS = sql(
  'intake.heads',
  `select client_id as "clientId", version, state, completed_at as "completedAt" from attune.intake
   where practice_id = (select attune.practice_id()) and client_id = any ($1::uuid[])`,
);
const TEXTS = sql(
  'intake.texts',
  `select t.client_id as "clientId", t.part, t.words, t.written_at as "writtenAt",
     ${byClient('t', 'written_by')} as "byClient", ${practitioner('t', 'written_by')} as "writtenBy"
   from attune.intake_text t
   where t.practice_id = (select attune.practice_id()) and t.client_id = any ($1::uuid[]) order by t.part`,
);
const ENTRIES = sql(
  'intake.entries',
  `select e.id, e.client_id as "clientId", e.kind, e.code, e.words as text, e.relevant_to_bodywork as "relevantToBodywork",
     e.regions, e.times_of_day as "timesOfDay", e.effects, e.noted_at as "notedAt", e.ended_at as "endedAt",
     ${byClient('e', 'noted_by')} as "byClient", ${practitioner('e', 'noted_by')} as "notedBy",
     case when e.ended_by is not null then ${byClient('e', 'ended_by')} end as "endedByClient",
     ${practitioner('e', 'ended_by')} as "endedBy"
   from attune.intake_entry e
   where e.practice_id = (select attune.practice_id()) and e.client_id = any ($1::uuid[])
   order by e.kind, e.noted_at, e.id`,
);

/** Statement of what decides about bodywork: clients' ids, a service or null. Rows are {@link IntakeGateRow}. */
const GATES = sql(
  'intake.gates',
  `select client_id as "clientId", complete, entries, tells, waived, refuses, refused
   from attune.intake_verdicts_of($1::uuid[], '${INTAKE_MISSING.replaceAll("'", "''")}', $2)`,
);

/** Clients' health questions, as the actor may see them. */
@Injectable()
export class IntakeRead {
  head(clientId: string): Promise<IntakeRow | null> {
    return currentContext().reader.load<IntakeRow>(HEADS, 'clientId', clientId);
  }

  texts(clientId: string): Promise<IntakeTextRow[]> {
    return currentContext().reader.loadMany<IntakeTextRow>(TEXTS, 'clientId', clientId);
  }

  /** All entries the actor may see, those that have ended too; allergies and contraindications first. */
  entries(clientId: string): Promise<IntakeEntryRow[]> {
    return currentContext().reader.loadMany<IntakeEntryRow>(ENTRIES, 'clientId', clientId);
  }

  /** What holds now of the entries the actor may see. */
  async current(clientId: string): Promise<IntakeEntryRow[]> {
    return (await this.entries(clientId)).filter((entry) => entry.endedAt === null);
  }

  /** The same within a unit, as that transaction sees it. */
  async currentIn(unit: Unit, clientId: string): Promise<IntakeEntryRow[]> {
    return (await this.entriesIn(unit, clientId)).filter((entry) => entry.endedAt === null);
  }

  /** What held at an instant, within a unit: what was noted later does not reach back. */
  async heldIn(unit: Unit, clientId: string, at: string): Promise<IntakeEntryRow[]> {
    return intakeAt(await this.entriesIn(unit, clientId), at);
  }

  private entriesIn(unit: Unit, clientId: string): Promise<IntakeEntryRow[]> {
    return unit.query<IntakeEntryRow>(ENTRIES, [[clientId]]);
  }

  /** What decides about bodywork with clients, for whoever may book for them. */
  gates(clientIds: readonly string[]): Promise<IntakeGateRow[]> {
    return currentContext().reader.read<IntakeGateRow>(GATES, [clientIds, null]);
  }

  /** The statement behind {@link gates} for one service, to travel with others: its rows are IntakeGateRow. */
  gateStatement(clientId: string, serviceId: string) {
    return [GATES, [[clientId], serviceId]] as const;
  }
}
