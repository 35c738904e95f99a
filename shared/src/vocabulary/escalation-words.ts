import type { FlagLevel } from './flag-levels.ts';

/** Whom a step of the escalation reaches; who that is, is worked out when the step is due. */
export const ESCALATION_WHO = ['LEAD', 'TEAM_PSYCHOTHERAPISTS', 'ON_CALL', 'OWNER'] as const;

export type EscalationWho = (typeof ESCALATION_WHO)[number];

export const ESCALATION_WHO_LABELS: Readonly<Record<EscalationWho, string>> = {
  LEAD: 'Lead psychotherapist',
  TEAM_PSYCHOTHERAPISTS: 'Other psychotherapists of the team',
  ON_CALL: 'Psychotherapist on call',
  OWNER: 'Owner of the practice',
};

/** By which ways somebody can be told. The bell is always one of them. */
export const TELLING_CHANNELS = ['BELL', 'MAIL', 'PUSH'] as const;

export type TellingChannel = (typeof TELLING_CHANNELS)[number];

export const TELLING_CHANNELS_LABELS: Readonly<Record<TellingChannel, string>> = {
  BELL: 'Bell',
  MAIL: 'E-mail',
  PUSH: 'Push',
};

/** A step as the practice sets it: minutes are counted from the moment at which the flag is raised. */
export interface EscalationStep {
  readonly who: EscalationWho;
  readonly afterMinutes: number;
  readonly channels: readonly TellingChannel[];
}

/** What the practice sets for one level. */
export interface LevelEscalation {
  readonly level: FlagLevel;
  /** Null: the level has no clock. */
  readonly acknowledgeWithinMinutes: number | null;
  /** How often the owner is told again after the last step; null: not again. */
  readonly remindEveryMinutes: number | null;
  readonly steps: readonly EscalationStep[];
}

/** R17: within which limits a practice may set a level; the database holds the same. */
export interface EscalationLimits {
  readonly acknowledge: { readonly min: number; readonly max: number };
  /** Whether there must be a clock, and an end with the owner; null: no. */
  readonly ownerWithin: number | null;
  readonly lastStepWithin: number;
  readonly remind: { readonly min: number; readonly max: number; readonly required: boolean };
}

const WEEK = 7 * 24 * 60;

export const ESCALATION_LIMITS: Readonly<Record<FlagLevel, EscalationLimits>> = {
  NOTICE: {
    acknowledge: { min: 60, max: WEEK },
    ownerWithin: null,
    lastStepWithin: WEEK,
    remind: { min: 60, max: WEEK, required: false },
  },
  CONCERN: {
    acknowledge: { min: 30, max: 48 * 60 },
    ownerWithin: 72 * 60,
    lastStepWithin: 72 * 60,
    remind: { min: 60, max: WEEK, required: false },
  },
  ALERT: {
    acknowledge: { min: 10, max: 4 * 60 },
    ownerWithin: 24 * 60,
    lastStepWithin: 24 * 60,
    remind: { min: 15, max: 24 * 60, required: false },
  },
  CRISIS: {
    acknowledge: { min: 1, max: 30 },
    ownerWithin: 60,
    lastStepWithin: 60,
    remind: { min: 1, max: 60, required: true },
  },
};

/** At most so many steps for a level. */
export const MOST_ESCALATION_STEPS = 8;

const BELL_AND_MAIL = ['BELL', 'MAIL'] as const;
const ALL = TELLING_CHANNELS;
const step = (
  who: EscalationWho,
  afterMinutes: number,
  channels: readonly TellingChannel[],
): EscalationStep => ({ who, afterMinutes, channels });

/** What holds until a practice sets something else. */
export const DEFAULT_ESCALATION: Readonly<Record<FlagLevel, LevelEscalation>> = {
  NOTICE: {
    level: 'NOTICE',
    acknowledgeWithinMinutes: null,
    remindEveryMinutes: null,
    steps: [step('LEAD', 0, BELL_AND_MAIL)],
  },
  CONCERN: {
    level: 'CONCERN',
    acknowledgeWithinMinutes: 24 * 60,
    remindEveryMinutes: null,
    steps: [
      step('LEAD', 0, BELL_AND_MAIL),
      step('TEAM_PSYCHOTHERAPISTS', 24 * 60, BELL_AND_MAIL),
      step('ON_CALL', 36 * 60, BELL_AND_MAIL),
      step('OWNER', 48 * 60, BELL_AND_MAIL),
    ],
  },
  ALERT: {
    level: 'ALERT',
    acknowledgeWithinMinutes: 60,
    remindEveryMinutes: null,
    steps: [
      step('LEAD', 0, ALL),
      step('TEAM_PSYCHOTHERAPISTS', 60, ALL),
      step('ON_CALL', 75, ALL),
      step('OWNER', 90, ALL),
    ],
  },
  CRISIS: {
    level: 'CRISIS',
    acknowledgeWithinMinutes: 10,
    remindEveryMinutes: 15,
    steps: [
      step('LEAD', 0, ALL),
      step('TEAM_PSYCHOTHERAPISTS', 0, ALL),
      step('ON_CALL', 10, ALL),
      step('OWNER', 15, ALL),
    ],
  },
};
