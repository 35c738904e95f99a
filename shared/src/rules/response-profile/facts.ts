import type { ResponseScale } from '../../vocabulary/response-scales.ts';

/** What was said on the scales at one moment, 0–10; null where it was not asked. */
export type ScaleValues = Readonly<Record<ResponseScale, number | null>>;

/**
 * A session in which hands were laid on the body, however it ended: sessions that the client or the
 * therapist ended early count like all others, for leaving them out would make the picture rosier than
 * it was.
 */
export interface BodyworkFact {
  /** Instant of its beginning, ISO 8601. */
  readonly at: string;
  /** What was done where; empty where the session was held and nothing is signed about it yet. */
  readonly work: readonly { readonly region: string; readonly modality: string }[];
  /** Null where nothing is signed. */
  readonly arrival: ScaleValues | null;
  readonly departure: ScaleValues | null;
}

/** What the client said of their distress, 0–10. */
export interface CheckInFact {
  readonly at: string;
  readonly distress: number;
}

/** How trauma work was tolerated in a session, 0–10 as the psychotherapist saw it; the higher the better. */
export interface ToleranceFact {
  /** Instant at which the session began, ISO 8601. */
  readonly at: string;
  readonly tolerance: number;
}

/** From how much on something is shown, and what counts as near to bodywork. */
export interface ProfileSettings {
  /** So many sessions of bodywork must there be. */
  readonly sessionsNeeded: number;
  /** And so many measures; of each side, where two are compared. */
  readonly measuresNeeded: number;
  /** A check-in is after bodywork on so many local days that follow it. */
  readonly daysAfter: number;
  /** Trauma work has bodywork before it when there was some on so many local days before, or earlier that day. */
  readonly daysBefore: number;
  /** How sure the intervals are, such as 0.95. */
  readonly confidence: number;
}

/** This product's own choice, and shown as such. */
export const PROFILE_SETTINGS: ProfileSettings = {
  sessionsNeeded: 6,
  measuresNeeded: 6,
  daysAfter: 3,
  daysBefore: 7,
  confidence: 0.95,
};

/** What is taken from a library of statistics, so that browsers, which only show, need not load one. */
export interface Statistics {
  /** Of at least one value. */
  mean(values: readonly number[]): number;
  /** Of a sample of at least two values: divided by one less than their number. */
  variance(values: readonly number[]): number;
  /** The value below which Student's t with these degrees of freedom falls with this probability. */
  tQuantile(probability: number, degreesOfFreedom: number): number;
}
