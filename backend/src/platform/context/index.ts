export type { Actor, PracticeActor, RequestContext } from './request-context.ts';
export {
  currentActor,
  currentContext,
  practiceActor,
  runInContext,
  Unauthenticated,
} from './request-context.ts';
export { SessionResolver } from './session-resolver.ts';
