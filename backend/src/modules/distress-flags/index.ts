export {
  type Raising,
  type RaisingByRule,
  RaiseDistressFlag,
  type Right,
} from './app/raise-distress-flag.ts';
export { type DistressFlagRow, DistressFlagsRead } from './data/distress-flags.read.ts';
export { type HoldRow, HoldsRead } from './data/holds.read.ts';
export { DistressFlagsModule } from './distress-flags.module.ts';
export {
  DistressFlag,
  DistressReasonEnum,
  FlagLevelEnum,
  FlagStateEnum,
} from './graphql/distress-flag.type.ts';
export { SupportUrgencyEnum } from './graphql/support.type.ts';
export { HoldLevelEnum, HoldProblem, underHold } from './graphql/hold.type.ts';
export type { SupportRow } from './graphql/support.resolver.ts';
export { SupportOnItsWay } from './graphql/support.type.ts';
