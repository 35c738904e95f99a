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
import { AnswerPost } from './answer-post.tsx';
import { type Connection, connect } from './apollo.ts';
import { ErrorBoundary, Fault } from './error-boundary.tsx';
import { LiveUpdates } from './live.tsx';
import './mantine-styles.ts';
import { Pages } from './router.tsx';
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
  const viewer = asked.data?.viewer ?? null;
  const lookAgain = useCallback(() => void client.refetchQueries({ include: [ViewerDocument] }), [client]);

  /** Whatever was read as somebody else, or in another practice, is forgotten. */
  const renew = useCallback(async () => {
    socket.terminate();
    await client.clearStore();
    await client.refetchQueries({ include: [ViewerDocument] });
  }, [client, socket]);
  const session = useMemo(() => ({ renew }), [renew]);

  // What the device keeps of one person is for no other, and for nobody once they are signed out.
  const known = asked.data !== undefined;
  useEffect(() => {
    if (!known) return;
    forgetAllBut(viewer);
    if (viewer) void import('./service-worker.ts').then(({ installServiceWorker }) => installServiceWorker());
  }, [known, viewer]);

  // Whom to call shows whatever else fails (R19), and the exercises do.
  const atOnce = AT_ONCE.includes(window.location.pathname);
  if (asked.error && !asked.data && !atOnce) {
    return (
      <Splash>
        <Failed error={asked.error} again={asked.refetch} />
      </Splash>
    );
  }
  if (!asked.data && !atOnce) {
    return <Splash />;
  }
  return (
    <SessionContext value={session}>
      <ViewerContext value={viewer}>
        {viewer && (
          <LiveUpdates key={`${viewer.userId} ${viewer.practice?.id}`} socket={socket} onEnded={lookAgain} />
        )}
        {viewer?.clientId && <AnswerPost key={viewer.clientId} clientId={viewer.clientId} />}
        <BrowserRouter>
          <Pages />
        </BrowserRouter>
      </ViewerContext>
    </SessionContext>
  );
}
