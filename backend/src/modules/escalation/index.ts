export { EscalationModule } from './escalation.module.ts';
