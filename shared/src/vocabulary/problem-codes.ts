export const PROBLEM_CODES = [
  'NOT_FOUND',
  'FORBIDDEN',
  'INVALID',
  'STALE_VERSION',
  'CONFLICT',
  'HOLD',
  'SCOPE_OF_PRACTICE',
  'CONSENT',
  'RATE_LIMITED',
  'REAUTHENTICATE',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];
