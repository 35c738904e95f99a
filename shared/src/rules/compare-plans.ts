import { modalityOf } from '../vocabulary/modalities.ts';
import { PHASES_LABELS, type Phase } from '../vocabulary/phases.ts';

/** What of a plan's version is compared. */
export interface ComparedVersion {
  readonly phase: Phase;
  readonly summary: string;
  readonly guidance: string | null;
  readonly goals: readonly { readonly statement: string }[];
  readonly activities: readonly {
    readonly modality: string;
    readonly minutes: number;
    readonly everyWeeks: number;
    readonly maxPressure: number | null;
  }[];
  readonly rules: readonly { readonly sentence: string }[];
}

/** What changed from one version to a later one, in sentences; empty when nothing did. */
export function comparePlans(earlier: ComparedVersion, later: ComparedVersion): string[] {
  return [
    ...(earlier.phase === later.phase
      ? []
      : [`The phase changes from ${PHASES_LABELS[earlier.phase]} to ${PHASES_LABELS[later.phase]}.`]),
    ...(earlier.summary === later.summary ? [] : ['The summary is worded anew.']),
    ...(earlier.guidance === later.guidance ? [] : ['The guidance for bodywork is worded anew.']),
    ...linesOf('Goal', earlier.goals.map((goal) => goal.statement), later.goals.map((goal) => goal.statement)),
    ...activitiesOf(earlier, later),
    ...linesOf('Rule', earlier.rules.map((rule) => rule.sentence), later.rules.map((rule) => rule.sentence)),
  ];
}

function linesOf(word: string, earlier: readonly string[], later: readonly string[]): string[] {
  return [
    ...later.filter((line) => !earlier.includes(line)).map((line) => `${word} added: ${line}`),
    ...earlier.filter((line) => !later.includes(line)).map((line) => `${word} ended: ${line}`),
  ];
}

function activitiesOf(earlier: ComparedVersion, later: ComparedVersion): string[] {
  const nameOf = (code: string) => modalityOf(code)?.name ?? code;
  const before = new Map(earlier.activities.map((one) => [one.modality, one]));
  const after = new Map(later.activities.map((one) => [one.modality, one]));
  const changed = [...after].flatMap(([modality, now]) => {
    const was = before.get(modality);
    if (!was) {
      return [`${nameOf(modality)} is added: ${now.minutes} minutes, every ${now.everyWeeks} weeks.`];
    }
    return [
      ...(was.minutes === now.minutes
        ? []
        : [`${nameOf(modality)}: ${now.minutes} minutes instead of ${was.minutes}.`]),
      ...(was.everyWeeks === now.everyWeeks
        ? []
        : [`${nameOf(modality)}: every ${now.everyWeeks} weeks instead of every ${was.everyWeeks}.`]),
      ...(was.maxPressure === now.maxPressure
        ? []
        : [`${nameOf(modality)}: pressure up to ${now.maxPressure ?? 'what is agreed'} instead of ${was.maxPressure ?? 'what is agreed'}.`]),
    ];
  });
  const ended = [...before.keys()]
    .filter((modality) => !after.has(modality))
    .map((modality) => `${nameOf(modality)} ends.`);
  return [...changed, ...ended];
}
