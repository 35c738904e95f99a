import { MODALITIES } from '../../vocabulary/modalities.ts';
import { REGION_GROUPS, regionGroupOf } from '../../vocabulary/region-groups.ts';
import { RESPONSE_SCALES, type ResponseScale } from '../../vocabulary/response-scales.ts';
import { differenceEstimate, type Estimate, meanEstimate } from './estimates.ts';
import type { BodyworkFact, CheckInFact, ProfileSettings, Statistics, ToleranceFact } from './facts.ts';
import { daysAround, type Sides, toleranceAround } from './windows.ts';

/** How one scale moved from arrival to departure: below 0 it was lower on leaving. */
export interface ScaleChange {
  readonly scale: ResponseScale;
  /** Sessions in which it was asked both times. */
  readonly n: number;
  /** So many are needed before anything is shown. */
  readonly needed: number;
  /** Null while there are too few. */
  readonly change: Estimate | null;
}

/** The sessions with one modality, or with work on one part of the body. */
export interface ChangeGroup {
  /** Of the modality, or of the part of the body. */
  readonly code: string;
  readonly sessions: number;
  readonly scales: readonly ScaleChange[];
}

export interface ResponseChanges {
  /** Sessions of bodywork with a signed session response. */
  readonly sessions: number;
  readonly scales: readonly ScaleChange[];
  /**
   * A session with two modalities stands in both groups, with the change of the whole session: it
   * cannot be said which of them moved what.
   */
  readonly byModality: readonly ChangeGroup[];
  readonly byRegionGroup: readonly ChangeGroup[];
}

/** Measures near to bodywork set against those that are not. */
export interface ResponseComparison {
  /** Sessions of bodywork that it rests on. */
  readonly sessions: number;
  readonly sessionsNeeded: number;
  /** So many measures are needed on each side. */
  readonly measuresNeeded: number;
  readonly withBodywork: ComparisonSide;
  readonly withoutBodywork: ComparisonSide;
  /** With bodywork less without; null while there is too little of something. */
  readonly difference: Estimate | null;
}

export interface ComparisonSide {
  readonly n: number;
  /** Null while there is too little of something. */
  readonly mean: number | null;
}

/** Change of distress, tension and pain from arrival to departure: in all sessions, by modality, by part of the body. */
export function responseChanges(
  bodywork: readonly BodyworkFact[],
  settings: ProfileSettings,
  statistics: Statistics,
): ResponseChanges {
  const told = bodywork.filter(({ arrival, departure }) => arrival !== null && departure !== null);
  const scales = (sessions: readonly BodyworkFact[]) =>
    RESPONSE_SCALES.map((scale) => scaleChange(scale, sessions, settings, statistics));
  const grouped = (
    order: readonly string[],
    codesOf: (session: BodyworkFact) => readonly (string | null)[],
  ) => {
    const groups = new Map<string, BodyworkFact[]>();
    for (const session of told) {
      for (const code of new Set(codesOf(session))) {
        if (code !== null) {
          groups.set(code, [...(groups.get(code) ?? []), session]);
        }
      }
    }
    const rank = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length);
    return [...groups]
      .sort(([one], [other]) => rank(one) - rank(other) || one.localeCompare(other))
      .map(([code, sessions]) => ({ code, sessions: sessions.length, scales: scales(sessions) }));
  };
  return {
    sessions: told.length,
    scales: scales(told),
    byModality: grouped(MODALITY_ORDER, ({ work }) => work.map(({ modality }) => modality)),
    byRegionGroup: grouped(REGION_GROUPS, ({ work }) => work.map(({ region }) => regionGroupOf(region))),
  };
}

const MODALITY_ORDER = MODALITIES.map(({ code }) => code);

function scaleChange(
  scale: ResponseScale,
  sessions: readonly BodyworkFact[],
  { sessionsNeeded, measuresNeeded, confidence }: ProfileSettings,
  statistics: Statistics,
): ScaleChange {
  const changes = sessions.flatMap(({ arrival, departure }) => {
    const [before, after] = [arrival?.[scale] ?? null, departure?.[scale] ?? null];
    return before === null || after === null ? [] : [after - before];
  });
  // Each of them is a session and a measure at once.
  const needed = Math.max(sessionsNeeded, measuresNeeded);
  const enough = changes.length >= needed;
  return {
    scale,
    n: changes.length,
    needed,
    change: enough ? meanEstimate(changes, confidence, statistics) : null,
  };
}

/** Distress of check-ins on the days after bodywork, against days without; see {@link daysAround}. */
export function checkInsAfterBodywork(
  bodywork: readonly BodyworkFact[],
  checkIns: readonly CheckInFact[],
  timeZone: string,
  settings: ProfileSettings,
  statistics: Statistics,
): ResponseComparison {
  const sides = daysAround(bodywork, checkIns, timeZone, settings, statistics);
  return comparison(bodywork.length, sides, settings, statistics);
}

/** How trauma work was tolerated with bodywork on the days before, against without; see {@link toleranceAround}. */
export function toleranceAfterBodywork(
  bodywork: readonly BodyworkFact[],
  processing: readonly ToleranceFact[],
  timeZone: string,
  settings: ProfileSettings,
  statistics: Statistics,
): ResponseComparison {
  const sides = toleranceAround(bodywork, processing, timeZone, settings);
  return comparison(bodywork.length, sides, settings, statistics);
}

function comparison(
  sessions: number,
  { near, far }: Sides,
  { sessionsNeeded, measuresNeeded, confidence }: ProfileSettings,
  statistics: Statistics,
): ResponseComparison {
  const enough = sessions >= sessionsNeeded && near.length >= measuresNeeded && far.length >= measuresNeeded;
  const side = (values: readonly number[]) => ({
    n: values.length,
    mean: enough ? statistics.mean(values) : null,
  });
  return {
    sessions,
    sessionsNeeded,
    measuresNeeded,
    withBodywork: side(near),
    withoutBodywork: side(far),
    difference: enough ? differenceEstimate(near, far, confidence, statistics) : null,
  };
}
