import type { ApolloClient, ObservableQuery } from '@apollo/client';

interface Asking {
  /** What is being asked now. */
  now: Promise<void>;
  /** What is asked after it, once for all who wished it meanwhile. */
  next: Promise<void> | null;
}

const asking = new WeakMap<ObservableQuery, Asking>();

/**
 * Asks a query again. An answer on its way may be from before what has just happened, and an equal question
 * asked meanwhile would be given the same answer: so it is asked once more after it.
 * Never fails; the query says by itself what went wrong.
 */
export function askAgain(query: ObservableQuery): Promise<void> {
  const before = asking.get(query);
  if (before) {
    before.next ??= before.now.then(() => begin(query));
    return before.next;
  }
  return begin(query);
}

/** The same for all that is on the screen. */
export async function askAllAgain(client: ApolloClient): Promise<void> {
  await Promise.all([...client.getObservableQueries('active')].map(askAgain));
}

function begin(query: ObservableQuery): Promise<void> {
  const self: Asking = { now: ask(query), next: null };
  self.now = self.now.then(() => {
    if (self.next === null) asking.delete(query);
  });
  asking.set(query, self);
  return self.now;
}

async function ask(query: ObservableQuery): Promise<void> {
  const first = query.getCurrentResult().loading;
  await query.refetch().catch(() => undefined);
  // It was being loaded for the first time when something happened.
  if (first && query.hasObservers()) await query.refetch().catch(() => undefined);
}
