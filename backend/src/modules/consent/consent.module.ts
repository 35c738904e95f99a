import { Global, Module } from '@nestjs/common';
import { ChangeBoundaries } from './app/change-boundaries.ts';
import { ProposeBoundaries } from './app/propose-boundaries.ts';
import { SettleBoundaryProposal } from './app/settle-boundary-proposal.ts';
import { WriteBoundaries } from './app/write-boundaries.ts';
import { BoundaryProposalsRepository } from './data/boundary-proposals.repository.ts';
import { BoundaryVersionsRead } from './data/boundary-versions.read.ts';
import { ConsentRead } from './data/consent.read.ts';
import {
  BoundariesResolver,
  BoundaryProposalResolver,
  BoundaryVersionResolver,
} from './graphql/boundary-fields.resolver.ts';
import { BoundariesMutations } from './graphql/boundaries.resolver.ts';
import { ClientBoundariesResolver } from './graphql/client-boundaries.resolver.ts';
import { ClientConsentResolver, CrisisResolver } from './graphql/consent.resolver.ts';

@Global()
@Module({
  providers: [
    ConsentRead,
    BoundaryVersionsRead,
    BoundaryProposalsRepository,
    WriteBoundaries,
    ChangeBoundaries,
    ProposeBoundaries,
    SettleBoundaryProposal,
    ClientConsentResolver,
    ClientBoundariesResolver,
    BoundariesResolver,
    BoundaryVersionResolver,
    BoundaryProposalResolver,
    BoundariesMutations,
    CrisisResolver,
  ],
  exports: [ConsentRead],
})
export class ConsentModule {}
