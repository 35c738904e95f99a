import { Global, Module } from '@nestjs/common';
import { AcknowledgeAdjustment } from './app/acknowledge-adjustment.ts';
import { AdjustmentSteps } from './app/adjustment-steps.ts';
import { AnswerAdjustment } from './app/answer-adjustment.ts';
import { ProposeAdjustment } from './app/propose-adjustment.ts';
import { AdjustmentsRead } from './data/adjustments.read.ts';
import { AdjustmentsRepository } from './data/adjustments.repository.ts';
import {
  AdjustmentFieldsResolver,
  AdjustmentRoundResolver,
  ClientAdjustmentsResolver,
} from './graphql/adjustment-fields.resolver.ts';
import { AdjustmentsResolver } from './graphql/adjustments.resolver.ts';

/** Changes of single activities of the plan, from a proposal to a version in force. */
@Global()
@Module({
  providers: [
    AdjustmentsRead,
    AdjustmentsRepository,
    AdjustmentSteps,
    ProposeAdjustment,
    AnswerAdjustment,
    AcknowledgeAdjustment,
    AdjustmentsResolver,
    AdjustmentFieldsResolver,
    AdjustmentRoundResolver,
    ClientAdjustmentsResolver,
  ],
})
export class PlanAdjustmentsModule {}
