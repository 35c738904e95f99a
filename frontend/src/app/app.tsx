import { ApolloProvider, useQuery } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import '@fontsource-variable/inter/wght.css';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { BrowserRouter } from 'react-router';
import { ViewerDocument } from '../generated/app.ts';
import { forgetAllBut } from '../lib/own-on-device.ts';
import { PATHS } from '../lib/paths.ts';
import { ViewerContext } from '../lib/viewer.tsx';
import { Failed } from '../ui/states.tsx';
import { ToastRegion } from '../ui/toast.tsx';
import { isUnreachable } from '../lib/kept-reads.ts';
import { useTooLong } from '../lib/use-without-network.ts';
import { AnswerPost } from './answer-post.tsx';
import { type Connection, connect } from './apollo.ts';
import { ErrorBoundary, Fault } from './error-boundary.tsx';
import { LiveUpdates } from './live.tsx';
import { useOfflineViewer } from './offline-viewer.ts';
import { useComingBack } from './use-coming-back.ts';
import './mantine-styles.ts';
import { beginWith, Pages } from './router.tsx';
import { SessionContext } from './session.ts';
import { Splash } from './splash.tsx';
import { cssVariablesResolver, theme } from './theme.ts';
import './tokens.css';
import './global.css';
import '../ui/print/print.css';

/** Pages that need nobody's name. */
const AT_ONCE: readonly string[] = [PATHS.support, PATHS.grounding, PATHS.shared];

/** The whole app, in one browser tab. */
export function App() {
  const [connection] = useState(() => {
    beginWith(window.location.pathname);
    const made: Connection = connect(() => void made.client.refetchQueries({ include: [ViewerDocument] }));
    return made;
  });
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <ErrorBoundary
        fallback={
          <Splash>
            <Fault />
          </Splash>
        }
      >
        <ApolloProvider client={connection.client}>
          <ToastRegion>
            <Session connection={connection} />
          </ToastRegion>
        </ApolloProvider>
      </ErrorBoundary>
    </MantineProvider>
  );
}

function Session({ connection: { client, socket } }: { readonly connection: Connection }) {
  const asked = useQuery(ViewerDocument, { fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
  const lost = isUnreachable(asked.error);
  // A network that goes does not take away what is open.
  const answered = asked.data ?? (lost ? asked.previousData : undefined);
  const signedIn = answered?.viewer ?? null;
  const askWhoIsSignedIn = useCallback(
    () => void client.refetchQueries({ include: [ViewerDocument] }).catch(() => undefined),
    [client],
  );

  /** Whatever was read as somebody else, or in another practice, is forgotten. */
  const renew = useCallback(async () => {
    socket.terminate();
    await client.clearStore();
    await client.refetchQueries({ include: [ViewerDocument] });
  }, [client, socket]);
  const session = useMemo(() => ({ renew }), [renew]);

  // Without an answer, whoever reads here last reads what the device keeps of them.
  const tooLong = useTooLong(answered === undefined && asked.loading);
  const kept = useOfflineViewer();
  // It stays so while the server is asked again, until there is an answer.
  const [alone, setAlone] = useState(false);
  if (alone ? answered !== undefined : answered === undefined && (lost || tooLong)) {
    setAlone(!alone);
  }
  const offline = alone && answered === undefined ? kept : null;
  const viewer = signedIn ?? offline;
  useComingBack(client, offline !== null, askWhoIsSignedIn);

  // What the device keeps of one person is for no other, and for nobody once they are signed out.
  const known = asked.data !== undefined;
  useEffect(() => {
    if (!known) return;
    forgetAllBut(signedIn);
    if (signedIn)
      void import('./service-worker.ts').then(({ installServiceWorker }) => installServiceWorker());
  }, [known, signedIn]);

  // Whom to call shows whatever else fails (R19), and the exercises do.
  const atOnce = AT_ONCE.includes(window.location.pathname);
  if (asked.error && !answered && !offline && !atOnce) {
    return (
      <Splash>
        <Failed error={asked.error} again={asked.refetch} />
      </Splash>
    );
  }
  if (!answered && !offline && !atOnce) {
    return <Splash />;
  }
  return (
    <SessionContext value={session}>
      <ViewerContext value={viewer}>
        {signedIn && (
          <LiveUpdates
            key={`${signedIn.userId} ${signedIn.practice?.id}`}
            socket={socket}
            onEnded={askWhoIsSignedIn}
          />
        )}
        {viewer?.clientId && <AnswerPost key={viewer.clientId} clientId={viewer.clientId} />}
        <BrowserRouter>
          <Pages />
        </BrowserRouter>
      </ViewerContext>
    </SessionContext>
  );
}
