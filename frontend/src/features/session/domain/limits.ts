import {
  type BoundariesFacts,
  bodyworkRefusal,
  choiceFor,
  hatchedRegions,
  type HoldLevel,
  type IntakeFact,
  intakeAt,
  MODALITIES,
  type Modality,
  modalityOf,
  type RegionChoice,
  regionOf,
  TRAININGS_LABELS,
} from '@attune/shared';
import type { SessionQuery } from '../../../generated/session.ts';
import { regionsInWords } from '../../../lib/words.ts';
import type { WorkEntry } from './draft.ts';

export type Visit = NonNullable<SessionQuery['appointment']>;
export type SessionClient = NonNullable<Visit['client']>;

/** What binds the hands in this session: the client's word, the plan, the hold, one's own training. */
export interface Limits {
  readonly boundaries: BoundariesFacts & { readonly version: number };
  readonly hold: HoldLevel;
  /** Regions that the plan leaves out. */
  readonly avoid: readonly string[];
  /** R11: what the health answers said when the session began; before, what they say now. */
  readonly health: readonly IntakeFact[];
  /** What speaks against bodywork and was noted since it began, in words. */
  readonly since: readonly string[];
  readonly planPressure: number | null;
  readonly trainings: readonly string[];
  /** Ways of working that the plan names. */
  readonly planned: readonly string[];
  /** First name of the client, for sentences. */
  readonly name: string;
}

/** The limits of a visit with a client. */
export function limitsOf(visit: Visit, client: SessionClient, name: string): Limits {
  const planned = client.activePlan?.activities.filter((one) => one.discipline === 'MASSAGE') ?? [];
  const pressures = planned.flatMap((one) => (one.maxPressure === null ? [] : [one.maxPressure]));
  return {
    boundaries: {
      version: client.boundaries.version,
      maxPressure: client.boundaries.maxPressure,
      scent: client.boundaries.scent,
      regions: Object.fromEntries(client.boundaries.regions.map((one) => [one.region, one.choice])),
    },
    hold: client.hold,
    avoid: [...new Set(planned.flatMap((one) => one.avoidRegions))],
    health: healthAt(client, visit.beganAt),
    since: notedSince(client, visit.beganAt),
    planPressure: pressures.length > 0 ? Math.max(...pressures) : null,
    trainings: visit.practitioner.trainings,
    planned: planned.map((one) => one.modality.code),
    name,
  };
}

function healthAt({ intake }: SessionClient, beganAt: string | null): readonly IntakeFact[] {
  if (!intake) return [];
  return beganAt === null ? intake.entries : intakeAt([...intake.entries, ...intake.earlier], beganAt);
}

/** It does not reach back to what was done, so it refuses no tap; from here on the hands must know it. */
function notedSince({ intake }: SessionClient, beganAt: string | null): string[] {
  if (!intake || beganAt === null) return [];
  return intake.entries
    .filter((one) => one.kind === 'ALLERGY' || one.kind === 'CONTRAINDICATION')
    .filter((one) => Date.parse(one.notedAt) > Date.parse(beganAt))
    .map(({ label, regions }) => (regions.length > 0 ? `${label} (${regionsInWords(regions)})` : label));
}

/** R11: how a region may be touched today; asked and agreed counts as yes for this day. */
export function regionChoice(region: string, limits: Limits, agreedToday: readonly string[]): RegionChoice {
  if (
    limits.avoid.includes(region) ||
    hatchedRegions(limits.health).has(region) ||
    bodyworkRefusal(limits.health) !== null
  ) {
    return 'NEVER';
  }
  const choice = choiceFor(region, limits.boundaries);
  return choice === 'ASK_FIRST' && agreedToday.includes(region) ? 'YES' : choice;
}

/** Why a region takes no tap; null when it does, or when asking opens it. */
export function regionRefusal(region: string, limits: Limits): string | null {
  if (limits.boundaries.regions[region] === 'NEVER') {
    return `${limits.name} does not want to be touched here.`;
  }
  if (choiceFor(region, limits.boundaries) === 'NEVER') {
    return regionOf(region)?.regionClass === 'X'
      ? 'This needs a separate consent in writing.'
      : 'This is never offered.';
  }
  const unwell = bodyworkRefusal(limits.health) ?? hatchedRegions(limits.health).get(region);
  return unwell ?? (limits.avoid.includes(region) ? 'The plan leaves this out.' : null);
}

