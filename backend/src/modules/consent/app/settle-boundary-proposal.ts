import {
  answerBoundaryProposalSchema,
  type ClientAction,
  type Relation,
  withChanges,
  withdrawBoundaryProposalSchema,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, notFound } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import {
  type BoundaryProposalRow,
  BoundaryProposalsRepository,
} from '../data/boundary-proposals.repository.ts';
import { WriteBoundaries } from './write-boundaries.ts';

/** Ends a proposal: the client accepts it or does not, or its author takes it back. */
@Injectable()
export class SettleBoundaryProposal {
  // long-constructor: a use case names every part it acts through.
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly proposals: BoundaryProposalsRepository,
    private readonly writing: WriteBoundaries,
  ) {}

  /**
   * The client's answer. Accepted, the proposal's changes lie on top of what holds now, in a new version.
   * @returns the id of the proposal.
   * @throws ProblemError StaleVersion when what holds is not what the client saw; InvalidInput for a
   *   proposal that was answered or taken back before.
   */
  answer(input: unknown): Promise<string> {
    const { proposalId, accept, expectedVersion } = parseInput(answerBoundaryProposalSchema, input);
    return this.settle(proposalId, 'boundaries.change', async (unit, { clientId, changes }, relation) => {
      if (!accept) {
        await this.proposals.settle(unit, proposalId, 'DECLINED', this.clock.nowText());
        this.leaveTrace(unit, { proposalId, clientId, relation, action: 'boundaries.decline' });
        await this.outbox.tell(unit, 'BOUNDARIES_DECLINED', proposalId);
        return;
      }
      const version = await this.writing.run(unit, {
        clientId,
        expectedVersion,
        contents: (newest) => withChanges(newest, changes),
        action: 'boundaries.accept',
        relation,
        proposalId,
      });
      await this.proposals.settle(unit, proposalId, 'ACCEPTED', this.clock.nowText(), version);
      await this.outbox.tell(unit, 'BOUNDARIES_ACCEPTED', proposalId);
      if (version === expectedVersion) {
        this.leaveTrace(unit, { proposalId, clientId, relation, action: 'boundaries.accept' });
      }
    });
  }

  /** Takes back what the actor proposed. @returns the id of the proposal. */
  withdraw(input: unknown): Promise<string> {
    const { proposalId } = parseInput(withdrawBoundaryProposalSchema, input);
    return this.settle(proposalId, 'boundaries.withdraw', async (unit, { clientId }, relation) => {
      await this.proposals.settle(unit, proposalId, 'WITHDRAWN', this.clock.nowText());
      this.leaveTrace(unit, { proposalId, clientId, relation, action: 'boundaries.withdraw' });
    });
  }

  private settle(
    id: string,
    action: ClientAction,
    how: (unit: Unit, proposal: BoundaryProposalRow, relation: Relation) => Promise<void>,
  ): Promise<string> {
    return this.work.run(async (unit) => {
      const seen = await this.proposals.findIn(unit, id);
      if (!seen) {
        throw notFound();
      }
      const relation = await this.authz.require(unit, action, seen.clientId, seen.own);
      const proposal = await this.proposals.lock(unit, id);
      if (proposal?.state !== 'PROPOSED') {
        throw invalid({ path: 'proposalId', message: 'This has been answered or taken back already.' });
      }
      await how(unit, proposal, relation);
      return id;
    });
  }

  private leaveTrace(
    unit: Unit,
    step: { proposalId: string; clientId: string; relation: Relation; action: string },
  ): void {
    const { proposalId, clientId, relation, action } = step;
    unit.write(
      ...this.audit.statement({
        ...AUDIT_OF_RELATION[relation],
        action,
        clientIds: [clientId],
        subjectType: 'BOUNDARY_PROPOSAL',
        subjectId: proposalId,
        fieldClasses: ['BOUNDARIES'],
      }),
    );
    unit.write(...this.live.statement({ kind: 'BOUNDARIES', id: proposalId, clientId }));
  }
}
