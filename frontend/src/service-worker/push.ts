/** What the handlers need of the service worker's own scope, and of what it is told. */
export interface PushScope {
  readonly registration: {
    showNotification(title: string, options: NotificationOptions): Promise<void>;
  };
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly OpenWindow[]>;
    openWindow(url: string): Promise<unknown>;
  };
  readonly location: { readonly origin: string };
  addEventListener(type: 'push', listener: (event: PushHappening) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: ClickHappening) => void): void;
}

export interface OpenWindow {
  readonly url: string;
  focus(): Promise<unknown>;
  navigate(url: string): Promise<unknown>;
}

interface Happening {
  waitUntil(done: Promise<unknown>): void;
}

export interface PushHappening extends Happening {
  readonly data: { text(): string } | null;
}

export interface ClickHappening extends Happening {
  readonly notification: { readonly data: unknown; close(): void };
}

const TITLE = 'There is something to read in Attune';

/** Only a page of this app that says nothing by its address is gone to. */
const isOurs = (url: unknown): url is string =>
  typeof url === 'string' && /^\/notices\/[0-9a-f-]{36}$/.test(url);

/**
 * Push messages of the service worker: shows that there is something to read, never what (R28), and
 * leads there. A message that cannot be read is shown all the same: the browser demands it, and
 * something has come.
 */
export function handlePush(scope: PushScope): void {
  scope.addEventListener('push', (event) => event.waitUntil(show(scope, event.data?.text() ?? '')));
  scope.addEventListener('notificationclick', (event) => {
    event.notification.close();
    const { data } = event.notification;
    event.waitUntil(open(scope, isOurs(data) ? data : '/'));
  });
}

async function show(scope: PushScope, text: string): Promise<void> {
  const { tag, url } = read(text);
  await scope.registration.showNotification(TITLE, {
    icon: '/icon.svg',
    badge: '/icon.svg',
    data: isOurs(url) ? url : '/',
    // Told twice of the same, it shows once.
    ...(typeof tag === 'string' ? { tag } : {}),
  });
}

function read(text: string): { readonly tag?: unknown; readonly url?: unknown } {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === 'object' && message !== null ? message : {};
  } catch {
    return {};
  }
}

/** Where Attune is open already, it goes there; otherwise it is opened. */
async function open(scope: PushScope, path: string): Promise<void> {
  const url = scope.location.origin + path;
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const ours = windows.find((window) => window.url.startsWith(`${scope.location.origin}/`));
  if (!ours) {
    await scope.clients.openWindow(url);
    return;
  }
  await ours.focus();
  // A window that this worker does not control yet cannot be led anywhere.
  await ours.navigate(url).catch(() => scope.clients.openWindow(url));
}
