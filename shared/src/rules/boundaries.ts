import { modalityOf } from '../vocabulary/modalities.ts';
import type { RegionChoice } from '../vocabulary/region-choices.ts';
import { regionLabel, regionOf } from '../vocabulary/regions.ts';

/** What a client allows on the body. A region left out follows its class. */
export interface BoundariesFacts {
  /** Greatest pressure, 0–5. */
  readonly maxPressure: number;
  readonly regions: Readonly<Record<string, RegionChoice>>;
  readonly scent: boolean;
}

/** One region worked, or planned. */
export interface Work {
  readonly region: string;
  readonly modality: string;
  /** 0–5. */
  readonly pressure: number;
}

export interface BoundaryFinding {
  readonly region: string;
  /** A sentence for a person. */
  readonly sentence: string;
}

/**
 * What holds for a region: the client's choice, never looser than its class asks. Class A asks every
 * time, X needs a separate written consent (there is none yet: refused), N is never offered.
 */
export function choiceFor(region: string, boundaries: BoundariesFacts): RegionChoice {
  const known = regionOf(region);
  if (known === null || known.regionClass === 'X' || known.regionClass === 'N') {
    return 'NEVER';
  }
  const chosen = boundaries.regions[known.code] ?? 'YES';
  return known.regionClass === 'A' && chosen === 'YES' ? 'ASK_FIRST' : chosen;
}

/**
 * Why a choice cannot be made for a region, in a sentence; null when it can. What its class excludes
 * is not the client's, nor anybody's, to open here.
 */
export function choiceProblem(region: string, choice: RegionChoice): string | null {
  const known = regionOf(region);
  if (known === null) {
    return 'This is no region of the body chart.';
  }
  if (choice !== 'NEVER' && known.regionClass === 'N') {
    return `${known.label}: this is never offered, to anybody.`;
  }
  return choice !== 'NEVER' && known.regionClass === 'X'
    ? `${known.label}: this is worked only with a separate consent in writing, which Attune does not take here.`
    : null;
}

/** R11: what in a session's work the client's boundaries refuse; empty when all of it is allowed. */
export function checkWork(
  work: readonly Work[],
  boundaries: BoundariesFacts,
  agreedToday: readonly string[],
): BoundaryFinding[] {
  return work.flatMap((one) => {
    const sentence =
      regionProblem(one.region, boundaries, agreedToday) ??
      pressureProblem(one, boundaries) ??
      scentProblem(one, boundaries);
    return sentence === null ? [] : [{ region: one.region, sentence }];
  });
}

function regionProblem(
  region: string,
  boundaries: BoundariesFacts,
  agreedToday: readonly string[],
): string | null {
  const label = regionLabel(region);
  switch (choiceFor(region, boundaries)) {
    case 'NEVER':
      return `${label}: this is not to be touched.`;
    case 'ASK_FIRST':
      return agreedToday.includes(region)
        ? null
        : `${label}: this is asked every time, and no agreement for today is recorded.`;
    case 'YES':
      return null;
  }
}

function pressureProblem(one: Work, { maxPressure }: BoundariesFacts): string | null {
  return one.pressure > maxPressure
    ? `${regionLabel(one.region)}: pressure ${one.pressure} is more than the ${maxPressure} the client allows.`
    : null;
}

function scentProblem(one: Work, { scent }: BoundariesFacts): string | null {
  return !scent && modalityOf(one.modality)?.scented
    ? `${regionLabel(one.region)}: the client wants no scent.`
    : null;
}
