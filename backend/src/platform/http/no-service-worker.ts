/**
 * What takes the place of the service worker where it was switched off: browsers ask for the worker anew,
 * and this one removes itself and all that it kept.
 */
export const NO_SERVICE_WORKER = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
})()));
`;
