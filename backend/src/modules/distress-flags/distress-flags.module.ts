import { Global, Module } from '@nestjs/common';
import { AskForSupport } from './app/ask-for-support.ts';
import { MoveDistressFlag } from './app/move-distress-flag.ts';
import { RaiseDistressFlag } from './app/raise-distress-flag.ts';
import { DistressFlagsRead } from './data/distress-flags.read.ts';
import { DistressFlagsRepository } from './data/distress-flags.repository.ts';
import { HoldsRead } from './data/holds.read.ts';
import { ClientFlagsResolver } from './graphql/client-flags.resolver.ts';
import { DistressFlagsResolver } from './graphql/distress-flags.resolver.ts';
import { SupportResolver } from './graphql/support.resolver.ts';

@Global()
@Module({
  providers: [
    DistressFlagsRead,
    DistressFlagsRepository,
    HoldsRead,
    RaiseDistressFlag,
    AskForSupport,
    MoveDistressFlag,
    DistressFlagsResolver,
    ClientFlagsResolver,
    SupportResolver,
  ],
  exports: [DistressFlagsRead, HoldsRead, RaiseDistressFlag],
})
export class DistressFlagsModule {}
