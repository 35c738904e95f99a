import type { Instrument } from './instrument.ts';

/** What a difference between two totals is worth. Lower is better in every questionnaire that ships. */
export const MEASURE_CHANGES = ['IMPROVED', 'WORSE', 'NO_RELIABLE_CHANGE', 'TOO_FEW'] as const;

export type MeasureChange = (typeof MEASURE_CHANGES)[number];

/** @param before the total to compare with; null where there is none yet. */
export function changeSince({ change }: Instrument, before: number | null, now: number): MeasureChange {
  if (before === null) {
    return 'TOO_FEW';
  }
  if (change === null || Math.abs(now - before) < change.reliable) {
    return 'NO_RELIABLE_CHANGE';
  }
  return now < before ? 'IMPROVED' : 'WORSE';
}

/** What is compared with: the first answers there are, or those before these. */
export type ComparedWith = 'START' | 'LAST';

const COMPARED: Readonly<Record<ComparedWith, string>> = { START: 'at the start', LAST: 'last time' };

/** The change in a sentence for a person: how it moved, and whether that is more than chance; never why. */
export function changeInWords(
  instrument: Instrument,
  before: number | null,
  now: number,
  against: ComparedWith,
): string {
  if (before === null) {
    return 'The first of its kind: there is nothing to compare with yet.';
  }
  const than = `${COMPARED[against]} (${before})`;
  const by = Math.abs(now - before);
  if (by === 0) {
    return `The same as ${than}.`;
  }
  const moved = `${now < before ? 'Lower' : 'Higher'} than ${than} by ${by}`;
  const { change } = instrument;
  if (change === null) {
    return `${moved}. No figure is kept for it of how much is more than chance.`;
  }
  if (by >= change.reliable) {
    return `${moved}: more than chance would explain.`;
  }
  return change.meaningful !== undefined && by >= change.meaningful
    ? `${moved}: it may matter, and is less than what is sure not to be chance (${change.reliable}).`
    : `${moved}: chance alone could explain it.`;
}

/**
 * The rule by which a change is called more than chance, with where it comes from; null where none is kept.
 */
export function changeRuleInWords({ name, change }: Instrument): string | null {
  if (change === null) {
    return null;
  }
  const { reliable, meaningful, sources } = change;
  const matters = meaningful === undefined ? '' : `, and from ${meaningful} on it may matter`;
  return `On the ${name}, ${reliable} points or more are more than chance would explain${matters}. From: ${sources.join('; ')}.`;
}
