import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Unauthenticated } from '../context/index.ts';
import { isDenied, sqlStateOf } from '../database/errors.ts';
import { ProblemError } from '../errors/index.ts';

/** Codes whose message was written for a person and may leave. */
const SPOKEN = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID',
  'CONFLICT',
  'STALE_VERSION',
  'HOLD',
  'SCOPE_OF_PRACTICE',
  'CONSENT',
  'RATE_LIMITED',
  'REAUTHENTICATE',
]);

const UNEXPECTED = 'Something went wrong on our side. Nothing was changed.';

interface Masked {
  readonly code: string;
  readonly message: string;
}

/** What may be said of an error outside; nothing of its inside when it was not expected. */
export function maskError(error: unknown): Masked {
  const original = innermost(error);
  if (original instanceof ProblemError) {
    return { code: original.problem.code, message: original.message };
  }
  if (original instanceof Unauthenticated) {
    return { code: 'UNAUTHENTICATED', message: original.message };
  }
  if (isDenied(original)) {
    return { code: 'FORBIDDEN', message: 'This is not open to you.' };
  }
  if (sqlStateOf(original)?.startsWith('22')) {
    return { code: 'BAD_USER_INPUT', message: 'This cannot be used as it is.' };
  }
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  if (typeof code === 'string' && SPOKEN.has(code)) {
    return { code, message: (error as GraphQLError).message };
  }
  // graphql-js gives no code to its own complaints about variables; they stand at no place in the answer.
  if (error instanceof GraphQLError && original === error && !error.path) {
    return { code: 'BAD_USER_INPUT', message: error.message };
  }
  return { code: 'INTERNAL', message: UNEXPECTED };
}

/** A GraphQL error as it is sent: message, path and code alone. */
export function maskedFormat(error: GraphQLError, requestId: string): GraphQLFormattedError {
  const { code, message } = maskError(error);
  return {
    message,
    ...(error.path ? { path: error.path } : {}),
    ...(error.locations && code !== 'INTERNAL' ? { locations: error.locations } : {}),
    extensions: code === 'INTERNAL' ? { code, requestId } : { code },
  };
}

function innermost(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) {
    inner = inner.originalError;
  }
  return inner;
}