/** The greatest pressure allowed, 0–5: the client's word or the plan's, whichever is less. */
export function greatestPressure({ boundaries, planPressure }: Limits): number {
  return Math.min(boundaries.maxPressure, planPressure ?? 5);
}

/** Why a pressure is refused; null when it is not. */
export function pressureRefusal(pressure: number, limits: Limits): string | null {
  if (pressure > limits.boundaries.maxPressure) {
    return `${limits.name} allows up to ${limits.boundaries.maxPressure}.`;
  }
  return limits.planPressure !== null && pressure > limits.planPressure
    ? `The plan allows up to ${limits.planPressure}.`
    : null;
}

/** R3, R8, R18: why a way of working is refused; null when it is not. */
export function techniqueRefusal(
  modality: Modality,
  { hold, trainings, boundaries, health, name }: Limits,
): string | null {
  if (hold === 'ALL_BODYWORK') {
    return 'held: bodywork waits until a psychotherapist has decided';
  }
  if (hold === 'DEEP_WORK' && modality.intensity === 'DEEP') {
    return 'held: no deep work until a psychotherapist has decided';
  }
  if (modality.requiredTraining !== null && !trainings.includes(modality.requiredTraining)) {
    return `needs training in ${TRAININGS_LABELS[modality.requiredTraining].toLowerCase()}`;
  }
  if (modality.scented && health.some((one) => one.kind === 'ALLERGY' && one.code === 'SCENT')) {
    return `${name} is sensitive to scents`;
  }
  return modality.scented && !boundaries.scent ? `${name} wants no scent` : null;
}

export interface Technique {
  readonly code: string;
  readonly name: string;
  readonly refusal: string | null;
}

/** Ways of working of a massage therapist: what was booked first, then what is allowed, then what is not. */
export function techniques(limits: Limits, booked: string | null): readonly Technique[] {
  const all = MODALITIES.filter((one) => one.disciplines.includes('MASSAGE')).map((one) => ({
    code: one.code,
    name: one.name,
    refusal: techniqueRefusal(one, limits),
  }));
  const rank = (one: Technique) => (one.refusal === null ? 0 : 2) - (one.code === booked ? 1 : 0);
  return all.toSorted((one, other) => rank(one) - rank(other));
}

const SHORT_LIST = 4;

/**
 * The few that are at hand: what was booked, planned or used today, open or not, and as many others as
 * there is room for; all of them are one tap away.
 */
export function shortList(
  all: readonly Technique[],
  { planned }: Limits,
  booked: string | null,
  used: readonly string[],
): readonly Technique[] {
  const near = (one: Technique) =>
    one.code === booked || planned.includes(one.code) || used.includes(one.code);
  const others = all.filter((one) => !near(one) && one.refusal === null);
  const room = Math.max(0, SHORT_LIST - all.filter(near).length);
  return all.filter((one) => near(one) || others.slice(0, room).includes(one));
}

const MINUTES = 5;
const USUAL_PRESSURE = 2;

/**
 * What a tap on a region enters: as the region before; at first what was booked, at the usual
 * pressure or less. Null when no way of working is open at all.
 */
export function nextEntry(
  region: string,
  work: readonly WorkEntry[],
  limits: Limits,
  booked: string | null,
): WorkEntry | null {
  const last = work.at(-1);
  const open = techniques(limits, booked).filter((one) => one.refusal === null);
  const modality = open.find((one) => one.code === last?.modality) ?? open[0];
  if (!modality) {
    return null;
  }
  return {
    region,
    modality: modality.code,
    pressureAsked: null,
    pressure: Math.min(last?.pressure ?? USUAL_PRESSURE, greatestPressure(limits)),
    minutes: last?.minutes ?? MINUTES,
  };
}

/** The same region of the other side; null when it has none. */
export function otherSide(region: string): string | null {
  if (region.endsWith('-left')) return region.replace(/-left$/, '-right');
  return region.endsWith('-right') ? region.replace(/-right$/, '-left') : null;
}

export const techniqueName = (code: string) => modalityOf(code)?.name ?? code;
