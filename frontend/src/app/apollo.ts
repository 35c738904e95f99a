import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { type Client as SocketClient, createClient } from 'graphql-ws';
import { possibleTypes } from '../generated/possible-types.ts';

export interface Connection {
  readonly client: ApolloClient;
  readonly socket: SocketClient;
}

/**
 * The one connection to the API: questions and changes over HTTP, "look again" over a web socket.
 * @param onSignedOut called when the server says that nobody is signed in any more.
 */
export function connect(onSignedOut: () => void): Connection {
  const socket = createClient({
    url: socketAddress(window.location),
    lazy: true,
    keepAlive: 20_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
  });
  const http = new HttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    headers: { 'apollo-require-preflight': 'true' },
  });
  const errors = new ErrorLink(({ error }) => {
    if (
      CombinedGraphQLErrors.is(error) &&
      error.errors.some((one) => one.extensions?.['code'] === 'UNAUTHENTICATED')
    ) {
      onSignedOut();
    }
  });
  const link = ApolloLink.split(
    ({ operationType }) => operationType === 'subscription',
    new GraphQLWsLink(socket),
    http,
  );
  return {
    socket,
    client: new ApolloClient({ link: ApolloLink.from([errors, link]), cache: newCache(), defaultOptions }),
  };
}

/** What was read shows at once, and is asked for again; what comes later is what counts. */
const defaultOptions = {
  watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' },
} as const;

export function newCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes,
    typePolicies: {
      Viewer: { keyFields: ['userId'] },
      Modality: { keyFields: ['code'] },
      FlagRule: { keyFields: ['rule'] },
      // The same plan in another version is another thing to read.
      CarePlan: { keyFields: ['id', 'version'] },
      // One for each client; what is kept of it shows at once.
      Intake: { keyFields: ['clientId'] },
      // What the viewer may see of these depends on the question; they live within their owner.
      Boundaries: { keyFields: false },
      WorkItem: { keyFields: false },
      Activity: { keyFields: false },
      Goal: { keyFields: false },
      CoordinationRule: { keyFields: false },
    },
  });
}

function socketAddress({ protocol, host }: Location): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/graphql`;
}
