import type { Discipline } from '../vocabulary/disciplines.ts';
import { modalityOf } from '../vocabulary/modalities.ts';
import { PHASES_LABELS, type Phase } from '../vocabulary/phases.ts';
import { regionLabel } from '../vocabulary/regions.ts';

export interface ComparedGoal {
  /** The same through all versions; without one, the words tell. */
  readonly lineId?: string;
  readonly statement: string;
  readonly measureCode: string | null;
  readonly target: number | null;
  readonly due: string | null;
  /** The described steps towards it, in order. */
  readonly steps?: readonly { readonly text: string }[];
}

export interface ComparedActivity {
  /** The same through all versions; without one, the way of working tells. */
  readonly lineId?: string;
  readonly discipline: Discipline;
  readonly modality: string;
  readonly minutes: number;
  readonly everyWeeks: number;
  readonly maxPressure: number | null;
  readonly focusRegions: readonly string[];
  readonly avoidRegions: readonly string[];
  readonly reason: string | null;
  readonly adjustment: string | null;
}

/** What of a plan's version is compared. */
export interface ComparedVersion {
  readonly phase: Phase;
  readonly summary: string;
  readonly guidance: string | null;
  readonly goals: readonly ComparedGoal[];
  readonly activities: readonly ComparedActivity[];
  readonly rules: readonly { readonly sentence: string }[];
  /** Changes of single activities that this version was made of. */
  readonly adjustments?: readonly { readonly by: string; readonly why: string }[];
}

/** What changed from one version to a later one, line by line, in sentences; empty when nothing did. */
export function comparePlans(earlier: ComparedVersion, later: ComparedVersion): string[] {
  return [
    ...(earlier.phase === later.phase
      ? []
      : [`The phase changes from ${PHASES_LABELS[earlier.phase]} to ${PHASES_LABELS[later.phase]}.`]),
    ...(earlier.summary === later.summary ? [] : ['The summary is worded anew.']),
    ...(earlier.guidance === later.guidance ? [] : ['The guidance for bodywork is worded anew.']),
    ...compareLists(earlier.goals, later.goals, {
      key: (goal) => goal.lineId ?? goal.statement,
      added: (goal) => [`Goal added: ${goal.statement}`],
      changed: goalChanges,
      ended: (goal) => [`Goal ended: ${goal.statement}`],
    }),
    ...compareLists(earlier.activities, later.activities, {
      key: (activity) => activity.lineId ?? `${activity.discipline} ${activity.modality}`,
      added: (now) => [
        `${nameOf(now)} is added: ${now.minutes} minutes, ${frequency(now.everyWeeks)}${now.maxPressure === null ? '' : `, pressure up to ${now.maxPressure}`}.`,
      ],
      changed: activityChanges,
      ended: (activity) => [`${nameOf(activity)} ends.`],
    }),
    ...compareLists(earlier.rules, later.rules, {
      key: (rule) => rule.sentence,
      added: (rule) => [`Rule added: ${rule.sentence}`],
      changed: () => [],
      ended: (rule) => [`Rule ended: ${rule.sentence}`],
    }),
    ...(later.adjustments ?? [])
      .filter(({ by, why }) => !earlier.adjustments?.some((one) => one.by === by && one.why === why))
      .map(({ by, why }) => `${by} proposed a change, and says why: ${why}`),
  ];
}

interface Comparison<Line> {
  /** What makes two lines the same one. */
  readonly key: (line: Line) => string;
  readonly added: (line: Line) => string[];
  readonly changed: (was: Line, now: Line) => string[];
  readonly ended: (line: Line) => string[];
}

function compareLists<Line>(
  earlier: readonly Line[],
  later: readonly Line[],
  { key, added, changed, ended }: Comparison<Line>,
): string[] {
  const before = byKey(earlier, key);
  const after = byKey(later, key);
  return [
    ...[...after].flatMap(([name, now]) => {
      const was = before.get(name);
      return was === undefined ? added(now) : changed(was, now);
    }),
    ...[...before].flatMap(([name, was]) => (after.has(name) ? [] : ended(was))),
  ];
}

