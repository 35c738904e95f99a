export { HealthModule } from './health.controller.ts';
