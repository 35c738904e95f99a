export { ProblemInterceptor } from './problem.interceptor.ts';
export {
  againstConsent,
  conflict,
  forbidden,
  invalid,
  notFound,
  outOfScope,
  ProblemError,
  problem,
  rateLimited,
  reauthenticate,
  staleVersion,
} from './problem-error.ts';
export {
  Conflict,
  ConsentProblem,
  FieldProblem,
  Forbidden,
  InvalidInput,
  NotFound,
  Problem,
  ProblemCodeEnum,
  RateLimited,
  Reauthenticate,
  ScopeOfPracticeProblem,
  StaleVersion,
} from './problems.ts';
