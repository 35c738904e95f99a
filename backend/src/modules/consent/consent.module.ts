import { Global, Module } from '@nestjs/common';
import { SetSharing } from './app/set-sharing.ts';
import { ConsentRead } from './data/consent.read.ts';
import { SharingRepository } from './data/sharing.repository.ts';
import { BoundariesResolver, ClientConsentResolver, CrisisResolver } from './graphql/consent.resolver.ts';
import { ClientSharingResolver, SharingEventResolver, SharingResolver } from './graphql/sharing.resolver.ts';

@Global()
@Module({
  providers: [
    ConsentRead,
    SharingRepository,
    SetSharing,
    ClientConsentResolver,
    BoundariesResolver,
    CrisisResolver,
    ClientSharingResolver,
    SharingResolver,
    SharingEventResolver,
  ],
  exports: [ConsentRead, SharingRepository],
})
export class ConsentModule {}
