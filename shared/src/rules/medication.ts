import type { IntakeEntryKind, TouchEffect } from '../vocabulary/intake-words.ts';

/** What of an entry of the intake tells about a medication; of anything else there is nothing to tell. */
export interface MedicationFact {
  readonly kind: IntakeEntryKind;
  readonly text: string | null;
  readonly timesOfDay: readonly string[];
  readonly effects: readonly TouchEffect[];
}

/** How the body is then. */
const WORDS: Readonly<Record<TouchEffect, string>> = {
  SEDATION: 'drowsy',
  DIZZINESS: 'dizzy',
  BLEEDING: 'bruises or bleeds easily',
  NUMBNESS: 'feels less, and may not notice pressure',
};
/**
 * What passes in the hours after it was taken. Bleeding and numbness are there at all hours: naming a
 * time for them would read as if the rest of the day were safe.
 */
const PASSING: readonly TouchEffect[] = ['SEDATION', 'DIZZINESS'];

/** What medication does that matters to touch: "Drowsy after 08:00 and 20:00 (Lorazepam)." */
export function medicationSentences(entries: readonly MedicationFact[]): string[] {
  return entries.flatMap((entry) => {
    if (entry.kind !== 'MEDICATION' || entry.effects.length === 0) {
      return [];
    }
    const passing = entry.effects.filter((effect) => PASSING.includes(effect));
    const lasting = entry.effects.filter((effect) => !PASSING.includes(effect));
    const said = [
      passing.length > 0 && `${joined(passing.map((one) => WORDS[one]))}${after(entry.timesOfDay)}`,
      lasting.length > 0 && joined(lasting.map((one) => WORDS[one])),
    ]
      .filter((part) => part !== false)
      .join('; ');
    const name = entry.text ? ` (${entry.text})` : '';
    return [`${said.charAt(0).toUpperCase()}${said.slice(1)}${name}.`];
  });
}

function after(times: readonly string[]): string {
  return times.length === 0 ? ' at times' : ` after ${joined([...times].sort())}`;
}

function joined(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
