import { Global, Module } from '@nestjs/common';
import { ChangeBoundaries } from './app/change-boundaries.ts';
import { ProposeBoundaries } from './app/propose-boundaries.ts';
import { SetSharing } from './app/set-sharing.ts';
import { SettleBoundaryProposal } from './app/settle-boundary-proposal.ts';
import { WriteBoundaries } from './app/write-boundaries.ts';
import { BoundaryProposalsRepository } from './data/boundary-proposals.repository.ts';
import { BoundaryVersionsRead } from './data/boundary-versions.read.ts';
import { ConsentRead } from './data/consent.read.ts';
import { SharingRepository } from './data/sharing.repository.ts';
import {
  BoundariesResolver,
  BoundaryProposalResolver,
  BoundaryVersionResolver,
} from './graphql/boundary-fields.resolver.ts';
import { BoundariesMutations } from './graphql/boundaries.resolver.ts';
import { ClientBoundariesResolver } from './graphql/client-boundaries.resolver.ts';
import { ClientSharingResolver, SharingEventResolver, SharingResolver } from './graphql/sharing.resolver.ts';

@Global()
@Module({
  providers: [
    ConsentRead,
    SharingRepository,
    SetSharing,
    ClientSharingResolver,
    SharingResolver,
    SharingEventResolver,
    BoundaryVersionsRead,
    BoundaryProposalsRepository,
    WriteBoundaries,
    ChangeBoundaries,
    ProposeBoundaries,
    SettleBoundaryProposal,
    ClientBoundariesResolver,
    BoundariesResolver,
    BoundaryVersionResolver,
    BoundaryProposalResolver,
    BoundariesMutations,
  ],
  exports: [ConsentRead, SharingRepository],
})
export class ConsentModule {}
