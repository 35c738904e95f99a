export { Findings } from './app/findings.ts';
export type { AppointmentRow } from './data/appointment-row.ts';
export { beganAt } from './data/began-at.ts';
export { SchedulingRead } from './data/scheduling.read.ts';
export { Appointment } from './graphql/appointment.type.ts';
export { RuleFinding } from './graphql/rule-finding.type.ts';
export { SchedulingModule } from './scheduling.module.ts';
