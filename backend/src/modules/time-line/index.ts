export { TimeLineModule } from './time-line.module.ts';
