import { EMERGENCY_NUMBERS, regionOfZone, type WhomToCall } from '@attune/shared';

const names = new Intl.DisplayNames(['en-GB'], { type: 'region', fallback: 'code' });

/** The name of a region, as people know it. */
export function regionInWords(code: string): string {
  try {
    return code === 'EU' ? 'Europe' : (names.of(code) ?? code);
  } catch {
    return code;
  }
}

/**
 * Whom to show first, and who is for somewhere else. The practice's own lines count first; the numbers
 * of public record for other places stand behind them, for a client who travels.
 */
export function nearAndFar(
  named: readonly WhomToCall[],
  zone: string,
): { near: readonly WhomToCall[]; far: readonly WhomToCall[] } {
  const region = regionOfZone(zone);
  const known = named.length > 0 ? named : EMERGENCY_NUMBERS;
  const here = known.filter((one) => one.region === region);
  const near = here.length > 0 ? here : known;
  const rest = [...known, ...EMERGENCY_NUMBERS].filter(
    (one) => !near.some((other) => other.region === one.region),
  );
  const far = rest.filter(
    (one, place) =>
      rest.findIndex((other) => other.phone === one.phone && other.region === one.region) === place,
  );
  return { near, far };
}

const KEY = 'attune.whom-to-call';

/** Keeps whom the practice names, for when it cannot be reached. */
export function rememberWhom(all: readonly WhomToCall[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // The numbers within the page remain.
  }
}

/** Whom the practice named last time; none where nothing readable is kept. */
export function rememberedWhom(): readonly WhomToCall[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]') as readonly WhomToCall[];
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}
