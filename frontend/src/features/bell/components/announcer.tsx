import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Newest } from './newest.ts';

// The words are loaded when there is something to say; the regions are there before, or nobody would hear them.
const Sentence = lazy(async () => ({ default: (await import('./announcement.tsx')).Sentence }));
const Crisis = lazy(async () => ({ default: (await import('./announcement.tsx')).Crisis }));

/**
 * Says what has just come, once, to whoever listens to a screen reader; a crisis to somebody of the
 * practice at once and in sight of everybody, until it is opened or put away. To a client nothing is
 * ever urgent.
 */
export function Announcer({ newest }: { readonly newest: Newest | null }) {
  const before = useRef(newest?.at ?? '');
  const [said, setSaid] = useState<Newest | null>(null);
  useEffect(() => {
    if (newest && newest.readAt === null && newest.at > before.current) {
      before.current = newest.at;
      setSaid(newest);
    }
  }, [newest]);
  const isUrgent = said?.urgent === true && !said.aboutViewer;
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        <Suspense fallback={null}>{said && !isUrgent && <Sentence told={said} />}</Suspense>
      </div>
      <div role="alert" aria-live="assertive">
        <Suspense fallback={null}>
          {said && isUrgent && <Crisis told={said} onAway={() => setSaid(null)} />}
        </Suspense>
      </div>
    </>
  );
}
