export { SessionFeedbackModule } from './session-feedback.module.ts';
