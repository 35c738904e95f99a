import { disclosureStepSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { DisclosuresRepository } from '../data/disclosures.repository.ts';
import { DisclosureSteps } from './disclosure-steps.ts';

@Injectable()
export class RevokeDisclosure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly steps: DisclosureSteps,
    private readonly disclosures: DisclosuresRepository,
  ) {}

  /**
   * The client or a psychotherapist of the team takes a summary back: from the commit on its link opens nothing.
   * @returns its id. @throws ProblemError InvalidInput, NotFound, Forbidden; Conflict where it has ended already.
   */
  async run(input: unknown): Promise<string> {
    const { disclosureId } = parseInput(disclosureStepSchema, input);
    return this.work.run(async (unit) => {
      const { row, relation } = await this.steps.take(unit, disclosureId, 'disclosure.revoke', 'REVOKE');
      this.disclosures.revoke(unit, row.id, this.clock.nowText());
      await this.steps.leaveTrace(unit, row, relation, 'disclosure.revoke');
      if (row.state !== 'DRAFT') {
        await this.steps.tell(unit, row, 'DISCLOSURE_REVOKED');
      }
      return row.id;
    });
  }
}
