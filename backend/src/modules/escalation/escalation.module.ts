import { Global, Module } from '@nestjs/common';
import { ChangeEscalationPolicy } from './app/change-escalation-policy.ts';
import { HandOverShift } from './app/hand-over-shift.ts';
import { PlanOnCall } from './app/plan-on-call.ts';
import { EscalationPolicyRepository } from './data/escalation-policy.repository.ts';
import { FlagStepsRead } from './data/flag-steps.read.ts';
import { FlagStepsRepository } from './data/flag-steps.repository.ts';
import { OnCallRepository } from './data/on-call.repository.ts';
import { EscalationPolicyResolver } from './graphql/escalation-policy.resolver.ts';
import { FlagStepResolver, FlagStepsResolver } from './graphql/flag-steps.resolver.ts';
import { OnCallResolver, OnCallShiftResolver, ShiftHandOverResolver } from './graphql/on-call.resolver.ts';
import { EscalateFlags } from './jobs/escalate-flags.ts';
import { TellOfHandOver } from './jobs/tell-of-hand-over.ts';

/** R17: who is told when nobody answers, and who is on call. */
@Global()
@Module({
  providers: [
    EscalationPolicyRepository,
    FlagStepsRead,
    FlagStepsRepository,
    OnCallRepository,
    ChangeEscalationPolicy,
    PlanOnCall,
    HandOverShift,
    EscalateFlags,
    TellOfHandOver,
    EscalationPolicyResolver,
    FlagStepResolver,
    FlagStepsResolver,
    OnCallResolver,
    OnCallShiftResolver,
    ShiftHandOverResolver,
  ],
})
export class EscalationModule {}
