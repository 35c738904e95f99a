import { endEmergencyAccessSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION } from '../../../platform/authz/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, notFound } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { EmergencyRepository } from '../data/emergency.repository.ts';

@Injectable()
export class EndEmergencyAccess {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly emergencies: EmergencyRepository,
  ) {}

  /**
   * Closes a record that the actor opened in an emergency, before its time.
   * @returns the id.
   * @throws ProblemError NotFound for what the actor did not open; Conflict when it is over.
   */
  async run(input: unknown): Promise<string> {
    const { emergencyAccessId: id } = parseInput(endEmergencyAccessSchema, input);
    return this.work.run(async (unit) => {
      const access = await this.emergencies.ownIn(unit, id);
      if (!access) {
        throw notFound();
      }
      if (!(await this.emergencies.end(unit, id))) {
        throw conflict('It is over already.');
      }
      const { clientId } = access;
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION.EMERGENCY,
        action: 'emergency.end',
        clientIds: [clientId],
        subjectType: 'EMERGENCY_ACCESS',
        subjectId: id,
      });
      await this.live.notify(unit, { kind: 'EMERGENCY_ACCESS', id, clientId });
      return id;
    });
  }
}
