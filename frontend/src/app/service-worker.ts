const ADDRESS = '/service-worker.js';
const LOOK_AGAIN_MS = 60 * 60_000;

/**
 * Puts the app's shell and the pages that need no network on the device, once somebody is signed in. What
 * becomes of a newer version is for `NewVersion` to ask.
 */
export async function installServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) {
    return;
  }
  try {
    const registration = await navigator.serviceWorker.register(ADDRESS, { updateViaCache: 'none' });
    setInterval(() => void registration.update().catch(() => undefined), LOOK_AGAIN_MS);
  } catch {
    // Without it the help page needs the network once; its numbers are in the page itself.
  }
}
