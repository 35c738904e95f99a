export { type IntakeGateRow, IntakeRead } from './data/intake.read.ts';
export { IntakeModule } from './intake.module.ts';
