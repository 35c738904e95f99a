/// <reference lib="webworker" />
import { addRoute, matchPrecache, precache } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { SUPPORT_SYNC } from '../lib/support-outbox.ts';
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

/** A new version takes over when the page that asks is the only one: no other loses its files under its feet. */
self.addEventListener('message', (event) => {
  if (event.data === 'TAKE_OVER') {
    event.waitUntil(
      self.clients.matchAll({ type: 'window' }).then((pages) => {
        if (pages.length <= 1) return self.skipWaiting();
      }),
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
