import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { AcknowledgeAdjustment } from '../app/acknowledge-adjustment.ts';
import { AnswerAdjustment } from '../app/answer-adjustment.ts';
import { ProposeAdjustment } from '../app/propose-adjustment.ts';
import { type AdjustmentRow, AdjustmentsRead } from '../data/adjustments.read.ts';
import {
  AcknowledgeAdjustmentInput,
  ObjectToAdjustmentInput,
  PlanAdjustmentResult,
  ProposeAdjustmentInput,
  ReviseAdjustmentInput,
  WithdrawAdjustmentInput,
} from './adjustment.type.ts';

@Resolver()
export class AdjustmentsResolver {
  constructor(
    private readonly adjustments: AdjustmentsRead,
    private readonly proposing: ProposeAdjustment,
    private readonly answering: AnswerAdjustment,
    private readonly acknowledging: AcknowledgeAdjustment,
  ) {}

  @Mutation(() => PlanAdjustmentResult, {
    description: 'A massage therapist or psychotherapist of the team proposes a change of one activity.',
  })
  @Policy('adjustment.propose')
  async proposeAdjustment(@Args('input') input: ProposeAdjustmentInput): Promise<AdjustmentRow | null> {
    return this.adjustments.one(await this.proposing.propose(input));
  }

  @Mutation(() => PlanAdjustmentResult, {
    description: 'Whoever proposed it puts it forward otherwise, as another round.',
  })
  @Policy('adjustment.revise')
  async reviseAdjustment(@Args('input') input: ReviseAdjustmentInput): Promise<AdjustmentRow | null> {
    return this.adjustments.one(await this.proposing.revise(input));
  }

  @Mutation(() => PlanAdjustmentResult, { description: 'Whoever proposed it takes it back.' })
  @Policy('adjustment.revise')
  async withdrawAdjustment(@Args('input') input: WithdrawAdjustmentInput): Promise<AdjustmentRow | null> {
    return this.adjustments.one(await this.answering.withdraw(input));
  }

  @Mutation(() => PlanAdjustmentResult, { description: 'The lead psychotherapist objects, with a reason.' })
  @Policy('adjustment.answer')
  async objectToAdjustment(@Args('input') input: ObjectToAdjustmentInput): Promise<AdjustmentRow | null> {
    return this.adjustments.one(await this.answering.object(input));
  }

  @Mutation(() => PlanAdjustmentResult, {
    description: 'The lead psychotherapist makes the next version of it, proposed to the client.',
  })
  @Policy('adjustment.answer')
  async acknowledgeAdjustment(
    @Args('input') input: AcknowledgeAdjustmentInput,
  ): Promise<AdjustmentRow | null> {
    return this.adjustments.one(await this.acknowledging.run(input));
  }
}
