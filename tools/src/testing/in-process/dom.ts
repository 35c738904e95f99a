/**
 * The globals of a browser in this process, out of the window that Jest made for one test file, so that
 * modules linked once find in every file the window of that file.
 */

/** What Node has too, and of which the page's own must be found: the DOM takes no other. */
const OF_THE_PAGE = new Set([
  ...['Event', 'EventTarget', 'CustomEvent', 'MessageEvent', 'CloseEvent', 'ErrorEvent', 'DOMException'],
  ...['AbortController', 'AbortSignal', 'Blob', 'File', 'FormData', 'Headers', 'WebSocket'],
  ...['navigator', 'Navigator', 'Storage', 'localStorage', 'sessionStorage'],
]);

/** What Node has and jsdom has not: a component that reaches for it must not get out of its test. */
const NOT_IN_A_PAGE = ['fetch', 'Request', 'Response', 'BroadcastChannel', 'MessageChannel', 'EventSource'];

/** What tests put on the window while they run, and others read without naming the window. */
const SET_LATER = ['IS_REACT_ACT_ENVIRONMENT', 'Notification', 'PushManager'];

type Window = typeof globalThis & Record<string, unknown>;

export interface Dom {
  /** Makes known what the window has got since: what setup files and imports put on it. */
  refresh(): void;
  /** Ends what the page still waits for, and gives Node its own globals back. */
  remove(): Promise<void>;
}

/** Whether a test file was given a window. */
export const hasWindow = (global: object): global is Window =>
  global !== globalThis && 'document' in global && 'window' in global;

/** Puts the globals of a window in place. */
export function installDom(window: Window): Dom {
  const before = new Map<string, PropertyDescriptor | undefined>();
  const put = (name: string, descriptor: PropertyDescriptor) => {
    before.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
    Object.defineProperty(globalThis, name, { ...descriptor, configurable: true });
  };
  const refresh = () => {
    for (const name of [...namesOf(window), ...SET_LATER]) {
      if (!before.has(name) && (OF_THE_PAGE.has(name) || !(name in globalThis))) {
        put(name, {
          get: () => window[name],
          set: (value: unknown) => Reflect.set(window, name, value),
        });
      }
    }
  };
  refresh();
  for (const name of NOT_IN_A_PAGE.filter((one) => !before.has(one))) {
    put(name, { value: undefined, writable: true });
  }
  const timers = trackTimers(put);
  return {
    refresh,
    remove: async () => {
      // What was about to happen happens while there still is a page.
      await new Promise((resolve) => setImmediate(resolve));
      timers.clear();
      for (const [name, descriptor] of before) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
        else Reflect.deleteProperty(globalThis, name);
      }
    },
  };
}

/** Timers that are cleared with the page, as a browser does. */
function trackTimers(put: (name: string, descriptor: PropertyDescriptor) => void): { clear(): void } {
  const started = new Set<NodeJS.Timeout>();
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const original = globalThis[name] as (...args: never[]) => NodeJS.Timeout;
    const tracked = (...args: never[]) => {
      const timer = original(...args);
      started.add(timer);
      return timer;
    };
    put(name, { value: Object.assign(tracked, original), writable: true });
  }
  return {
    clear: () => {
      for (const timer of started) clearTimeout(timer);
    },
  };
}

/** Everything a window has, its own and what it inherits. */
function namesOf(window: object): Set<string> {
  const names = new Set<string>();
  for (let one: object | null = window; one; one = Object.getPrototypeOf(one) as object | null) {
    if (Object.hasOwn(one, 'hasOwnProperty')) break;
    for (const name of Object.getOwnPropertyNames(one)) names.add(name);
  }
  names.delete('constructor');
  return names;
}
