import { useApolloClient } from '@apollo/client/react';
import type { ApolloClient } from '@apollo/client';
import type { Client as SocketClient } from 'graphql-ws';
import { useEffect } from 'react';
import { ChangedDocument, type ChangedSubscription } from '../generated/app.ts';
import { askAgain, askAllAgain } from '../lib/ask-again.ts';

type Notice = ChangedSubscription['changed'];

/** What one change tells comes within this time, and is answered together. */
const TOGETHER_MS = 15;
/** In a storm of changes the screen asks again this often and no more. */
const GATHER_MS = 120;
const AGAIN_MS = 2_000;

/** Questions whose answers no notice changes; and the audit, where each look is noted. */
const STILL = new Set(['DemoAccounts', 'Modalities', 'PracticeAudit', 'AuditChoices']);
/** Questions about the practice itself: asked again only when that changed. */
const OF_PRACTICE = new Set([
  'Viewer',
  'Services',
  'MyServices',
  'ServicePeople',
  'ServiceSettings',
  'PracticeRules',
]);

/** Keeps what is on the screen true while somebody is signed in; shows nothing. */
export function LiveUpdates({
  socket,
  onEnded,
}: {
  readonly socket: SocketClient;
  readonly onEnded: () => void;
}) {
  const client = useApolloClient();
  useEffect(() => listen(client, socket, onEnded), [client, socket, onEnded]);
  return null;
}

/** Listens until the returned function is called. After a lost connection everything is looked at again. */
function listen(client: ApolloClient, socket: SocketClient, onEnded: () => void): () => void {
  let waiting: Notice[] = [];
  let gather: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let lastAsked = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let lost = false;

  const flush = () => {
    lastAsked = performance.now();
    const notices = waiting;
    waiting = [];
    gather = undefined;
    lookAgain(client, notices);
  };
  const subscribe = () =>
    client.subscribe({ query: ChangedDocument }).subscribe({
      next: ({ data }) => {
        if (data?.changed) {
          waiting.push(data.changed);
          const since = performance.now() - lastAsked;
          gather ??= setTimeout(flush, Math.max(TOGETHER_MS, GATHER_MS - since));
        }
      },
      error: () => resume(),
      // The server ends the stream of a session that is over.
      complete: () => {
        if (!stopped) onEnded();
        resume();
      },
    });
  const resume = () => {
    if (!stopped) {
      clearTimeout(again);
      again = setTimeout(() => {
        subscription = subscribe();
      }, AGAIN_MS);
    }
  };
  let subscription = subscribe();
  const offClosed = socket.on('closed', () => {
    lost = true;
  });
  const offConnected = socket.on('connected', () => {
    if (lost) {
      lost = false;
      void askAllAgain(client);
    }
  });
  return () => {
    stopped = true;
    clearTimeout(gather);
    clearTimeout(again);
    offClosed();
    offConnected();
    subscription.unsubscribe();
  };
}

/** Asks again for what the notices may have changed: lists, and whatever concerns the same client. */
export function lookAgain(client: ApolloClient, notices: readonly Notice[]): void {
  for (const query of client.getObservableQueries('active')) {
    const name = query.queryName ?? '';
    if (!STILL.has(name) && notices.some((notice) => concerns(notice, name, query.variables))) {
      void askAgain(query);
    }
  }
}

function concerns(notice: Notice, name: string, variables: object): boolean {
  if (OF_PRACTICE.has(name)) {
    return notice.kind === 'PRACTICE';
  }
  const clientId = (variables as { clientId?: string }).clientId;
  return clientId === undefined || notice.clientId === null || notice.clientId === clientId;
}
