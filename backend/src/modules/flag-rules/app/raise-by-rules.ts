import { type FlagRuleSettings, flagRuleSettings, REASON_OF_RULE, type RuleHit } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import type { Unit } from '../../../platform/database/index.ts';
import { RaiseDistressFlag, type Right } from '../../distress-flags/index.ts';
import { FlagRulesRepository } from '../data/flag-rules.repository.ts';

/** What a flag is about, beside the client. */
interface About {
  readonly clientId: string;
  readonly appointmentId?: string | null;
  readonly noteId?: string | null;
}

/** R16, R20: rules that hold raise their flags in the transaction of whatever they hold for. */
@Injectable()
export class RaiseByRules {
  constructor(
    private readonly rules: FlagRulesRepository,
    private readonly raising: RaiseDistressFlag,
  ) {}

  /** How each rule is set, as the transaction sees it. */
  async settings(unit: Unit): Promise<FlagRuleSettings> {
    return flagRuleSettings(await this.rules.changedIn(unit));
  }

  /** Raises each hit once for its cause. */
  async raise(unit: Unit, about: About, hits: readonly RuleHit[], right: Right): Promise<void> {
    for (const { rules, level, reason, causeKey } of hits) {
      const reasons = rules.flatMap((rule) => REASON_OF_RULE[rule] ?? []);
      await this.raising.byRule(unit, { ...about, level, reason, reasons, causeKey }, right);
    }
  }
}
