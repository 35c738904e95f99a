import { exportTimeLineSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';

@Injectable()
export class ExportTimeLine {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * Leaves the trace that somebody takes a client's time line out of Attune (R26): what they can see of it
   * was noted when it was read; that it is a file now is noted here.
   * @throws ProblemError NotFound, Forbidden, InvalidInput.
   */
  async run(input: unknown): Promise<{ readonly at: string }> {
    const { clientId, format } = parseInput(exportTimeLineSchema, input);
    return this.work.run(async (unit) => {
      const relation = await this.authz.require(unit, 'timeLine.export', clientId);
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: 'timeLine.export',
        clientIds: [clientId],
        subjectType: `TIME_LINE_${format}`,
        subjectId: clientId,
        fieldClasses: ['APPOINTMENTS', 'FLAGS', 'MEASURES', 'PLAN', 'SESSION_RESPONSES'],
      });
      return { at: this.clock.now().toISOString() };
    });
  }
}
