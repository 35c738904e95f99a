export {
  type Raising,
  type RaisingByRule,
  RaiseDistressFlag,
  type Right,
} from './app/raise-distress-flag.ts';
export { type DistressFlagRow, DistressFlagsRead } from './data/distress-flags.read.ts';
export { FlagTelling, type PersonToTell } from './data/flag-telling.ts';
export { type HoldRow, HoldsRead } from './data/holds.read.ts';
export { DistressFlagsModule } from './distress-flags.module.ts';
export { DistressFlag, FlagLevelEnum, FlagStateEnum } from './graphql/distress-flag.type.ts';
export { HoldLevelEnum, HoldProblem, underHold } from './graphql/hold.type.ts';
export { type SupportFor, SupportOnItsWay } from './graphql/support.type.ts';
