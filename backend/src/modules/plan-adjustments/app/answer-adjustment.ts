import { objectToAdjustmentSchema, withdrawAdjustmentSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { constraintOf, type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { conflict } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { type AdjustmentHead, AdjustmentsRepository } from '../data/adjustments.repository.ts';
import { AdjustmentSteps } from './adjustment-steps.ts';

@Injectable()
export class AnswerAdjustment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly steps: AdjustmentSteps,
    private readonly adjustments: AdjustmentsRepository,
  ) {}

  /**
   * The lead psychotherapist objects, with a reason; whoever proposed it is told, and may put it forward otherwise.
   * @returns the id of the change.
   * @throws ProblemError NotFound, Forbidden; Conflict when it has gone on; InvalidInput without a reason.
   */
  async object(input: unknown): Promise<string> {
    const { adjustmentId, round, reason } = parseInput(objectToAdjustmentSchema, input);
    return this.work.run(async (unit) => {
      const { one, trail } = await this.steps.begin(unit, adjustmentId, round, {
        step: 'OBJECT',
        action: 'adjustment.answer',
        deed: 'adjustment.object',
      });
      await this.write(unit, one, 'OBJECT', trail, reason);
      await this.outbox.tell(unit, 'ADJUSTMENT_OBJECTED', adjustmentId);
      return adjustmentId;
    });
  }

  /**
   * Whoever proposed it takes it back; the plan stays as it is.
   * @returns the id of the change.
   * @throws ProblemError NotFound; Forbidden to anybody else; Conflict when it has gone on.
   */
  async withdraw(input: unknown): Promise<string> {
    const { adjustmentId, round } = parseInput(withdrawAdjustmentSchema, input);
    return this.work.run(async (unit) => {
      const { one, trail } = await this.steps.begin(unit, adjustmentId, round, {
        step: 'WITHDRAW',
        action: 'adjustment.revise',
        deed: 'adjustment.withdraw',
      });
      await this.write(unit, one, 'WITHDRAW', trail);
      return adjustmentId;
    });
  }

  private async write(
    unit: Unit,
    one: AdjustmentHead,
    kind: 'OBJECT' | 'WITHDRAW',
    trail: Parameters<Audit['statement']>[0],
    words?: string,
  ): Promise<void> {
    const said = { name: practiceActor().name, at: this.clock.nowText(), ...(words ? { words } : {}) };
    try {
      await unit.all([
        this.adjustments.event(one, one.round, kind, said),
        this.audit.statement(trail),
        this.live.statement({ kind: 'CARE_PLAN', id: one.planId, clientId: one.clientId }),
      ]);
    } catch (error) {
      // Two who answer at one moment: the second finds that it has gone on.
      if (constraintOf(error) === 'adjustment_moves') {
        throw conflict('This change has gone on in the meantime. Please look at it as it is now.');
      }
      throw error;
    }
  }
}
