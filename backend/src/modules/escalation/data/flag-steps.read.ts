import type { EscalationWho } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';

/** A step of a flag, as the team and whoever was called in see it. */
export interface FlagStepRow {
  readonly flagId: string;
  readonly position: number;
  readonly who: EscalationWho;
  readonly dueAt: string;
  readonly doneAt: string | null;
  readonly stoppedAt: string | null;
  readonly reminder: boolean;
}

/** Somebody who was told of a flag, by which of its steps. */
export interface FlagToldRow {
  readonly flagId: string;
  readonly step: number;
  readonly name: string;
  readonly at: string;
}

const HERE = 'practice_id = (select attune.practice_id()) and flag_id = any ($1::uuid[])';
const STEPS = sql(
  'escalation.flagSteps',
  `select flag_id as "flagId", position, who, due_at as "dueAt", done_at as "doneAt", stopped_at as "stoppedAt", reminder
   from attune.flag_step where ${HERE} order by flag_id, position`,
);
const TOLD = sql(
  'escalation.flagTold',
  `select flag_id as "flagId", position as step, name, told_at as at
   from attune.flag_told where ${HERE} order by told_at, name, position`,
);

/** What flags did and will do while nobody answers them, as far as the actor may see it. */
@Injectable()
export class FlagStepsRead {
  steps(flagId: string): Promise<FlagStepRow[]> {
    return currentContext().reader.loadMany<FlagStepRow>(STEPS, 'flagId', flagId);
  }

  told(flagId: string): Promise<FlagToldRow[]> {
    return currentContext().reader.loadMany<FlagToldRow>(TOLD, 'flagId', flagId);
  }
}
