import { answerHandOverSchema, handOverShiftSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../../../platform/audit/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, invalid, notFound } from '../../../platform/errors/index.ts';
import { once } from '../../../platform/idempotency/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { OnCallRepository } from '../data/on-call.repository.ts';
import { PlanOnCall } from './plan-on-call.ts';

/** Gives the rest of one's shift to somebody else. Until they accept, nothing changes. */
@Injectable()
export class HandOverShift {
  // long-constructor: a use case names every part it acts through.
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly planning: PlanOnCall,
    private readonly rota: OnCallRepository,
  ) {}

  /**
   * Asks somebody to take the actor's own shift. @returns the id of what was asked.
   * @throws ProblemError NotFound for what is no shift of the actor's; Conflict when it is over or somebody
   *   was asked already; InvalidInput where the other may not be on call.
   */
  async ask(input: { idempotencyKey?: string | null }): Promise<string> {
    const { shiftId, toMemberId } = parseInput(handOverShiftSchema, input);
    const call = { operation: 'handOverShift', key: input.idempotencyKey, input };
    return this.work.run((unit) =>
      once(unit, call, async () => {
        const shift = await this.rota.shiftIn(unit, shiftId);
        if (!shift?.mine) {
          throw notFound();
        }
        const now = this.clock.now().getTime();
        const endsAt = Date.parse(shift.endsAt);
        if (endsAt <= now) {
          throw conflict('This shift is over.');
        }
        if (toMemberId === shift.memberId) {
          throw invalid({ path: 'toMemberId', message: 'Please choose somebody else.' });
        }
        const startsAt = Math.max(now, Date.parse(shift.startsAt));
        await this.planning.assertFit(unit, { memberId: toMemberId, startsAt, endsAt }, 'toMemberId');
        const id = newId();
        await this.rota.ask(unit, id, shiftId, toMemberId);
        await this.tell(unit, id);
        return id;
      }),
    );
  }

  /**
   * Accepts or declines what one was asked, or takes back what one asked. @returns the id.
   * @throws ProblemError NotFound for what is not the actor's to answer; Conflict when it is settled or over.
   */
  async answer(input: unknown): Promise<string> {
    const { handOverId, answer } = parseInput(answerHandOverSchema, input);
    return this.work.run(async (unit) => {
      const outcome = await this.rota.settle(unit, handOverId, answer);
      if (outcome === null) {
        throw notFound();
      }
      if (outcome === 'SETTLED' || outcome === 'OVER') {
        throw conflict(outcome === 'OVER' ? 'This shift is over.' : 'This was answered before.');
      }
      await this.tell(unit, handOverId);
      return handOverId;
    });
  }

  private async tell(unit: Unit, handOverId: string): Promise<void> {
    await this.audit.record(unit, {
      // What concerns no client's record is a matter of the practice.
      ground: 'ADMINISTRATOR',
      role: 'PSYCHOTHERAPIST',
      action: 'onCall.handOver',
      clientIds: [],
      subjectType: 'ON_CALL_HAND_OVER',
      subjectId: handOverId,
    });
    await this.outbox.send(unit, 'on-call-hand-over', { handOverId });
  }
}
