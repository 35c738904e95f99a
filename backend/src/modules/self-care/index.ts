export { SelfCareModule } from './self-care.module.ts';
