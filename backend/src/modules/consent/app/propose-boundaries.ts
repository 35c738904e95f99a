import { type BoundaryChanges, proposeBoundariesSchema, sameBoundaries, withChanges } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { isUniqueViolation, type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { invalid } from '../../../platform/errors/index.ts';
import { once } from '../../../platform/idempotency/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { BoundaryProposalsRepository } from '../data/boundary-proposals.repository.ts';
import { ConsentRead } from '../data/consent.read.ts';
import { NO_BOUNDARIES_YET } from '../domain/no-boundaries-yet.ts';

@Injectable()
export class ProposeBoundaries {
  // long-constructor: a use case names every part it acts through.
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly consent: ConsentRead,
    private readonly proposals: BoundaryProposalsRepository,
  ) {}

  /**
   * A practitioner of the team proposes a change, with a reason; the client decides.
   * @returns the id of the proposal.
   * @throws ProblemError InvalidInput for what no client could choose, for what is so already, and
   *   while an earlier proposal of this practitioner waits for the client's answer.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<string> {
    const { clientId, reason, ...named } = parseInput(proposeBoundariesSchema, input);
    return this.work.run(async (unit) => {
      const relation = await this.authz.require(unit, 'boundaries.propose', clientId);
      return once(unit, { operation: 'proposeBoundaries', key: input.idempotencyKey, input }, async () => {
        const id = newId();
        await this.insert(unit, { id, clientId, reason, changes: onlyNamed(named) });
        await unit.all([
          this.audit.statement({
            ...AUDIT_OF_RELATION[relation],
            action: 'boundaries.propose',
            clientIds: [clientId],
            subjectType: 'BOUNDARY_PROPOSAL',
            subjectId: id,
            fieldClasses: ['BOUNDARIES'],
          }),
          this.live.statement({ kind: 'BOUNDARIES', id, clientId }),
        ]);
        await this.outbox.tell(unit, 'BOUNDARIES_PROPOSED', id);
        return id;
      });
    });
  }

  private async insert(
    unit: Unit,
    proposal: { id: string; clientId: string; reason: string; changes: BoundaryChanges },
  ): Promise<void> {
    const newest = (await this.consent.boundariesIn(unit, proposal.clientId)) ?? NO_BOUNDARIES_YET;
    if (sameBoundaries(newest, withChanges(newest, proposal.changes))) {
      throw invalid({ path: 'clientId', message: 'This is so already; please say what should change.' });
    }
    try {
      await this.proposals.propose(unit, { ...proposal, onVersion: newest.version }, this.clock.nowText());
    } catch (error) {
      if (isUniqueViolation(error, 'boundary_proposal_one_open')) {
        throw invalid({
          path: 'clientId',
          message: 'You have proposed something that is not answered yet; please take it back first.',
        });
      }
      throw error;
    }
  }
}

/** Only what is to change is kept, so that everything else stays as the client has it by then. */
function onlyNamed(changes: object): BoundaryChanges {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
