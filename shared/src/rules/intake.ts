import { type AppointmentClass, isBodywork } from '../vocabulary/appointment-classes.ts';
import {
  ALLERGIES_LABELS,
  type Allergy,
  CONTRAINDICATION_CLASS_SENTENCES,
  type ContraindicationClass,
  contraindicationOf,
  type IntakeEntryKind,
} from '../vocabulary/intake-words.ts';
import { modalityOf } from '../vocabulary/modalities.ts';
import { regionLabel } from '../vocabulary/regions.ts';
import type { BoundaryFinding, Work } from './boundaries.ts';
import type { RuleFinding } from './coordination-facts.ts';
import { type MedicationFact, medicationSentences } from './medication.ts';
import type { PlanFinding, PlannedActivity } from './plan.ts';

/** An entry of the intake that holds now, as the rules see it. */
export interface IntakeFact {
  readonly kind: IntakeEntryKind;
  readonly code: string | null;
  readonly text: string | null;
  readonly regions: readonly string[];
}

/** What a booking knows of the intake. */
export interface IntakeGate {
  readonly complete: boolean;
  /** Empty where the reader may not know them. */
  readonly entries: readonly IntakeFact[];
  /** Whether the reader may know what the entries are. */
  readonly tells: boolean;
  /** For a reader who may not: whether they refuse the session in question, and no more. */
  readonly refuses: boolean;
}

/** When an entry was noted and ended. */
interface Noted {
  readonly notedAt: string;
  readonly endedAt: string | null;
}

/** The entries that held at an instant: noted by then, and not yet ended. */
export function intakeAt<Entry extends Noted>(entries: readonly Entry[], at: string): Entry[] {
  const instant = Date.parse(at);
  return entries.filter(
    ({ notedAt, endedAt }) =>
      Date.parse(notedAt) <= instant && (endedAt === null || Date.parse(endedAt) > instant),
  );
}

export const INTAKE_MISSING =
  'The health questions come first: bodywork begins once they are answered. A consultation without touch is possible before.';
const INTAKE_REFUSES =
  'Something in the health answers speaks against bodywork at present. The care team knows what it is.';

/** The words for an entry: what it is, and what was written about it. */
export function intakeEntryLabel({ kind, code, text }: Omit<IntakeFact, 'regions'>): string {
  const known = kind === 'ALLERGY' ? allergyLabel(code) : (contraindicationOf(code)?.label ?? null);
  return [known, text].filter((part) => part !== null && part !== '').join(': ');
}

/** How strongly an entry speaks against bodywork; null for one that does not. */
export function contraindicationClass({
  kind,
  code,
  regions,
}: Omit<IntakeFact, 'text'>): ContraindicationClass | null {
  if (kind !== 'CONTRAINDICATION') {
    return null;
  }
  // What the vocabulary does not know is adapted to, and left out where it names a place.
  return contraindicationOf(code)?.class ?? (regions.length > 0 ? 'LOCAL' : 'RELATIVE');
}

/** The regions that are left out, each with a sentence that says why. */
export function hatchedRegions(entries: readonly IntakeFact[]): Map<string, string> {
  return new Map(
    entries
      .filter((entry) => contraindicationClass(entry) === 'LOCAL')
      .flatMap((entry) =>
        entry.regions.map((region) => [
          region,
          `${regionLabel(region)}: left out because of the health answers (${intakeEntryLabel(entry)}).`,
        ]),
      ),
  );
}

/** Why nothing is worked on at all: the first absolute contraindication; null when there is none. */
export function bodyworkRefusal(entries: readonly IntakeFact[]): string | null {
  const [absolute] = absolutes(entries);
  return absolute ? sentenceOf(absolute) : null;
}

/**
 * What in a session's work the intake refuses: all of it against an absolute contraindication, areas
 * that are left out, and scent against a sensitivity.
 */
export function checkWorkAgainstIntake(
  work: readonly Work[],
  entries: readonly IntakeFact[],
): BoundaryFinding[] {
  const refusal = bodyworkRefusal(entries);
  const hatched = hatchedRegions(entries);
  const scent = isSensitiveToScent(entries);
  return work.flatMap(({ region, modality }) => {
    const sentence =
      refusal ??
      hatched.get(region) ??
      (scent && modalityOf(modality)?.scented
        ? `${regionLabel(region)}: no scented oils, the client is sensitive to scents.`
        : undefined);
    return sentence === undefined ? [] : [{ region, sentence }];
  });
}

