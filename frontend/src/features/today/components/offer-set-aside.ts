const KEY = 'attune.heavy-set-aside';
/** More than a day brings; older ones are forgotten. */
const MOST = 20;

/** The sessions after which somebody set the offer aside; on this device alone. */
export function setAsideOffers(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** Sets offers aside; where the browser keeps nothing, for as long as the page is open. */
export function setOffersAside(appointmentIds: readonly string[]): readonly string[] {
  const all = [...new Set([...appointmentIds, ...setAsideOffers()])].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // A private window: the offer comes again on the next visit.
  }
  return all;
}