/** Two lines alike are told apart by their order. */
function byKey<Line>(lines: readonly Line[], key: (line: Line) => string): Map<string, Line> {
  const seen = new Map<string, number>();
  return new Map(
    lines.map((line) => {
      const name = key(line);
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return [`${name} ${count}`, line];
    }),
  );
}

function goalChanges(was: ComparedGoal, now: ComparedGoal): string[] {
  return [
    ...(was.statement === now.statement
      ? []
      : [`Goal “${now.statement}” is worded anew; it was “${was.statement}”.`]),
    ...stepChanges(was, now),
    ...(was.measureCode === now.measureCode && was.target === now.target
      ? []
      : [`Goal “${now.statement}”: ${measureWords(now)} instead of ${measureWords(was)}.`]),
    ...(was.due === now.due
      ? []
      : [
          `Goal “${now.statement}”: due ${now.due ?? 'on no set day'} instead of ${was.due ?? 'on no set day'}.`,
        ]),
  ];
}

function stepChanges(was: ComparedGoal, now: ComparedGoal): string[] {
  const before = (was.steps ?? []).map(({ text }) => text);
  const after = (now.steps ?? []).map(({ text }) => text);
  const goal = `Goal “${now.statement}”`;
  const added = after.filter((text) => !before.includes(text));
  const ended = before.filter((text) => !after.includes(text));
  const kept = (list: readonly string[], other: readonly string[]) =>
    list.filter((text) => other.includes(text));
  return [
    ...added.map((text) => `${goal}: step added: ${text}`),
    ...ended.map((text) => `${goal}: step left out: ${text}`),
    ...(kept(before, after).join('\n') === kept(after, before).join('\n')
      ? []
      : [`${goal}: the steps come in another order.`]),
  ];
}

function measureWords({ measureCode, target }: ComparedGoal): string {
  if (measureCode === null) {
    return target === null ? 'no measure' : `a target of ${target}`;
  }
  return target === null ? `followed by ${measureCode}` : `${measureCode} with a target of ${target}`;
}

function activityChanges(was: ComparedActivity, now: ComparedActivity): string[] {
  const name = nameOf(now);
  return [
    ...(was.modality === now.modality ? [] : [`${name} instead of ${nameOf(was)}.`]),
    ...(was.minutes === now.minutes ? [] : [`${name}: ${now.minutes} minutes instead of ${was.minutes}.`]),
    ...(was.everyWeeks === now.everyWeeks
      ? []
      : [`${name}: ${frequency(now.everyWeeks)} instead of ${frequency(was.everyWeeks)}.`]),
    ...(was.maxPressure === now.maxPressure
      ? []
      : [`${name}: pressure up to ${pressure(now)} instead of ${pressure(was)}.`]),
    ...regionChanges(`${name}: focus`, was.focusRegions, now.focusRegions),
    ...regionChanges(`${name}: to avoid`, was.avoidRegions, now.avoidRegions),
    ...(was.reason === now.reason ? [] : [`${name}: the reason is worded anew.`]),
    ...(was.adjustment === now.adjustment ? [] : [`${name}: how it is adjusted is worded anew.`]),
  ];
}

function regionChanges(words: string, was: readonly string[], now: readonly string[]): string[] {
  const added = now.filter((region) => !was.includes(region)).map(regionLabel);
  const ended = was.filter((region) => !now.includes(region)).map(regionLabel);
  return [
    ...(added.length === 0 ? [] : [`${words}, added: ${added.join(', ')}.`]),
    ...(ended.length === 0 ? [] : [`${words}, no longer: ${ended.join(', ')}.`]),
  ];
}

const nameOf = ({ modality }: ComparedActivity) => modalityOf(modality)?.name ?? modality;
const frequency = (weeks: number) => (weeks === 1 ? 'every week' : `every ${weeks} weeks`);
const pressure = ({ maxPressure }: ComparedActivity) => maxPressure ?? 'what the client allows';
