export { RaiseByRules } from './app/raise-by-rules.ts';
export { FlagRulesRepository } from './data/flag-rules.repository.ts';
export { FlagRulesModule } from './flag-rules.module.ts';
