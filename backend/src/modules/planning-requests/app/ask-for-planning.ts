import { askForPlanningSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { conflict } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { PlanningRequestsRepository } from '../data/planning-requests.repository.ts';

@Injectable()
export class AskForPlanning {
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
   * A client with a plan in force and nothing booked ahead asks the team to plan the coming weeks; whoever of
   * it may plan them is told.
   * @returns the request's id.
   * @throws ProblemError InvalidInput, NotFound, Forbidden; Conflict where there is nothing to plan, where one is
   *   open already, or for a key used with other contents.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<string> {
    const { clientId, note } = parseInput(askForPlanningSchema, input);
    return this.work.run(async (unit) => {
      const relation = await this.authz.require(unit, 'planning.ask', clientId);
      const { id, fresh } = await claim(unit, {
        operation: 'askForPlanning',
        key: input.idempotencyKey,
        input,
      });
      if (!fresh) {
        return id;
      }
      if (!(await this.requests.mayAskIn(unit, clientId))) {
        throw conflict(
          'You have a visit ahead, or no plan that is agreed yet. You can still ask for a single time.',
        );
      }
      if (!(await this.requests.add(unit, { id, clientId, note, at: this.clock.nowText() }))) {
        throw conflict('You have asked already. Your care team sees it.');
      }
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: 'planning.ask',
        clientIds: [clientId],
        subjectType: 'PLANNING_REQUEST',
        subjectId: id,
        fieldClasses: ['APPOINTMENTS'],
      });
      await this.outbox.tell(unit, 'PLANNING_ASKED', id);
      await this.live.notify(unit, { kind: 'APPOINTMENT', id, clientId });
      return id;
    });
  }
}
