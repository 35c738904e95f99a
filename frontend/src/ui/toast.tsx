import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react';
import styles from './toast.module.css';

type Say = (message: ReactNode) => void;
const ToastContext = createContext<Say>(() => undefined);
const SHOWN_MS = 6000;

/** Says in one sentence that something was done; it goes away by itself and is read aloud politely. */
export const useToast = (): Say => use(ToastContext);

export function ToastRegion({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly { id: number; message: ReactNode }[]>([]);
  const next = useRef(0);
  const say = useCallback<Say>((message) => {
    next.current += 1;
    const id = next.current;
    setToasts((before) => [...before.slice(-2), { id, message }]);
    setTimeout(() => setToasts((before) => before.filter((one) => one.id !== id)), SHOWN_MS);
  }, []);
  return (
    <ToastContext value={useMemo(() => say, [say])}>
      {children}
      <div className={styles.region} role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className={styles.toast}>
            {toast.message}
          </div>
        ))}
      </div>
    </ToastContext>
  );
}
