export { PlanAdjustmentsModule } from './plan-adjustments.module.ts';
