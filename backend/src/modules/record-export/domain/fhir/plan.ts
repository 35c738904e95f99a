import {
  type ExportedRecord,
  modalityOf,
  PHASES_LABELS,
  type Phase,
  regionLabel,
  regionOf,
} from '@attune/shared';
import type { CarePlan, Goal, ServiceRequest } from 'fhir/r4.js';
import {
  annotations,
  type BundleContext,
  concept,
  hl7,
  type Identified,
  LOCAL,
  partId,
  refTo,
  SNOMED,
} from './context.ts';
import { teamId } from './person.ts';

type Version = ExportedRecord['plans'][number];

const DISCIPLINE = {
  PSYCHOTHERAPY: { system: SNOMED, code: '75516001' },
  MASSAGE: { system: SNOMED, code: '387854002' },
} as const;
export const disciplineCode = (discipline: keyof typeof DISCIPLINE) => DISCIPLINE[discipline];

/** The words of a region of the body, with its SNOMED CT concept where it has one. */
export function siteOf(region: string) {
  const code = regionOf(region)?.snomed;
  return code ? concept(regionLabel(region), { system: SNOMED, code }) : concept(regionLabel(region));
}

const OF_PLAN: Readonly<Record<string, CarePlan['status']>> = {
  ACTIVE: 'active',
  ON_HOLD: 'on-hold',
  COMPLETED: 'completed',
  REVOKED: 'revoked',
  ENTERED_IN_ERROR: 'entered-in-error',
};

function statusOf({ state, planState }: Version): CarePlan['status'] {
  if (planState === 'ENTERED_IN_ERROR') return 'entered-in-error';
  if (state === 'IN_FORCE') return OF_PLAN[planState] ?? 'active';
  if (state === 'PROPOSED') return 'draft';
  return state === 'WITHDRAWN' ? 'revoked' : 'completed';
}

/** A version of the plan, its goals and what is done. */
export function planOf(version: Version, context: BundleContext): Identified[] {
  const status = statusOf(version);
  const goals = version.goals.map((goal) => goalOf(goal, version, context));
  const requests = version.activities.map((activity) => requestOf(activity, version, status, context));
  const plan: CarePlan & { id: string } = {
    resourceType: 'CarePlan',
    id: version.id,
    identifier: [{ system: 'urn:attune:care-plan', value: `${version.planId} version ${version.version}` }],
    status,
    intent: 'plan',
    title: `Care plan, version ${version.version}`,
    description: version.summary,
    category: [
      concept(PHASES_LABELS[version.phase as Phase] ?? version.phase, { system: LOCAL, code: version.phase }),
    ],
    subject: context.patient,
    created: version.proposedAt,
    ...(version.inForceAt ? { period: { start: version.inForceAt } } : {}),
    careTeam: [refTo(teamId(context))],
    ...(goals.length > 0 ? { goal: goals.map(({ id }) => refTo(id)) } : {}),
    ...(requests.length > 0 ? { activity: requests.map(({ id }) => ({ reference: refTo(id) })) } : {}),
    ...annotations(
      version.guidance,
      ...version.agreements.map(({ name, at }) => `Agreed to by ${name} at ${at}`),
    ),
  };
  return [plan, ...goals, ...requests];
}

const ACHIEVEMENT: Readonly<Record<string, string>> = {
  IN_PROGRESS: 'in-progress',
  IMPROVING: 'improving',
  WORSENING: 'worsening',
  NO_CHANGE: 'no-change',
  ACHIEVED: 'achieved',
  NOT_ATTAINABLE: 'not-attainable',
};

function goalOf(
  goal: Version['goals'][number],
  version: Version,
  context: BundleContext,
): Goal & { id: string } {
  const code = ACHIEVEMENT[goal.achievement];
  const lifecycle =
    goal.achievement === 'ACHIEVED'
      ? 'completed'
      : goal.achievement === 'NOT_ATTAINABLE'
        ? 'cancelled'
        : 'active';
  const target = {
    ...(goal.measureCode && goal.target !== null
      ? { measure: concept(goal.measureCode), detailQuantity: { value: goal.target } }
      : {}),
    ...(goal.due ? { dueDate: goal.due } : {}),
  };
  return {
    resourceType: 'Goal',
    id: partId(version.id, `goal ${goal.id}`),
    lifecycleStatus: statusOf(version) === 'draft' ? 'proposed' : lifecycle,
    ...(code
      ? { achievementStatus: concept(goal.achievement, { system: hl7('goal-achievement'), code }) }
      : {}),
    description: concept(goal.statement),
    subject: context.patient,
    ...(Object.keys(target).length > 0 ? { target: [target] } : {}),
    ...annotations(...goal.steps.map(({ text }) => `Step: ${text}`)),
  };
}

function requestOf(
  activity: Version['activities'][number],
  version: Version,
  status: CarePlan['status'],
  context: BundleContext,
): ServiceRequest & { id: string } {
  return {
    resourceType: 'ServiceRequest',
    id: partId(version.id, `activity ${activity.id}`),
    status: status as ServiceRequest['status'],
    intent: 'plan',
    category: [concept(activity.discipline, disciplineCode(activity.discipline))],
    code: concept(modalityOf(activity.modality)?.name ?? activity.modality, {
      system: LOCAL,
      code: activity.modality,
    }),
    subject: context.patient,
    occurrenceTiming: {
      repeat: {
        frequency: 1,
        period: activity.everyWeeks,
        periodUnit: 'wk',
        duration: activity.minutes,
        durationUnit: 'min',
      },
    },
    ...(activity.focusRegions.length > 0 ? { bodySite: activity.focusRegions.map(siteOf) } : {}),
    ...(activity.adjustment ? { patientInstruction: activity.adjustment } : {}),
    ...annotations(
      activity.reason,
      activity.avoidRegions.length > 0
        ? `Leave out: ${activity.avoidRegions.map(regionLabel).join(', ')}`
        : null,
      activity.maxPressure === null ? null : `Pressure up to ${activity.maxPressure} of 5`,
    ),
  };
}
