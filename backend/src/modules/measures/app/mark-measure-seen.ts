import { markMeasureSeenSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { AssignmentsRepository } from '../data/assignments.repository.ts';

@Injectable()
export class MarkMeasureSeen {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly assignments: AssignmentsRepository,
  ) {}

  /**
   * A psychotherapist of the team has looked at a total that rose, or at a time that was missed: it waits for
   * none of them any more. The first one counts; doing it again changes nothing.
   * @returns the subject's id. @throws ProblemError InvalidInput, NotFound, Forbidden.
   */
  async run(input: unknown): Promise<string> {
    const { subjectId } = parseInput(markMeasureSeenSchema, input);
    return this.work.run(async (unit) => {
      const subject = await this.assignments.toBeSeen(unit, subjectId);
      if (!subject) {
        throw notFound();
      }
      const { clientId } = subject;
      const relation = await this.authz.require(unit, 'measure.see', clientId);
      if (await this.assignments.see(unit, subject, this.clock.nowText())) {
        await this.audit.record(unit, {
          ...AUDIT_OF_RELATION[relation],
          action: 'measure.see',
          clientIds: [clientId],
          subjectType: subject.responseId === null ? 'MEASURE_OCCURRENCE' : 'MEASURE',
          subjectId,
          fieldClasses: ['MEASURES'],
        });
        await this.live.notify(unit, { kind: 'MEASURES', id: subjectId, clientId });
      }
      return subjectId;
    });
  }
}
