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
  /** What sort of rule refuses. */
  readonly kind: 'INPUT' | 'CONSENT';
}

/** What stands against an activity: R8 (boundaries, ceiling of the phase) and completeness. */
export function checkActivity(
  activity: PlannedActivity,
  path: string,
  phase: Phase,
  boundaries: BoundariesFacts | null,
): PlanFinding[] {
  return [
    ...fitsDiscipline(activity, path),
    ...knownRegions(activity, path),
    ...(activity.discipline === 'MASSAGE'
      ? [
          ...complete(activity, path),
          ...underCeiling(activity, path, phase),
          ...(boundaries ? withinBoundaries(activity, path, boundaries) : []),
        ]
      : []),
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
  return activity.adjustment
    ? []
    : [input(`${path}.adjustment`, 'Please say how the bodywork is adjusted to how the client responds.')];
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
  const refused = activity.focusRegions.filter((region) => choiceFor(region, boundaries) === 'NEVER');
  const findings: PlanFinding[] = refused.map((region) => ({
    path: `${path}.focusRegions`,
    sentence: `${regionLabel(region)}: the client does not want this touched.`,
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
