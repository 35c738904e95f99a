export { PlanningRequestsModule } from './planning-requests.module.ts';
