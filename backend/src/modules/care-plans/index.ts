export { CarePlansModule } from './care-plans.module.ts';
export { GoalMeasures } from './app/goal-measures.ts';
export { PlanChecks } from './app/plan-checks.ts';
export {
  CarePlansRepository,
  type PlanHead,
  type VersionContent,
  type VersionHead,
} from './data/care-plans.repository.ts';
export { GoalProgressRepository } from './data/goal-progress.repository.ts';
export { planIsClosed, refuseFindings, requireTrainings } from './domain/refusals.ts';
export {
  type ActivityRow,
  type CarePlanRow,
  CarePlansRead,
  type GoalRow,
  type RuleRow,
} from './data/care-plans.read.ts';
export {
  AppointmentClassEnum,
  CarePlan,
  CoordinationRule,
  PhaseEnum,
  PlanVersionStateEnum,
} from './graphql/care-plan.type.ts';
export { ALL_MODALITIES, IntensityEnum, Modality, modalityByCode } from './graphql/modality.type.ts';
