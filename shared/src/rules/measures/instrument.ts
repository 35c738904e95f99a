/** The questionnaires that ship. What is not here asks for a licence, or for a check of one. */
export const INSTRUMENT_CODES = ['PHQ-9', 'GAD-7', 'PCL-5', 'PHQ-4', 'PHQ-8', 'PHQ-2'] as const;

export type InstrumentCode = (typeof INSTRUMENT_CODES)[number];

export interface InstrumentChoice {
  readonly value: number;
  readonly label: string;
  /** LOINC answer code. */
  readonly loinc?: string;
}

export interface InstrumentItem {
  readonly text: string;
  /** LOINC code of the question; where public code disagrees there is none. */
  readonly loinc?: string;
  /** The part of the whole that it counts towards. */
  readonly part?: string;
  /** Answered above 0 the client sees whom to call at once, and the team is told (R19). */
  readonly safety?: true;
  /** Answered so high it asks for a follow-up in the next talk. */
  readonly followUpFrom?: number;
}

/** Items that are summed by themselves: a cluster, a half. */
export interface InstrumentPart {
  readonly code: string;
  readonly name: string;
  /** A sum that says something by itself, where one is published. */
  readonly positiveFrom?: number;
}

export interface InstrumentChange {
  /** A difference of so much or more is more than chance would explain. */
  readonly reliable: number;
  /** A difference of so much may already matter to the person, where that is published apart. */
  readonly meaningful?: number;
  readonly sources: readonly string[];
}

/** A questionnaire as data: what it asks, how it is scored, what its figures mean and where they come from. */
export interface Instrument {
  readonly code: InstrumentCode;
  /** Kept with each answer; a changed wording or scoring is another version. */
  readonly version: string;
  readonly name: string;
  /** What it is about, for the client who chooses it. */
  readonly about: string;
  readonly minutes: number;
  /** The words that stand before each item. */
  readonly lead: string;
  readonly choices: readonly InstrumentChoice[];
  readonly items: readonly InstrumentItem[];
  /** Asked at the end and not scored. */
  readonly unscored?: InstrumentItem & { readonly choices: readonly InstrumentChoice[] };
  readonly parts: readonly InstrumentPart[];
  /** From this total on, in words; none where none are official. */
  readonly bands: readonly { readonly from: number; readonly words: string }[];
  /** What a total of so much says where there are no bands. */
  readonly noted?: { readonly from: number; readonly sentence: string };
  /** Answers of so much count as present; so many of each part make the pattern that asks for an assessment. */
  readonly pattern?: { readonly presentFrom: number; readonly atLeast: Readonly<Record<string, number>> };
  readonly change: InstrumentChange | null;
  /** So many missing items are replaced by the mean of the rest; a safety item never is. */
  readonly mayMiss: number;
  readonly loinc?: { readonly panel?: string; readonly total: string };
  readonly licence: string;
}

export const FREQUENCY: readonly InstrumentChoice[] = [
  { value: 0, label: 'Not at all', loinc: 'LA6568-5' },
  { value: 1, label: 'Several days', loinc: 'LA6569-3' },
  { value: 2, label: 'More than half the days', loinc: 'LA6570-1' },
  { value: 3, label: 'Nearly every day', loinc: 'LA6571-9' },
];

export const PHQ_LICENCE =
  'Developed by Drs Robert L. Spitzer, Janet B. W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.';
