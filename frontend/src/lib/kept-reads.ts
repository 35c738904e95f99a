import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { forgetOwn, keepOwn, type Owner, type READS, recallOwn } from './own-on-device.ts';
import { problemOfError } from './results.ts';

/** What is read without a network: the device's copy of a page, of one person. */
export type ReadName = (typeof READS)[keyof typeof READS];

/** A copy, and when it was read from the server, as ISO text. */
export interface Kept<Value> {
  readonly asOf: string;
  readonly value: Value;
}

/** A copy of another shape, left by an older version of the app, is none. */
const SHAPE = 1;

/** Keeps a copy under the name of its page; null, since there is nothing to read any more, takes it away. */
export function keepRead<Value>(owner: Owner, name: ReadName, value: Value | null): void {
  if (value === null) {
    forgetOwn(owner, name);
  } else {
    keepOwn(owner, name, { shape: SHAPE, asOf: new Date().toISOString(), value });
  }
}

/** The copy of a page; null where there is none that can be read. */
export function recallRead<Value>(owner: Owner | null, name: ReadName): Kept<Value> | null {
  const kept = recallOwn<Kept<Value> & { shape?: number }>(owner, name);
  return kept?.shape === SHAPE && typeof kept.asOf === 'string' && kept.value
    ? { asOf: kept.asOf, value: kept.value }
    : null;
}

/** Whether no answer came at all: only then the copy is shown, and stays. */
export const isUnreachable = (error: unknown): boolean =>
  Boolean(error) && problemOfError(error).code === 'UNREACHABLE';

/** What is not open any more, as a server says it; a fault of the server says nothing about access. */
const CLOSED = ['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED'];
export const isClosed = (error: unknown): boolean =>
  Boolean(error) && CLOSED.includes(problemOfError(error).code);

interface Watched<Data, Variables extends OperationVariables, Value> {
  readonly query: TypedDocumentNode<Data, Variables>;
  readonly variables: Variables;
  /** What is kept of an answer; null where there is nothing. */
  readonly pick: (data: Data) => Value | null;
}

/**
 * Keeps the copy of a page as the server's answers change, whatever page is open: it must not have been
 * opened before to be there. @returns what stops it.
 */
export function watchRead<Data, Variables extends OperationVariables, Value>(
  apollo: ApolloClient,
  owner: Owner,
  name: ReadName,
  { query, variables, pick }: Watched<Data, Variables, Value>,
): () => void {
  const watch = apollo
    .watchQuery({ query, variables } as Parameters<typeof apollo.watchQuery<Data, Variables>>[0])
    .subscribe(({ data, dataState, loading, error }) => {
      if (isClosed(error)) forgetOwn(owner, name);
      else if (!loading && !error && dataState === 'complete') keepRead(owner, name, pick(data as Data));
    });
  return () => watch.unsubscribe();
}
