import { skipMeasureSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, notFound } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { AssignmentsRead } from '../data/assignments.read.ts';
import { AssignmentsRepository } from '../data/assignments.repository.ts';
import { occurrencesOf, shownStretch } from '../domain/occurrences-of.ts';

@Injectable()
export class SkipMeasure {
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
   * "Not today": a client leaves one time out. It counts as heard from and never as missed; answering stays
   * possible. Said twice it is said once.
   * @returns the assignment's id. @throws ProblemError InvalidInput, NotFound, Forbidden; Conflict where that time is
   *   not open.
   */
  async run(input: unknown): Promise<string> {
    const { assignmentId, occurrence } = parseInput(skipMeasureSchema, input);
    return this.work.run(async (unit) => {
      const found = await this.read.find(unit, assignmentId);
      if (!found) {
        throw notFound();
      }
      const { clientId } = found;
      const relation = await this.authz.require(unit, 'measure.skip', clientId);
      const now = this.clock.now();
      const stretch = shownStretch(now);
      const facts = await this.read.factsIn(unit, clientId, stretch);
      const meant = occurrencesOf(found, facts, stretch, { now, timeZone: practiceActor().timeZone }).find(
        ({ key }) => key === occurrence,
      );
      if (meant?.state === 'SKIPPED') {
        return assignmentId;
      }
      if (meant?.state !== 'DUE') {
        throw conflict('This is not asked for at the moment.');
      }
      await this.assignments.skip(unit, { assignmentId, occurrence, clientId, at: now.toISOString() });
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: 'measure.skip',
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
