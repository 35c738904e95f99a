import type { FlagLevel } from '../../vocabulary/flag-levels.ts';
import { type FlagRuleCode, severityOf } from './catalogue.ts';
import type { FlagRuleSettings } from './settings.ts';

/** A rule that holds: what is to be raised, and for which cause once (R20). */
export interface RuleHit {
  readonly rules: readonly FlagRuleCode[];
  readonly level: FlagLevel;
  /** Facts for the psychotherapists of the team, and for whoever answered. */
  readonly reason: string;
  readonly causeKey: string;
}

interface Holding {
  readonly rule: FlagRuleCode;
  readonly says: string;
}

/** One hit of everything that holds for one cause, with the most serious level among it; null for none. */
export function oneHit(
  settings: FlagRuleSettings,
  holding: readonly Holding[],
  causeKey: string,
): RuleHit | null {
  const on = holding.filter(({ rule }) => settings[rule].on);
  const [first] = on
    .map(({ rule }) => settings[rule].level)
    .toSorted((one, other) => severityOf(other) - severityOf(one));
  return first === undefined
    ? null
    : {
        rules: on.map(({ rule }) => rule),
        level: first,
        reason: [...new Set(on.map(({ says }) => says))].join(' '),
        causeKey,
      };
}
