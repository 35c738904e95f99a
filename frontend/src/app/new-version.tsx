import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { PlainButton } from '../ui/plain-button.tsx';
import styles from './new-version.module.css';
import { isNewer, OpenForms, takeOver, watchWaiting } from './take-over.ts';

type Said = 'READY' | 'BEGUN' | 'OTHERS_OPEN';

const WORDS: Readonly<Record<Said, string>> = {
  READY: 'A newer version of Attune is ready.',
  BEGUN: 'Please finish or close what you have begun on this page first, so that nothing is lost.',
  OTHERS_OPEN:
    'Attune is open in another window, too. Please close it there first, so that nothing typed there is lost.',
};

interface NewVersionProps {
  /** For tests: what there is in a browser. */
  readonly workers?: ServiceWorkerContainer | undefined;
  readonly reload?: () => void;
}

/**
 * Says that a newer version waits, and brings it in once somebody says so, or while nobody looks and nothing
 * is begun. Nothing is ever loaded anew under what somebody writes.
 */
export function NewVersion({
  workers = navigator.serviceWorker,
  reload = () => window.location.reload(),
}: NewVersionProps) {
  const { pathname } = useLocation();
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  const [said, setSaid] = useState<Said>('READY');
  const [later, setLater] = useState(false);
  const forms = useOpenForms();
  useEffect(() => {
    let left = false;
    let stop = () => undefined as unknown;
    void workers?.getRegistration().then((registration) => {
      if (!registration || left) return;
      stop = watchWaiting(registration, (worker) => {
        void isNewer(worker, document).then((newer) => {
          if (newer && !left) setWaiting(worker);
        });
      });
    });
    return () => {
      left = true;
      stop();
    };
  }, [workers]);
  useEffect(() => {
    if (!waiting || !workers) return;
    const hidden = () => {
      if (document.visibilityState === 'hidden' && forms.current?.isQuiet(pathname)) {
        void takeOver(workers, waiting, reload);
      }
    };
    document.addEventListener('visibilitychange', hidden);
    return () => document.removeEventListener('visibilitychange', hidden);
  }, [waiting, workers, reload, pathname, forms]);

  if (!waiting || !workers || later) {
    return null;
  }
  const use = async () => {
    if (forms.current?.any) {
      setSaid('BEGUN');
    } else if ((await takeOver(workers, waiting, reload)) === 'OTHERS_OPEN') {
      setSaid('OTHERS_OPEN');
    }
  };
  return (
    <aside className={styles.bar} aria-label="A newer version">
      <p role="status">{WORDS[said]}</p>
      <div className={styles.acts}>
        <PlainButton onClick={() => void use()}>Use it now</PlainButton>
        <PlainButton onClick={() => setLater(true)}>Later</PlainButton>
      </div>
    </aside>
  );
}

/** What is begun in this window, from when the app is there. */
function useOpenForms() {
  const forms = useRef<OpenForms | null>(null);
  useEffect(() => {
    const made = new OpenForms(document);
    forms.current = made;
    return () => made.stop();
  }, []);
  return forms;
}
