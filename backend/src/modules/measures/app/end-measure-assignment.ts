import { endMeasureAssignmentSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, notFound } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { AssignmentsRead } from '../data/assignments.read.ts';
import { AssignmentsRepository } from '../data/assignments.repository.ts';

@Injectable()
export class EndMeasureAssignment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly read: AssignmentsRead,
    private readonly assignments: AssignmentsRepository,
  ) {}

  /**
   * From now on the client is not asked for it any more; what was open is not missed.
   * @returns the assignment's id. @throws ProblemError InvalidInput, NotFound, Forbidden; Conflict where it has ended.
   */
  async run(input: unknown): Promise<string> {
    const { assignmentId } = parseInput(endMeasureAssignmentSchema, input);
    return this.work.run(async (unit) => {
      const found = await this.read.find(unit, assignmentId);
      if (!found) {
        throw notFound();
      }
      const { clientId } = found;
      const relation = await this.authz.require(unit, 'measure.assign', clientId);
      if (!(await this.assignments.end(unit, assignmentId, this.clock.nowText()))) {
        throw conflict('It has ended already.');
      }
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: 'measure.assign',
        clientIds: [clientId],
        subjectType: 'MEASURE_ASSIGNMENT',
        subjectId: assignmentId,
        fieldClasses: ['MEASURES'],
      });
      await this.live.notify(unit, { kind: 'MEASURES', id: assignmentId, clientId });
      return assignmentId;
    });
  }
}
