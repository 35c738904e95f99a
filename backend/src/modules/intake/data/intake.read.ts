import {
  INTAKE_MISSING,
  type IntakeEntryKind,
  type IntakeFact,
  type IntakeGate,
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

export type IntakePart = 'GOALS' | 'MENTAL_HEALTH_CONCERNS' | 'TRIGGERS_TO_AVOID';

export interface IntakeTextRow {
  readonly clientId: string;
  readonly part: IntakePart;
  readonly words: string;
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
  readonly endedAt: string | null;
}

/** What a booking is told of an intake, and for which appointments the lead set its absence aside. */
export interface IntakeGateRow extends IntakeGate {
  readonly clientId: string;
  readonly waived: readonly string[];
}

const HEADS = sql(
  'intake.heads',
  `select client_id as "clientId", version, state, completed_at as "completedAt" from attune.intake
   where practice_id = (select attune.practice_id()) and client_id = any ($1::uuid[])`,
);
const TEXTS = sql(
  'intake.texts',
  `select client_id as "clientId", part, words from attune.intake_text
   where practice_id = (select attune.practice_id()) and client_id = any ($1::uuid[]) order by part`,
);
const ENTRIES = sql(
  'intake.entries',
  `select e.id, e.client_id as "clientId", e.kind, e.code, e.words as text, e.relevant_to_bodywork as "relevantToBodywork",
     e.regions, e.times_of_day as "timesOfDay", e.effects, e.noted_at as "notedAt", e.ended_at as "endedAt",
     exists (select 1 from attune.client c
       where c.practice_id = e.practice_id and c.id = e.client_id and c.user_id = e.noted_by) as "byClient"
   from attune.intake_entry e
   where e.practice_id = (select attune.practice_id()) and e.client_id = any ($1::uuid[])
   order by e.kind, e.noted_at, e.id`,
);

/** Statement of what decides about bodywork: clients' ids. Rows are {@link IntakeGateRow}. */
const GATES = sql(
  'intake.gates',
  `select client_id as "clientId", complete, entries, tells, waived
   from attune.intake_gates_of($1::uuid[], '${INTAKE_MISSING.replaceAll("'", "''")}')`,
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
    const rows = await unit.query<IntakeEntryRow>(ENTRIES, [[clientId]]);
    return rows.filter((entry) => entry.endedAt === null);
  }

  /** What decides about bodywork with clients, for whoever may book for them. */
  gates(clientIds: readonly string[]): Promise<IntakeGateRow[]> {
    return currentContext().reader.read<IntakeGateRow>(GATES, [clientIds]);
  }

  /** The statement behind {@link gates}, to travel with others: its rows are IntakeGateRow. */
  gateStatement(clientId: string) {
    return [GATES, [[clientId]]] as const;
  }
}
