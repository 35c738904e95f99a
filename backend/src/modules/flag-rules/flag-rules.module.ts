import { Global, Module } from '@nestjs/common';
import { ChangeFlagRule } from './app/change-flag-rule.ts';
import { RaiseByRules } from './app/raise-by-rules.ts';
import { FlagRulesRepository } from './data/flag-rules.repository.ts';
import { FlagRulesResolver } from './graphql/flag-rules.resolver.ts';

/** The rules that raise distress flags by themselves, as each practice sets them. */
@Global()
@Module({
  providers: [FlagRulesRepository, RaiseByRules, ChangeFlagRule, FlagRulesResolver],
  exports: [FlagRulesRepository, RaiseByRules],
})
export class FlagRulesModule {}
