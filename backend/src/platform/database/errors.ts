interface PgError {
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly driverError?: unknown;
}

/** The error as PostgreSQL gave it; TypeORM wraps it in one of its own. */
function answerOf(error: unknown): PgError {
  const outer = (error ?? {}) as PgError;
  return (outer.driverError ?? outer) as PgError;
}

/** The SQLSTATE of an error, or null when it is not PostgreSQL's. */
export function sqlStateOf(error: unknown): string | null {
  const { code } = answerOf(error);
  return typeof code === 'string' ? code : null;
}

/** The name of the constraint (or rule of a trigger) that refused, or null. */
export function constraintOf(error: unknown): string | null {
  const { constraint } = answerOf(error);
  return typeof constraint === 'string' ? constraint : null;
}

/** Whether the named unique key refused. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return sqlStateOf(error) === '23505' && constraintOf(error) === constraint;
}

/** Whether an exclusion constraint refused; its name, or null. */
export function exclusionOf(error: unknown): string | null {
  return sqlStateOf(error) === '23P01' ? constraintOf(error) : null;
}

/** Whether row-level security or a missing grant refused. */
export function isDenied(error: unknown): boolean {
  return sqlStateOf(error) === '42501';
}
