import { closePlanningSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, notFound } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { PlanningRequestsRepository } from '../data/planning-requests.repository.ts';

@Injectable()
export class ClosePlanning {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly requests: PlanningRequestsRepository,
  ) {}

  /**
   * Ends a request by hand: the client takes it back, or the team has seen to it otherwise, which the client
   * is told. Booking ends it by itself.
   * @returns its id. @throws ProblemError NotFound, Forbidden; Conflict where it is over already.
   */
  async run(input: unknown): Promise<string> {
    const { clientId, requestId } = parseInput(closePlanningSchema, input);
    return this.work.run(async (unit) => {
      const relation = await this.authz.require(unit, 'planning.close', clientId);
      const [seen, locked] = await Promise.all([
        this.requests.find(unit, requestId),
        this.requests.lock(unit, requestId),
      ]);
      if (seen?.clientId !== clientId) {
        throw notFound();
      }
      if (locked?.state !== 'OPEN') {
        throw conflict('This is settled already.');
      }
      const bySelf = relation === 'SELF';
      this.requests.close(unit, requestId, bySelf ? 'WITHDRAWN' : 'CLOSED', this.clock.nowText());
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: 'planning.close',
        clientIds: [clientId],
        subjectType: 'PLANNING_REQUEST',
        subjectId: requestId,
        fieldClasses: ['APPOINTMENTS'],
      });
      if (!bySelf) {
        await this.outbox.tell(unit, 'PLANNING_CLOSED', requestId);
      }
      await this.live.notify(unit, { kind: 'APPOINTMENT', id: requestId, clientId });
      return requestId;
    });
  }
}
