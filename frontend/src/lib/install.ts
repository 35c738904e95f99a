import { useSyncExternalStore } from 'react';

/** What some browsers hand over when the app can be installed; not in the library of types. */
interface InstallPrompt extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

/** How this app can come onto the home screen here: by the browser's own question, or by hand. */
export type InstallWay = 'PROMPT' | 'SHARE_MENU';

const DISMISSED = 'attune.install-hint';
const CHANGED = 'attune.install-changed';
/** One for each window: what came before anybody asked for it is kept. */
const prompts = new WeakMap<Window, InstallPrompt>();

const changed = () => window.dispatchEvent(new Event(CHANGED));

/** Takes the browser's offer when it comes, which may be before any page is there. To be called once. */
export function listenForInstall(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    // Without this some browsers show a bar of their own, at a time of their own.
    event.preventDefault();
    prompts.set(window, event as InstallPrompt);
    changed();
  });
  window.addEventListener('appinstalled', () => {
    prompts.delete(window);
    dismissInstall();
  });
}

/** Safari on phones and tablets has no offer; a tablet says that it is a Mac, and can be touched. */
function isApple({ userAgent, maxTouchPoints }: Navigator): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

const isInstalled = () =>
  window.matchMedia('(display-mode: standalone)').matches ||
  (navigator as { readonly standalone?: boolean }).standalone === true;

function wayNow(): InstallWay | null {
  try {
    if (isInstalled() || localStorage.getItem(DISMISSED) !== null) return null;
  } catch {
    // Where nothing can be kept the hint would come back for ever.
    return null;
  }
  if (prompts.has(window)) return 'PROMPT';
  return isApple(navigator) ? 'SHARE_MENU' : null;
}

/** No hint any more on this device, for good. */
export function dismissInstall(): void {
  try {
    localStorage.setItem(DISMISSED, 'no');
  } catch {
    // It is not shown there at all.
  }
  changed();
}

/** Lets the browser ask whether to install; it may be asked once for each offer. */
export async function install(): Promise<void> {
  const prompt = prompts.get(window);
  prompts.delete(window);
  await prompt?.prompt();
  changed();
}

function listen(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

/** Null where it is installed, cannot be, or the hint was put away for good. */
export const useInstallWay = (): InstallWay | null => useSyncExternalStore(listen, wayNow);
