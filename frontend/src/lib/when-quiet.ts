import type { ApolloClient } from '@apollo/client';

const LOOK_MS = 250;
/** So long nothing must have been asked for. */
const QUIET_MS = 1_500;
/** A network that never comes to rest must not keep it waiting for ever. */
const LONGEST_MS = 15_000;

/**
 * Calls once the page has what it asked for: on a slow network, what is fetched for later must not stand in
 * the way of what is looked at. @returns what stops it.
 */
export function whenQuiet(client: ApolloClient, then: () => void): () => void {
  let quiet = 0;
  let waited = 0;
  const timer = setInterval(() => {
    waited += LOOK_MS;
    const asking = [...client.getObservableQueries('active')].some(
      (query) => query.getCurrentResult().loading,
    );
    quiet = asking ? 0 : quiet + LOOK_MS;
    if (quiet >= QUIET_MS || waited >= LONGEST_MS) {
      clearInterval(timer);
      then();
    }
  }, LOOK_MS);
  return () => clearInterval(timer);
}
