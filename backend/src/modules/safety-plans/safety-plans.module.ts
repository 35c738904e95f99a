import { Global, Module } from '@nestjs/common';
import { SaveSafetyPlan } from './app/save-safety-plan.ts';
import { SafetyPlansRead } from './data/safety-plans.read.ts';
import { SafetyPlansRepository } from './data/safety-plans.repository.ts';
import {
  ClientSafetyPlanResolver,
  SafetyPlanResolver,
  SafetyPlanVersionResolver,
} from './graphql/safety-plan.resolver.ts';

@Global()
@Module({
  providers: [
    SafetyPlansRead,
    SafetyPlansRepository,
    SaveSafetyPlan,
    ClientSafetyPlanResolver,
    SafetyPlanResolver,
    SafetyPlanVersionResolver,
  ],
  exports: [SafetyPlansRead],
})
export class SafetyPlansModule {}
