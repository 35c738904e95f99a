import { modalityOf } from '../vocabulary/modalities.ts';

/** What of an activity a change may be about. */
export interface AdjustedValues {
  readonly modality: string;
  readonly minutes: number;
  /** Every so many weeks. */
  readonly everyWeeks: number;
  /** 0–5; null: what the client allows. */
  readonly maxPressure: number | null;
}

const FIELDS = ['modality', 'minutes', 'everyWeeks', 'maxPressure'] as const;

/** The part of an activity, or of anything else that holds it, that a change may be about. */
export function valuesOf({ modality, minutes, everyWeeks, maxPressure }: AdjustedValues): AdjustedValues {
  return { modality, minutes, everyWeeks, maxPressure };
}

/** Whether two say the same of modality, minutes, frequency and pressure. */
export function sameValues(one: AdjustedValues, other: AdjustedValues): boolean {
  return FIELDS.every((field) => one[field] === other[field]);
}

/**
 * A change put on what an activity has become in the meantime: what the change is about is taken from it,
 * all else stays as it is now.
 */
export function rebased<Activity extends AdjustedValues>(
  now: Activity,
  from: AdjustedValues,
  to: AdjustedValues,
): Activity {
  const changed = Object.fromEntries(
    FIELDS.filter((field) => from[field] !== to[field]).map((field) => [field, to[field]]),
  );
  return { ...now, ...changed };
}

/** From → to, a sentence for each thing that changes. */
export function adjustmentSentences(from: AdjustedValues, to: AdjustedValues): string[] {
  const pressure = (value: number | null) => (value === null ? 'what the client allows' : `${value}`);
  return [
    ...(from.modality === to.modality
      ? []
      : [`${nameOf(to.modality)} instead of ${lower(nameOf(from.modality))}.`]),
    ...(from.everyWeeks === to.everyWeeks
      ? []
      : [`${capital(weeks(to.everyWeeks))} instead of ${weeks(from.everyWeeks)}.`]),
    ...(from.minutes === to.minutes ? [] : [`${to.minutes} minutes instead of ${from.minutes}.`]),
    ...(from.maxPressure === to.maxPressure
      ? []
      : [`Pressure up to ${pressure(to.maxPressure)} instead of ${pressure(from.maxPressure)}.`]),
  ];
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/**
 * On how many session responses a change rests, and whether the reader may open them.
 * @param readable how many of them are open to the reader.
 */
export function restsOnWords(count: number, readable: number): string {
  const responses = `${NUMBERS[count] ?? count} session ${count === 1 ? 'response' : 'responses'}`;
  if (readable >= count) {
    return `Rests on ${responses}.`;
  }
  return readable === 0
    ? `Rests on ${responses}, not shared with you.`
    : `Rests on ${responses}; ${NUMBERS[count - readable] ?? count - readable} not shared with you.`;
}

const nameOf = (modality: string) => modalityOf(modality)?.name ?? modality;
const weeks = (every: number) => (every === 1 ? 'every week' : `every ${every} weeks`);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** Names that are written in capitals stay so. */
const lower = (text: string) =>
  text.slice(0, 2) === text.slice(0, 2).toUpperCase() ? text : text.charAt(0).toLowerCase() + text.slice(1);
