import type { CrisisLinesQuery } from '../../../generated/crisis-lines.ts';

export type Line = CrisisLinesQuery['crisisLines']['lines'][number];

const names = new Intl.DisplayNames(['en-GB'], { type: 'region', fallback: 'code' });

/** 'United Kingdom' for GB, 'European Union' for EU; the code itself where it has no name. */
export function regionInWords(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
