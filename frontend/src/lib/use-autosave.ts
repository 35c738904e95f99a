import { useCallback, useEffect, useRef, useState } from 'react';

export type SavingState =
  | { readonly kind: 'UNTOUCHED' }
  | { readonly kind: 'WAITING' }
  | { readonly kind: 'SAVING' }
  | { readonly kind: 'SAVED'; readonly at: number }
  | { readonly kind: 'FAILED'; readonly message: string };

/** After a failure it is tried again so often, until it is kept. */
const RETRY_MS = 10_000;

interface Options<Value> {
  /** Sends the value; gives null when it is kept, or a sentence why it is not. */
  readonly save: (value: Value) => Promise<string | null>;
  /** Rest after the last change before it is sent, in milliseconds. */
  readonly delay?: number;
}

/**
 * Saves what is typed a moment after the last change, one request at a time: what changes while one
 * is under way is sent after it. A failure is tried again with the next change, or by `saveNow`.
 */
export function useAutosave<Value>({ save, delay = 900 }: Options<Value>) {
  const [state, setState] = useState<SavingState>({ kind: 'UNTOUCHED' });
  const pending = useRef<{ value: Value } | null>(null);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latestSave = useRef(save);
  latestSave.current = save;

  const saveNow = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (running.current) {
      const kept = await running.current;
      if (!pending.current) {
        return kept;
      }
    }
    if (running.current) {
      return running.current;
    }
    const work = (async () => {
      while (pending.current) {
        const { value } = pending.current;
        pending.current = null;
        setState({ kind: 'SAVING' });
        const failure = await latestSave.current(value);
        if (failure !== null) {
          pending.current ??= { value };
          setState({ kind: 'FAILED', message: failure });
          return false;
        }
        setState({ kind: 'SAVED', at: Date.now() });
      }
      return true;
    })();
    running.current = work;
    const kept = await work;
    running.current = null;
    return kept;
  }, []);

  const change = useCallback(
    (value: Value) => {
      pending.current = { value };
      setState((before) => (before.kind === 'SAVING' ? before : { kind: 'WAITING' }));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void saveNow(), delay);
    },
    [delay, saveNow],
  );

  // Leaving the page must not lose the last sentence, and a network that comes back is used at once.
  useEffect(() => {
    const again = () => {
      if (pending.current) void saveNow();
    };
    window.addEventListener('pagehide', again);
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('pagehide', again);
      window.removeEventListener('online', again);
      again();
    };
  }, [saveNow]);

  const failed = state.kind === 'FAILED';
  useEffect(() => {
    if (!failed) return;
    const retry = setInterval(() => void saveNow(), RETRY_MS);
    return () => clearInterval(retry);
  }, [failed, saveNow]);

  return { state, change, saveNow };
}
