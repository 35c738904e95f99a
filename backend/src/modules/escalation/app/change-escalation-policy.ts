import { changeEscalationSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION } from '../../../platform/authz/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { staleVersion } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { EscalationPolicyRepository } from '../data/escalation-policy.repository.ts';

@Injectable()
export class ChangeEscalationPolicy {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly policies: EscalationPolicyRepository,
  ) {}

  /**
   * Sets who is told when nobody answers, as a new version. It holds for what is raised from then on:
   * flags that are open keep the steps they were given.
   * @throws ProblemError InvalidInput beyond the limits; StaleVersion where somebody was faster.
   */
  async run(input: unknown): Promise<void> {
    const { basedOnVersion, levels } = parseInput(changeEscalationSchema, input);
    await this.work.run(async (unit) => {
      const id = newId();
      if ((await this.policies.write(unit, id, basedOnVersion, levels)) === null) {
        throw staleVersion(await this.policies.newestIn(unit));
      }
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION.ADMINISTRATOR,
        action: 'escalation.change',
        clientIds: [],
        subjectType: 'ESCALATION_POLICY',
        subjectId: id,
      });
    });
  }
}
