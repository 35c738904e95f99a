const ADDRESS = '/service-worker.js';
const LOOK_AGAIN_MS = 60 * 60_000;

/**
 * Puts the app's shell and the help page on the device, once somebody is signed in. A version that waits
 * takes over at the beginning of a page, never in the middle: nothing is reloaded, nothing typed is lost.
 */
export async function installServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) {
    return;
  }
  try {
    const registration = await navigator.serviceWorker.register(ADDRESS, { updateViaCache: 'none' });
    registration.waiting?.postMessage('TAKE_OVER');
    setInterval(() => void registration.update().catch(() => undefined), LOOK_AGAIN_MS);
  } catch {
    // Without it the help page needs the network once; its numbers are in the page itself.
  }
}
