import '@testing-library/jest-dom/jest-globals';
import { TextDecoder, TextEncoder } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { afterEach } from '@jest/globals';
import { cleanup, configure, screen, within } from '@testing-library/react';

// What a browser has and jsdom has not, as far as the components ask for it.
const structuredClone = <Value>(value: Value): Value => deserialize(serialize(value)) as Value;
Object.assign(globalThis, { TextDecoder, TextEncoder, structuredClone });
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
    dispatchEvent: () => false,
  }) as MediaQueryList;

class StillObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}
window.ResizeObserver = StillObserver as unknown as typeof ResizeObserver;
window.IntersectionObserver = StillObserver as unknown as typeof IntersectionObserver;
window.HTMLElement.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;
Object.defineProperty(document, 'fonts', {
  value: { addEventListener: () => undefined, removeEventListener: () => undefined },
  configurable: true,
});

// A test asserts behaviour, never time: what comes at last is found, on a machine that does other things too.
configure({ asyncUtilTimeout: 30_000 });

// Modules are shared by the test files of a process, and each file has a window of its own: what libraries
// took from the first window, or put on it, when they were loaded is set for this one.
Object.assign(window, { IS_REACT_ACT_ENVIRONMENT: true, CSS: globalThis.CSS });
Object.assign(screen, within(document.body));

afterEach(() => {
  cleanup();
});
