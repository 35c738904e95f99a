import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { PATHS } from './paths.ts';

/** Where a click on a link would lead within the app, away from this page; null for every other click. */
function leadsTo(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || link.target || link.origin !== window.location.origin) {
    return null;
  }
  // Nobody who needs support is asked anything first.
  const stays = link.pathname === window.location.pathname || link.pathname === PATHS.support;
  return stays ? null : link.pathname + link.search + link.hash;
}

/**
 * Asks once before a page with unsaved changes is left by a link; the browser itself asks before it
 * is closed. `wanted` is where somebody wants to go, null while nobody does.
 */
export function useLeaving(unsaved: boolean) {
  const navigate = useNavigate();
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (!unsaved) {
      return;
    }
    const hold = (event: MouseEvent) => {
      const path = leadsTo(event);
      if (path !== null) {
        event.preventDefault();
        event.stopPropagation();
        setWanted(path);
      }
    };
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    document.addEventListener('click', hold, true);
    window.addEventListener('beforeunload', warn);
    return () => {
      document.removeEventListener('click', hold, true);
      window.removeEventListener('beforeunload', warn);
    };
  }, [unsaved]);
  return {
    wanted,
    stay: () => setWanted(null),
    leave: () => {
      if (wanted !== null) void navigate(wanted);
    },
  };
}
