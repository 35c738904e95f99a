import { useEffect, useState, useSyncExternalStore } from 'react';

function listen(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Whether the device itself says that it has no network. */
export const useWithoutNetwork = (): boolean => useSyncExternalStore(listen, () => !navigator.onLine);

/** So long an answer is waited for before what the device keeps is shown. */
const PATIENCE_MS = 8_000;

/** Whether something has been waited for too long: a network that answers nothing is as good as none. */
export function useTooLong(waiting: boolean): boolean {
  const [tooLong, setTooLong] = useState(false);
  useEffect(() => {
    if (!waiting) {
      setTooLong(false);
      return;
    }
    const timer = setTimeout(() => setTooLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [waiting]);
  return waiting && tooLong;
}
