import type { Discipline } from '../vocabulary/disciplines.ts';
import { modalityOf } from '../vocabulary/modalities.ts';
import type { Phase } from '../vocabulary/phases.ts';
import { regionLabel, regionOf } from '../vocabulary/regions.ts';
import { type BoundariesFacts, choiceFor } from './boundaries.ts';

export interface PlannedActivity {
  readonly discipline: Discipline;
  readonly modality: string;
  readonly minutes: number;
  readonly everyWeeks: number;
  readonly maxPressure: number | null;
  readonly focusRegions: readonly string[];
  readonly avoidRegions: readonly string[];
  readonly reason: string | null;
  /** How the activity is adjusted to the client's response. */
  readonly adjustment: string | null;
}

export interface PlanFinding {
  /** Where in the input, as a path. */
  readonly path: string;
  readonly sentence: string;
  /** Regions of the body it is about. */
  readonly regions: readonly string[];
  /** What sort of rule refuses; what is incomplete may stand in a draft, and is not put forward. */
  readonly kind: 'INPUT' | 'CONSENT' | 'INCOMPLETE';
}

/** A client who has set no boundaries yet: the classes of the regions hold all the same. */
const NONE_SET: BoundariesFacts = { maxPressure: 5, regions: {}, scent: true };

/**
 * What stands against an activity: R8 (boundaries, ceiling of the phase) and completeness.
 * @param boundaries null while the client has set none.
 */
export function checkActivity(
  activity: PlannedActivity,
  path: string,
  phase: Phase,
  boundaries: BoundariesFacts | null,
): PlanFinding[] {
  return [
    ...fitsDiscipline(activity, path),
    ...knownRegions(activity, path),
    ...complete(activity, path),
    ...underCeiling(activity, path, phase),
    ...withinBoundaries(activity, path, boundaries ?? NONE_SET),
  ];
}

export interface WarnedPlan {
  readonly phase: Phase;
  readonly goals: readonly { readonly statement: string; readonly measureCode: string | null }[];
  readonly activities: readonly PlannedActivity[];
}

const TRAUMA_MEASURES = /^(pcl|ies|itq)/i;
const TRAUMA_WORDS = /\b(trauma\w*|ptsd|flashbacks?|nightmares?|abuse\w*|assault\w*|what happened)\b/i;

/**
 * What the people of a plan should know of it, in sentences; none of it refuses. Bodywork is an
 * adjunct: a plan about trauma rests on psychotherapy.
 */
export function planWarnings(plan: WarnedPlan, boundaries: BoundariesFacts | null): string[] {
  const bodywork = plan.activities.filter((one) => one.discipline === 'MASSAGE');
  const about =
    plan.phase === 'PROCESSING' ||
    plan.goals.some(
      (goal) => TRAUMA_MEASURES.test(goal.measureCode ?? '') || TRAUMA_WORDS.test(goal.statement),
    );
  return [
    ...(about && bodywork.length > 0 && bodywork.length === plan.activities.length
      ? [
          'This plan is about trauma and holds bodywork only: bodywork goes beside psychotherapy, not in its place.',
        ]
      : []),
    ...(bodywork.length > 0 && boundaries === null
      ? ['The client has set no boundaries yet: until then bodywork is a light touch, and asking.']
      : []),
    ...plan.activities.flatMap((activity, index) =>
      checkActivity(activity, `activities.${index}`, plan.phase, boundaries)
        .filter((finding) => finding.kind !== 'INPUT')
        .map((finding) => `${modalityOf(activity.modality)?.name ?? activity.modality}: ${finding.sentence}`),
    ),
  ];
}

const input = (path: string, sentence: string): PlanFinding => ({
  path,
  sentence,
  regions: [],
  kind: 'INPUT',
});

function fitsDiscipline(activity: PlannedActivity, path: string): PlanFinding[] {
  const modality = modalityOf(activity.modality);
  if (!modality) {
    return [input(`${path}.modality`, 'This way of working is not known.')];
  }
  return modality.disciplines.includes(activity.discipline)
    ? []
    : [input(`${path}.modality`, `${modality.name} does not belong to this discipline.`)];
}

function knownRegions(activity: PlannedActivity, path: string): PlanFinding[] {
  return [...activity.focusRegions, ...activity.avoidRegions]
    .filter((region) => regionOf(region) === null)
    .map(() => input(path, 'One of the regions is not on the body chart.'));
}

function complete(activity: PlannedActivity, path: string): PlanFinding[] {
  return activity.adjustment || activity.discipline !== 'MASSAGE'
    ? []
    : [
        {
          path: `${path}.adjustment`,
          sentence: 'Please say how the bodywork is adjusted to how the client responds.',
          regions: [],
          kind: 'INCOMPLETE',
        },
      ];
}

function underCeiling(activity: PlannedActivity, path: string, phase: Phase): PlanFinding[] {
  const deep = modalityOf(activity.modality)?.intensity === 'DEEP';
  return deep && phase === 'STABILISATION' && !activity.reason
    ? [
        input(
          `${path}.reason`,
          'Deep work in the phase of stabilisation needs a psychotherapist’s recorded reason.',
        ),
      ]
    : [];
}

function withinBoundaries(
  activity: PlannedActivity,
  path: string,
  boundaries: BoundariesFacts,
): PlanFinding[] {
  const refused = activity.focusRegions.filter(
    (region) => regionOf(region) !== null && choiceFor(region, boundaries) === 'NEVER',
  );
  const findings: PlanFinding[] = refused.map((region) => ({
    path: `${path}.focusRegions`,
    sentence: `${regionLabel(region)}: this is not to be touched.`,
    regions: [region],
    kind: 'CONSENT',
  }));
  if ((activity.maxPressure ?? 0) > boundaries.maxPressure) {
    findings.push({
      path: `${path}.maxPressure`,
      sentence: `The client allows pressure up to ${boundaries.maxPressure}.`,
      regions: [],
      kind: 'CONSENT',
    });
  }
  if (!boundaries.scent && modalityOf(activity.modality)?.scented) {
    findings.push({
      path: `${path}.modality`,
      sentence: 'The client wants no scent.',
      regions: [],
      kind: 'CONSENT',
    });
  }
  return findings;
}
