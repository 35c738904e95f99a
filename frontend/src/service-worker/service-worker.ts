/// <reference lib="webworker" />
import { addRoute, matchPrecache, precache } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { SUPPORT_SYNC } from '../lib/support-outbox.ts';
import { answerPage } from './answer-page.ts';
import { handlePush } from './push.ts';
import { sendKeptSupport } from './send-kept-support.ts';

declare const self: ServiceWorkerGlobalScope;

/** The app's shell and the help page, by the build: address and, where it has no hash, what it contains. */
declare const __ATTUNE_PRECACHE__: { readonly url: string; readonly revision: string | null }[];

const SHELL = '/index.html';
/** From the device at once: what must open whatever the network does. */
const AT_ONCE = ['/support', '/grounding'];
/** A network that answers no page in this time is as good as none. */
const PATIENCE_MS = 4_000;
/** Never touched: answers of the API, health, and whatever else is no page. */
const NOT_OURS = /^\/(graphql|health|dev|assets)(\/|$)/;

precache(__ATTUNE_PRECACHE__);
// A page of the app is never taken for its precached file: that is for the network to say first.
addRoute({ directoryIndex: '', cleanURLs: false });

/** The help page and the exercises at once from the device; every other page from the network, and the shell where there is none. */
registerRoute(
  ({ request, url }) =>
    request.mode === 'navigate' && url.origin === self.location.origin && !NOT_OURS.test(url.pathname),
  async ({ request, url }) => {
    const shell = await matchPrecache(SHELL);
    if (!shell) {
      return fetch(request);
    }
    if (AT_ONCE.includes(url.pathname)) {
      return shell;
    }
    const late = new Promise<Response>((resolve) => setTimeout(() => resolve(shell.clone()), PATIENCE_MS));
    return Promise.race([fetch(request).catch(() => shell.clone()), late]);
  },
);

/** Pages ask a version that waits whether it is theirs, and let it take over. */
self.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (port) {
    event.waitUntil(
      answerPage(event.data, {
        files: __ATTUNE_PRECACHE__.map(({ url }) => url),
        // Those of the version before are not this worker's yet, and count.
        openPages: async () =>
          (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).length,
        takeOver: () => self.skipWaiting(),
      }).then((answer) => port.postMessage(answer)),
    );
  }
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent;
  if (tag === SUPPORT_SYNC) (event as SyncEvent).waitUntil(sendKeptSupport());
});

handlePush(self);

/** Not in the library of types: only some browsers have it. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}
