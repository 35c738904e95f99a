import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { ChangeBoundaries } from '../app/change-boundaries.ts';
import { ProposeBoundaries } from '../app/propose-boundaries.ts';
import { SettleBoundaryProposal } from '../app/settle-boundary-proposal.ts';
import { BoundaryProposalsRepository } from '../data/boundary-proposals.repository.ts';
import { ConsentRead } from '../data/consent.read.ts';
import {
  AnswerBoundaryProposalInput,
  BoundariesInput,
  BoundaryProposalInput,
  ProposeBoundariesInput,
} from './boundaries.input.ts';
import { BoundariesResult, BoundaryProposalResult } from './boundaries.type.ts';

@Resolver()
export class BoundariesMutations {
  constructor(
    private readonly changing: ChangeBoundaries,
    private readonly proposing: ProposeBoundaries,
    private readonly settling: SettleBoundaryProposal,
    private readonly consent: ConsentRead,
    private readonly proposals: BoundaryProposalsRepository,
  ) {}

  @Mutation(() => BoundariesResult, { description: 'The client alone says what may be done to the body.' })
  @Policy('boundaries.change')
  async changeBoundaries(@Args('input') input: BoundariesInput) {
    return this.consent.boundaries(await this.changing.run(input));
  }

  @Mutation(() => BoundaryProposalResult, {
    description: 'A practitioner of the team proposes a change and says why; the client decides.',
  })
  @Policy('boundaries.propose')
  async proposeBoundaries(@Args('input') input: ProposeBoundariesInput) {
    return this.proposals.one(await this.proposing.run(input));
  }

  @Mutation(() => BoundaryProposalResult, {
    description: 'The client’s answer; accepted, the changes lie on top of what holds, in a new version.',
  })
  @Policy('boundaries.change')
  async answerBoundaryProposal(@Args('input') input: AnswerBoundaryProposalInput) {
    return this.proposals.one(await this.settling.answer(input));
  }

  @Mutation(() => BoundaryProposalResult, { description: 'Takes back what the viewer proposed.' })
  @Policy('boundaries.withdraw')
  async withdrawBoundaryProposal(@Args('input') input: BoundaryProposalInput) {
    return this.proposals.one(await this.settling.withdraw(input));
  }
}
