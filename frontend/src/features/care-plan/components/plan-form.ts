import type { AppointmentClass, CoordinationKind, Discipline, Phase } from '@attune/shared';
import type { DraftPlanMutationVariables, PlanFieldsFragment } from '../../../generated/care-plan.ts';
import { newKey } from '../../../lib/use-idempotency-key.ts';

export interface GoalForm {
  readonly key: string;
  /** Which goal of the plan it goes on with; null for a new one. */
  readonly lineId: string | null;
  /** One step a line, in order. */
  readonly steps: string;
  readonly statement: string;
  readonly measureCode: string;
  readonly target: string;
  readonly due: string;
  readonly audience: 'TEAM' | 'PSYCHOTHERAPY';
}

export interface ActivityForm {
  readonly key: string;
  readonly lineId: string | null;
  readonly discipline: Discipline;
  readonly modality: string;
  readonly minutes: number;
  readonly everyWeeks: number;
  readonly maxPressure: number | null;
  readonly focusRegions: readonly string[];
  readonly avoidRegions: readonly string[];
  readonly reason: string;
  readonly adjustment: string;
}

export interface RuleForm {
  readonly key: string;
  readonly kind: CoordinationKind;
  readonly from: AppointmentClass | '';
  readonly to: AppointmentClass | '';
  readonly hours: number;
  readonly everyWeeks: number;
  readonly toleranceDays: number;
  readonly count: number;
  readonly weekdays: readonly number[];
  readonly fromTime: string;
  readonly toTime: string;
  readonly hard: boolean;
  readonly reason: string;
}

/** What the editor holds; keys tell rows apart while they move. */
export interface PlanForm {
  readonly phase: Phase;
  readonly summary: string;
  readonly guidance: string;
  readonly goals: readonly GoalForm[];
  readonly activities: readonly ActivityForm[];
  readonly rules: readonly RuleForm[];
}

export const emptyGoal = (): GoalForm => ({
  key: newKey(),
  lineId: null,
  steps: '',
  statement: '',
  measureCode: '',
  target: '',
  due: '',
  audience: 'TEAM',
});

export const emptyActivity = (discipline: Discipline): ActivityForm => ({
  key: newKey(),
  lineId: null,
  discipline,
  modality: discipline === 'MASSAGE' ? 'SWEDISH' : 'TALK',
  minutes: discipline === 'MASSAGE' ? 60 : 50,
  everyWeeks: discipline === 'MASSAGE' ? 2 : 1,
  maxPressure: discipline === 'MASSAGE' ? 2 : null,
  focusRegions: [],
  avoidRegions: [],
  reason: '',
  adjustment: '',
});

export const emptyRule = (): RuleForm => ({
  key: newKey(),
  kind: 'REST_AFTER',
  from: 'TRAUMA_PROCESSING',
  to: 'BODYWORK_DEEP',
  hours: 24,
  everyWeeks: 2,
  toleranceDays: 3,
  count: 1,
  weekdays: [],
  fromTime: '',
  toTime: '',
  hard: true,
  reason: '',
});

export const emptyPlan = (): PlanForm => ({
  phase: 'STABILISATION',
  summary: '',
  guidance: '',
  goals: [emptyGoal()],
  activities: [],
  rules: [],
});

/** A version of the plan as the form holds it, to write the next one from. */
export function formOf(plan: PlanFieldsFragment): PlanForm {
  return {
    phase: plan.phase,
    summary: plan.summary,
    guidance: plan.guidance ?? '',
    goals: plan.goals.map((goal) => ({
      key: goal.id,
      lineId: goal.lineId,
      steps: goal.steps.map(({ text }) => text).join('\n'),
      statement: goal.statement,
      measureCode: goal.measureCode ?? '',
      target: goal.target === null ? '' : String(goal.target),
      due: goal.due ?? '',
      audience: goal.audience === 'PSYCHOTHERAPY' ? 'PSYCHOTHERAPY' : 'TEAM',
    })),
    activities: plan.activities.map((one) => ({
      key: one.id,
      lineId: one.lineId,
      discipline: one.discipline,
      modality: one.modality.code,
      minutes: one.minutes,
      everyWeeks: one.everyWeeks,
      maxPressure: one.maxPressure,
      focusRegions: one.focusRegions,
      avoidRegions: one.avoidRegions,
      reason: one.reason ?? '',
      adjustment: one.adjustment ?? '',
    })),
    rules: plan.rules.map((rule) => ({
      ...emptyRule(),
      key: rule.id,
      kind: rule.kind as CoordinationKind,
      from: rule.from ?? '',
      to: rule.to ?? '',
      hours: rule.hours ?? 24,
      everyWeeks: rule.everyWeeks ?? 2,
      toleranceDays: rule.toleranceDays ?? 3,
      count: rule.count ?? 1,
      weekdays: rule.weekdays ?? [],
      fromTime: rule.fromTime ?? '',
      toTime: rule.toTime ?? '',
      hard: rule.hard,
      reason: rule.reason ?? '',
    })),
  };
}

/** Which fields a kind of rule asks for. */
export function fieldsOfRule(kind: CoordinationKind) {
  const pair = ['REST_AFTER', 'SUPPORT_WITHIN', 'SAME_DAY'].includes(kind);
  return {
    from: pair,
    hours: pair,
    everyWeeks: kind === 'CADENCE',
    count: kind === 'MAX_PER_WEEK',
    window: kind === 'AVOID_WINDOW',
  };
}

type Input = DraftPlanMutationVariables['input'];

/** The form as the input of the mutation: what a kind of rule does not use is left out. */
export function inputOf(
  form: PlanForm,
): Pick<Input, 'phase' | 'summary' | 'guidance' | 'goals' | 'activities' | 'rules'> {
  return {
    phase: form.phase,
    summary: form.summary,
    guidance: form.guidance || null,
    goals: form.goals.map(({ lineId, steps, statement, measureCode, target, due, audience }) => ({
      lineId,
      steps: steps
        .split('\n')
        .map((step) => step.trim())
        .filter(Boolean),
      statement,
      measureCode: measureCode || null,
      target: target === '' || Number.isNaN(Number(target)) ? null : Number(target),
      due: due || null,
      audience,
    })),
    activities: form.activities.map((one) => ({
      lineId: one.lineId,
      discipline: one.discipline,
      modality: one.modality,
      minutes: one.minutes,
      everyWeeks: one.everyWeeks,
      maxPressure: one.maxPressure,
      focusRegions: [...one.focusRegions],
      avoidRegions: [...one.avoidRegions],
      reason: one.reason || null,
      adjustment: one.adjustment || null,
    })),
    rules: form.rules.map((rule) => {
      const asks = fieldsOfRule(rule.kind);
      return {
        kind: rule.kind,
        from: asks.from ? rule.from || null : null,
        to: rule.to || null,
        hours: asks.hours ? rule.hours : null,
        everyWeeks: asks.everyWeeks ? rule.everyWeeks : null,
        toleranceDays: asks.everyWeeks ? rule.toleranceDays : null,
        count: asks.count ? rule.count : null,
        weekdays: asks.window && rule.weekdays.length > 0 ? [...rule.weekdays] : null,
        fromTime: asks.window ? rule.fromTime || null : null,
        toTime: asks.window ? rule.toTime || null : null,
        hard: rule.hard,
        reason: rule.reason || null,
      };
    }),
  };
}
