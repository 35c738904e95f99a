const AGAIN_MS = 5_000;

/**
 * Calls `again` whenever there may be a network: it says so, the page is looked at, or some time passed.
 * @returns what stops it.
 */
export function onEachChance(again: () => void): () => void {
  const timer = setInterval(again, AGAIN_MS);
  const looked = () => {
    if (document.visibilityState === 'visible') again();
  };
  window.addEventListener('online', again);
  document.addEventListener('visibilitychange', looked);
  return () => {
    clearInterval(timer);
    window.removeEventListener('online', again);
    document.removeEventListener('visibilitychange', looked);
  };
}
