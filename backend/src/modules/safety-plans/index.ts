export { type SafetyPlanRow, SafetyPlansRead } from './data/safety-plans.read.ts';
export { SafetyPlan } from './graphql/safety-plan.type.ts';
export { SafetyPlansModule } from './safety-plans.module.ts';
