import { joinWaitingListSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, notFound } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { WaitingListRepository } from '../data/waiting-list.repository.ts';

@Injectable()
export class JoinWaitingList {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly waiting: WaitingListRepository,
  ) {}

  /**
   * A client waits for a time of a service, on their own or put there by the practice.
   * @returns the entry's id.
   * @throws ProblemError InvalidInput, NotFound, Forbidden; Conflict for a key used with other contents.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<string> {
    const entry = parseInput(joinWaitingListSchema, input);
    const { clientId, serviceId, practitionerId } = entry;
    return this.work.run(async (unit) => {
      const service = await this.waiting.service(unit, serviceId, practitionerId);
      const relation = await this.authz.require(
        unit,
        'waiting.write',
        clientId,
        service?.discipline === 'MASSAGE',
      );
      if (!service) {
        throw notFound();
      }
      if (!service.offered) {
        throw invalid({
          path: 'practitionerId',
          message:
            'This practitioner does not offer this. Please choose somebody else, or anybody of the team.',
        });
      }
      const { id, fresh } = await claim(unit, {
        operation: 'joinWaitingList',
        key: input.idempotencyKey,
        input,
      });
      if (fresh) {
        this.waiting.add(unit, { ...entry, id, at: this.clock.nowText() }, service.discipline);
        await this.audit.record(unit, {
          ...AUDIT_OF_RELATION[relation],
          action: 'waiting.join',
          clientIds: [clientId],
          subjectType: 'WAITING_ENTRY',
          subjectId: id,
          fieldClasses: ['APPOINTMENTS'],
        });
        await this.live.notify(unit, { kind: 'APPOINTMENT', id, clientId });
      }
      return id;
    });
  }
}
