import type { DistressReason } from '../../vocabulary/distress-reasons.ts';
import {
  ACKNOWLEDGE_WITHIN_MINUTES,
  FLAG_LEVELS,
  FLAG_LEVELS_LABELS,
  type FlagLevel,
} from '../../vocabulary/flag-levels.ts';

/** The rules that raise a flag by themselves. */
export const FLAG_RULE_CODES = [
  'SELF_HARM_ANY',
  'SELF_HARM_OFTEN',
  'CHECK_IN_DISTRESS',
  'CHECK_IN_DISTRESS_RUN',
  'PCL5_RISE',
  'SESSION_DISTRESS_RISE',
  'SESSION_GOING_AWAY',
  'SESSION_STOPPED_BY_CLIENT',
  'CHECK_INS_MISSED',
  'MEASURES_MISSED',
] as const;

export type FlagRuleCode = (typeof FLAG_RULE_CODES)[number];

/** How a practice has set a rule. */
export interface FlagRuleSetting {
  readonly code: FlagRuleCode;
  /** Null where the rule has no number. */
  readonly threshold: number | null;
  readonly level: FlagLevel;
  readonly on: boolean;
}

export interface FlagRule {
  readonly code: FlagRuleCode;
  /** What it ships with, and the limits within which a practice may move it; the database holds the same. */
  readonly threshold: { readonly usual: number; readonly min: number; readonly max: number } | null;
  readonly usualLevel: FlagLevel;
  readonly levels: readonly FlagLevel[];
  /** A rule for self-harm is never switched off. */
  readonly maySwitchOff: boolean;
  /** The plain words of when it holds; `{n}` is the threshold. */
  readonly when: string;
}

const FROM_NOTICE: readonly FlagLevel[] = FLAG_LEVELS;
const FROM_CONCERN: readonly FlagLevel[] = ['CONCERN', 'ALERT', 'CRISIS'];

/**
 * R15, R20: which rules there are. A rule for self-harm is never switched off, nor lowered, nor asks for
 * more than it ships with. A check-in of 9 or more never becomes a mere notice.
 */
export const FLAG_RULES: readonly FlagRule[] = [
  {
    code: 'SELF_HARM_ANY',
    threshold: { usual: 1, min: 1, max: 1 },
    usualLevel: 'ALERT',
    levels: ['ALERT', 'CRISIS'],
    maySwitchOff: false,
    when: 'the last question of the PHQ-9, about being better off dead or hurting oneself, is answered above “Not at all”',
  },
  {
    code: 'SELF_HARM_OFTEN',
    threshold: { usual: 2, min: 1, max: 2 },
    usualLevel: 'CRISIS',
    levels: ['CRISIS'],
    maySwitchOff: false,
    when: 'the same question of the PHQ-9 is answered {n} or more (of 3)',
  },
  {
    code: 'CHECK_IN_DISTRESS',
    threshold: { usual: 9, min: 7, max: 10 },
    usualLevel: 'ALERT',
    levels: FROM_CONCERN,
    maySwitchOff: true,
    when: 'a client’s check-in says distress {n} or more',
  },
  {
    code: 'CHECK_IN_DISTRESS_RUN',
    threshold: { usual: 7, min: 5, max: 9 },
    usualLevel: 'CONCERN',
    levels: FROM_NOTICE,
    maySwitchOff: true,
    when: 'check-ins say distress {n} or more on three days running',
  },
  {
    code: 'PCL5_RISE',
    threshold: { usual: 10, min: 5, max: 20 },
    usualLevel: 'CONCERN',
    levels: FROM_NOTICE,
    maySwitchOff: true,
    when: 'the PCL-5 is up by {n} or more, since the start or since last time',
  },
  {
    code: 'SESSION_DISTRESS_RISE',
    threshold: { usual: 3, min: 2, max: 6 },
    usualLevel: 'CONCERN',
    levels: FROM_NOTICE,
    maySwitchOff: true,
    when: 'distress rises by {n} or more over a session, and the therapist neither raised a flag nor said why none is needed',
  },
  {
    code: 'SESSION_GOING_AWAY',
    threshold: null,
    usualLevel: 'CONCERN',
    levels: FROM_NOTICE,
    maySwitchOff: true,
    when: 'the client was seen going away in a session, and the therapist raised no flag',
  },
  {
    code: 'SESSION_STOPPED_BY_CLIENT',
    threshold: null,
    usualLevel: 'CONCERN',
    levels: FROM_NOTICE,
    maySwitchOff: true,
    when: 'the client stopped a session, and the therapist raised no flag',
  },
  {
    code: 'CHECK_INS_MISSED',
    threshold: { usual: 2, min: 1, max: 14 },
    usualLevel: 'NOTICE',
    levels: ['NOTICE', 'CONCERN'],
    maySwitchOff: true,
    when: 'planned check-ins are missed {n} times running',
  },
  {
    code: 'MEASURES_MISSED',
    threshold: { usual: 2, min: 1, max: 14 },
    usualLevel: 'NOTICE',
    levels: ['NOTICE', 'CONCERN'],
    maySwitchOff: true,
    when: 'a questionnaire of the plan is missed {n} times running',
  },
];

/** What a rule saw, in words of the vocabulary; a plan that was missed says nothing of how somebody is. */
export const REASON_OF_RULE: Readonly<Partial<Record<FlagRuleCode, DistressReason>>> = {
  SELF_HARM_ANY: 'SELF_HARM',
  SELF_HARM_OFTEN: 'SELF_HARM',
  CHECK_IN_DISTRESS: 'SCORE_ROSE',
  CHECK_IN_DISTRESS_RUN: 'SCORE_ROSE',
  PCL5_RISE: 'SCORE_ROSE',
  SESSION_DISTRESS_RISE: 'NOT_SETTLED',
  SESSION_GOING_AWAY: 'GOING_AWAY',
  SESSION_STOPPED_BY_CLIENT: 'SESSION_STOPPED',
};

export function flagRuleOf(code: string): FlagRule | null {
  return FLAG_RULES.find((rule) => rule.code === code) ?? null;
}

/** A rule and how a practice has set it, in one sentence. */
export function flagRuleSentence({ when }: FlagRule, { threshold, level, on }: FlagRuleSetting): string {
  const told = on ? levelInWords(level) : 'nothing, it is switched off';
  return `When ${when.replace('{n}', String(threshold))}: ${told}`;
}

/** 'Alert, to be acknowledged within an hour'. */
export function levelInWords(level: FlagLevel): string {
  const minutes = ACKNOWLEDGE_WITHIN_MINUTES[level];
  return minutes === null
    ? `${FLAG_LEVELS_LABELS[level]}, for information`
    : `${FLAG_LEVELS_LABELS[level]}, within ${within(minutes)}`;
}

function within(minutes: number): string {
  if (minutes === 60) {
    return 'an hour';
  }
  return minutes < 60 ? `${minutes} minutes` : `${minutes / 60} hours`;
}

export function severityOf(level: FlagLevel): number {
  return FLAG_LEVELS.indexOf(level);
}
