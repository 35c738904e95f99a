import type { EscalationWho, FlagLevel, TellingChannel } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { settingsOfSystem } from '../../../platform/database/index.ts';
import { LIVE_CHANNEL, type Notice } from '../../../platform/live/index.ts';
import type { WorkerClient } from '../../../platform/outbox/index.ts';

/** A step that is due, kept for the worker's transaction. */
export interface DueStep {
  readonly practiceId: string;
  readonly flagId: string;
  readonly clientId: string;
  readonly position: number;
  readonly level: FlagLevel;
  readonly channels: readonly TellingChannel[];
  /** Of the moment at which the flag is raised. */
  readonly first: boolean;
}

/** Somebody whom a step reaches, and as what. */
export interface Reached {
  readonly userId: string;
  readonly who: EscalationWho;
}

/** How long a flag's first steps are left to the job that tells them, before any worker takes them up. */
const PATIENCE = '1 minute';

const TAKE = {
  name: 'steps.take',
  text: `select practice_id as "practiceId", flag_id as "flagId", client_id as "clientId", "position", level, channels, first
    from attune.take_due_step($1, '${PATIENCE}')`,
};
const PERFORM = {
  name: 'steps.perform',
  text: 'select user_id as "userId", who from attune.perform_step($1, $2)',
};
const PUT_OFF = { name: 'steps.putOff', text: 'select attune.put_off_step($1, $2, $3)' };
const LIVE = { name: 'steps.live', text: `select pg_notify('${LIVE_CHANNEL}', $1)` };

/** The steps of flags as the worker takes them: each within the worker's transaction, by functions alone. */
@Injectable()
export class FlagStepsRepository {
  /** The next step that is due: of a flag of the practice in which the transaction stands, or (null) of any. */
  async take(client: WorkerClient, flagId: string | null): Promise<DueStep | null> {
    const { rows } = await client.query<DueStep>({ ...TAKE, values: [flagId] });
    return rows[0] ?? null;
  }

  /** Lets the transaction stand in the step's practice. */
  async standIn(client: WorkerClient, practiceId: string): Promise<void> {
    const { text, values } = settingsOfSystem(practiceId, newId());
    await client.query(text, [...values]);
  }

  /** Writes down whom the step reaches and what follows from it. @returns who is to be told now. */
  async perform(client: WorkerClient, { flagId, position }: DueStep): Promise<Reached[]> {
    const { rows } = await client.query<Reached>({ ...PERFORM, values: [flagId, position] });
    return rows;
  }

  async putOff(client: WorkerClient, { flagId, position }: DueStep, seconds: number): Promise<void> {
    await client.query({ ...PUT_OFF, values: [flagId, position, seconds] });
  }

  /** Says that the flag changed, to everybody who looks at it. */
  async announce(client: WorkerClient, { practiceId, flagId, clientId }: DueStep, at: string): Promise<void> {
    const notice: Notice = { kind: 'DISTRESS_FLAG', practiceId, id: flagId, clientId, userId: null, at };
    await client.query({ ...LIVE, values: [JSON.stringify(notice)] });
  }
}