/** What the intake says against a planned activity. Talk is never concerned. */
export function checkActivityAgainstIntake(
  activity: PlannedActivity,
  path: string,
  entries: readonly IntakeFact[],
): PlanFinding[] {
  if (activity.discipline !== 'MASSAGE') {
    return [];
  }
  const refused = (part: string, sentence: string, regions: readonly string[] = []): PlanFinding => ({
    path: `${path}.${part}`,
    sentence,
    regions,
    kind: 'CONSENT',
  });
  const hatched = hatchedRegions(entries);
  return [
    ...absolutes(entries).map((entry) => refused('modality', sentenceOf(entry))),
    ...activity.focusRegions.flatMap((region) => {
      const sentence = hatched.get(region);
      return sentence === undefined ? [] : [refused('focusRegions', sentence, [region])];
    }),
    ...(modalityOf(activity.modality)?.scented && isSensitiveToScent(entries)
      ? [refused('modality', 'No scented oils: the client is sensitive to scents.')]
      : []),
  ];
}

/**
 * What bodywork adapts to: sensitivities to products, what is to be cleared first, and what a
 * medication does; one sentence each.
 */
export function intakeWarnings(entries: readonly (IntakeFact & MedicationFact)[]): string[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'ALLERGY') {
      return [productSentence(entry)];
    }
    return contraindicationClass(entry) === 'RELATIVE' ? [sentenceOf(entry)] : medicationSentences([entry]);
  });
}

/**
 * What a plan with bodywork is to know of the intake, in sentences; none for talk alone. What refuses
 * an activity is told too: it may have been noted since the plan came into force.
 */
export function planIntakeWarnings(
  activities: readonly PlannedActivity[],
  entries: readonly (IntakeFact & MedicationFact)[],
): string[] {
  if (!activities.some((one) => one.discipline === 'MASSAGE')) {
    return [];
  }
  const refusals = activities.flatMap((activity) =>
    checkActivityAgainstIntake(activity, '', entries).map(
      ({ sentence }) => `${modalityOf(activity.modality)?.name ?? activity.modality}: ${sentence}`,
    ),
  );
  return [...new Set([...refusals, ...intakeWarnings(entries)])];
}

/**
 * What the intake says against a session, in one finding; null when nothing. An intake that is not
 * complete can be set aside by the lead psychotherapist, what speaks against the work cannot.
 */
export function intakeFinding(
  gate: IntakeGate,
  service: { readonly class: AppointmentClass; readonly modality: string | null },
): (RuleFinding & { readonly kind: 'INTAKE'; readonly final: boolean }) | null {
  if (!isBodywork(service.class)) {
    return null;
  }
  const finding = (sentence: string, final: boolean) =>
    ({ ruleId: null, kind: 'INTAKE', hard: true, satisfied: false, sentence, final }) as const;
  if (!gate.tells && gate.refuses) {
    return finding(INTAKE_REFUSES, true);
  }
  const refusal = bodyworkRefusal(gate.entries);
  if (refusal !== null) {
    return finding(refusal, true);
  }
  const scented = service.modality !== null && modalityOf(service.modality)?.scented;
  if (scented && isSensitiveToScent(gate.entries)) {
    return finding('No scented oils: there is a sensitivity to scents.', true);
  }
  return gate.complete ? null : finding(INTAKE_MISSING, false);
}

function allergyLabel(code: string | null): string | null {
  return code === null ? null : (ALLERGIES_LABELS[code as Allergy] ?? null);
}

function absolutes(entries: readonly IntakeFact[]): IntakeFact[] {
  return entries.filter((entry) => contraindicationClass(entry) === 'ABSOLUTE');
}

function isSensitiveToScent(entries: readonly IntakeFact[]): boolean {
  return entries.some((entry) => entry.kind === 'ALLERGY' && entry.code === 'SCENT');
}

function sentenceOf(entry: IntakeFact): string {
  const of = contraindicationClass(entry) ?? 'RELATIVE';
  return `${intakeEntryLabel(entry)}. ${CONTRAINDICATION_CLASS_SENTENCES[of]}`;
}

function productSentence(entry: IntakeFact): string {
  switch (entry.code) {
    case 'SCENT':
      return `${intakeEntryLabel(entry)}. Use nothing that smells.`;
    case 'NUT_OIL':
      return `${intakeEntryLabel(entry)}. Use an oil without nuts.`;
    case 'LATEX':
      return `${intakeEntryLabel(entry)}. Use gloves without latex.`;
    default:
      return `${intakeEntryLabel(entry)}. Check the products first.`;
  }
}
