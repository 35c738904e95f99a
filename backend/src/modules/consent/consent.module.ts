import { Global, Module } from '@nestjs/common';
import { ConsentRead } from './data/consent.read.ts';
import { BoundariesResolver, ClientConsentResolver, CrisisResolver } from './graphql/consent.resolver.ts';

@Global()
@Module({
  providers: [ConsentRead, ClientConsentResolver, BoundariesResolver, CrisisResolver],
  exports: [ConsentRead],
})
export class ConsentModule {}
