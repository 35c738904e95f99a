import {
  Conflict,
  ConsentProblem,
  Forbidden,
  InvalidInput,
  NotFound,
  type Problem,
  RateLimited,
  Reauthenticate,
  ScopeOfPracticeProblem,
  StaleVersion,
} from './problems.ts';

/**
 * Carries a problem out of a unit of work, which rolls back, to the interceptor that makes it a
 * member of the operation's result.
 */
export class ProblemError extends Error {
  override name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

/** Fills a problem of some kind; the class itself knows its code. */
export function problem<Kind extends Problem>(
  kind: new () => Kind,
  values: Omit<Kind, 'code'>,
): ProblemError {
  return new ProblemError(Object.assign(new kind(), values));
}

/** Said alike of what does not exist and of what is out of reach. */
export const notFound = () =>
  problem(NotFound, { message: 'This does not exist, or it is not open to you.' });

export const forbidden = (message: string) => problem(Forbidden, { message });

export const conflict = (message: string) => problem(Conflict, { message });

export const reauthenticate = (message: string) => problem(Reauthenticate, { message });

export const staleVersion = (currentVersion: number) =>
  problem(StaleVersion, {
    message: 'Somebody changed this in the meantime. Please look at the newest state and try again.',
    currentVersion,
  });

/** Input that cannot be used; `fields` say where and why, the first of them is the message. */
export function invalid(...fields: { path: string; message: string }[]): ProblemError {
  return problem(InvalidInput, {
    message: fields[0]?.message ?? 'This cannot be used as it is.',
    fields,
  });
}

export const outOfScope = (message: string, requiredTraining: string | null = null) =>
  problem(ScopeOfPracticeProblem, { message, requiredTraining });

export const againstConsent = (message: string, regions: string[]) =>
  problem(ConsentProblem, { message, regions });

export const rateLimited = (retryAfterSeconds: number) =>
  problem(RateLimited, {
    message: `Too many tries. Please wait ${retryAfterSeconds} seconds and try again.`,
    retryAfterSeconds,
  });
