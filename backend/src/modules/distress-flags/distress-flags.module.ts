import { Global, Module } from '@nestjs/common';
import { AskForSupport } from './app/ask-for-support.ts';
import { MoveDistressFlag } from './app/move-distress-flag.ts';
import { RaiseDistressFlag } from './app/raise-distress-flag.ts';
import { ConditionsRead } from './data/conditions.read.ts';
import { DistressFlagsRead } from './data/distress-flags.read.ts';
import { DistressFlagsRepository } from './data/distress-flags.repository.ts';
import { FlagResponseRead } from './data/flag-response.read.ts';
import { HoldsRead } from './data/holds.read.ts';
import { ClientFlagsResolver } from './graphql/client-flags.resolver.ts';
import { DistressFlagsResolver } from './graphql/distress-flags.resolver.ts';
import { FlagResponseResolver } from './graphql/flag-response.resolver.ts';
import { SupportResolver } from './graphql/support.resolver.ts';

@Global()
@Module({
  providers: [
    ConditionsRead,
    DistressFlagsRead,
    DistressFlagsRepository,
    HoldsRead,
    FlagResponseRead,
    RaiseDistressFlag,
    AskForSupport,
    MoveDistressFlag,
    DistressFlagsResolver,
    ClientFlagsResolver,
    SupportResolver,
    FlagResponseResolver,
  ],
  exports: [DistressFlagsRead, HoldsRead, RaiseDistressFlag],
})
export class DistressFlagsModule {}
