/** A browser's own part of push messages; nothing here knows of the API. */
export type PushState = 'UNSUPPORTED' | 'DENIED' | 'OFF' | 'ON';

export interface PushKeys {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** The worker that receives messages; null where the browser has none. */
async function registration(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
    return null;
  }
  // "ready" waits for ever where no worker is registered.
  const registered = await navigator.serviceWorker.getRegistration();
  return registered ? navigator.serviceWorker.ready : null;
}

function keysOf(subscription: PushSubscription): PushKeys | null {
  const { endpoint, keys } = subscription.toJSON();
  return endpoint && keys?.['p256dh'] && keys['auth']
    ? { endpoint, p256dh: keys['p256dh'], auth: keys['auth'] }
    : null;
}

/** How things stand in this browser, and with which keys where it takes messages. */
export async function lookAtPush(): Promise<{ state: PushState; keys: PushKeys | null }> {
  const worker = await registration();
  if (!worker) {
    return { state: 'UNSUPPORTED', keys: null };
  }
  if (Notification.permission === 'denied') {
    return { state: 'DENIED', keys: null };
  }
  const subscription = await worker.pushManager.getSubscription();
  const keys = subscription && keysOf(subscription);
  return keys ? { state: 'ON', keys } : { state: 'OFF', keys: null };
}

/** Asks the person, and the browser's push service. @returns null when either says no. */
export async function agreeToPush(key: string): Promise<PushKeys | null> {
  const worker = await registration();
  if (!worker || (await Notification.requestPermission()) !== 'granted') {
    return null;
  }
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  });
  return keysOf(subscription);
}

/** Takes no messages any more. @returns where they came from, or null when there were none. */
export async function endPush(): Promise<string | null> {
  const worker = await registration();
  const subscription = await worker?.pushManager.getSubscription();
  if (!subscription) {
    return null;
  }
  await subscription.unsubscribe();
  return subscription.endpoint;
}
