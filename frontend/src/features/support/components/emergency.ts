/** Somebody to call. */
export interface WhomToCall {
  readonly name: string;
  readonly phone: string | null;
  readonly text: string | null;
  readonly url: string | null;
  readonly region: string;
}

const number = (name: string, phone: string, region: string, text: string | null = null): WhomToCall => ({
  name,
  phone,
  text,
  url: null,
  region,
});

/** Numbers of public record, within the page itself: they show when nothing else can be reached. */
export const EMERGENCY_NUMBERS: readonly WhomToCall[] = [
  number('Emergency services', '999', 'GB'),
  number('Emergency services', '112', 'EU'),
  number('Emergency services', '911', 'US'),
  number('988 Suicide & Crisis Lifeline', '988', 'US', '988'),
  number('Emergency services', '911', 'CA'),
  number('9-8-8 Suicide Crisis Helpline', '988', 'CA', '988'),
  number('Emergency services', '000', 'AU'),
];

export const REGION_WORDS: Readonly<Record<string, string>> = {
  GB: 'United Kingdom',
  EU: 'Europe',
  US: 'United States',
  CA: 'Canada',
  AU: 'Australia',
};

/** The region in which a time zone lies, as far as there is a number for it; null elsewhere. */
export function regionOfZone(zone: string): string | null {
  if (/^Europe\/(London|Belfast|Jersey|Guernsey|Isle_of_Man)$/.test(zone)) return 'GB';
  if (zone.startsWith('Europe/')) return 'EU';
  if (zone.startsWith('Australia/')) return 'AU';
  if (/^America\/(Toronto|Vancouver|Winnipeg|Edmonton|Halifax|Regina|St_Johns|Montreal)/.test(zone))
    return 'CA';
  return zone.startsWith('America/') || zone.startsWith('US/') ? 'US' : null;
}

/** Those near first, the rest after; a region nobody knows shows all. */
export function nearAndFar(
  all: readonly WhomToCall[],
  zone: string,
): { near: readonly WhomToCall[]; far: readonly WhomToCall[] } {
  const region = regionOfZone(zone);
  const near = all.filter((one) => one.region === region);
  return near.length > 0 ? { near, far: all.filter((one) => one.region !== region) } : { near: all, far: [] };
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

/** Whom the practice named last time, or the numbers of public record. */
export function rememberedWhom(): readonly WhomToCall[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]') as readonly WhomToCall[];
    return Array.isArray(kept) && kept.length > 0 ? kept : EMERGENCY_NUMBERS;
  } catch {
    return EMERGENCY_NUMBERS;
  }
}
