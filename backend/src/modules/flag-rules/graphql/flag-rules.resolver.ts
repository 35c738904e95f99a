import { FLAG_RULES, flagRuleSentence, flagRuleSettings } from '@attune/shared';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { ChangeFlagRule } from '../app/change-flag-rule.ts';
import { FlagRulesRepository } from '../data/flag-rules.repository.ts';
import { ChangeFlagRuleInput, FlagRule, FlagRuleResult } from './flag-rule.type.ts';

@Resolver(() => FlagRule)
export class FlagRulesResolver {
  constructor(
    private readonly rules: FlagRulesRepository,
    private readonly changing: ChangeFlagRule,
  ) {}

  @Query(() => [FlagRule], {
    description: 'The rules that raise flags by themselves, as the practice has set them.',
  })
  @Policy('flagRule.read')
  async flagRules(): Promise<FlagRule[]> {
    const changed = await this.rules.changed();
    const settings = flagRuleSettings(changed);
    return FLAG_RULES.map((rule) => {
      const setting = settings[rule.code];
      const own = changed.find(({ code }) => code === rule.code);
      return {
        rule: rule.code,
        sentence: flagRuleSentence(rule, setting),
        version: own?.version ?? 0,
        threshold: setting.threshold,
        lowestThreshold: rule.threshold?.min ?? null,
        highestThreshold: rule.threshold?.max ?? null,
        level: setting.level,
        levels: rule.levels,
        on: setting.on,
        maySwitchOff: rule.maySwitchOff,
        changedAt: own?.changedAt ?? null,
        changedBy: own?.changedBy ?? null,
      };
    });
  }

  @Mutation(() => FlagRuleResult, {
    description: 'Sets a rule within its limits; rules for self-harm are never switched off or lowered.',
  })
  @Policy('flagRule.change')
  async changeFlagRule(@Args('input') input: ChangeFlagRuleInput) {
    const code = await this.changing.run(input);
    return (await this.flagRules()).find(({ rule }) => rule === code);
  }
}
