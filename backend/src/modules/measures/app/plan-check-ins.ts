import { dateOf, planCheckInsSchema, zoneClock } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { CheckInRhythmsRepository } from '../data/check-in-rhythms.repository.ts';

@Injectable()
export class PlanCheckIns {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly rhythms: CheckInRhythmsRepository,
  ) {}

  /**
   * Says on which days a client is to check in, from today on; on none where neither is given.
   * @returns the client's id.
   * @throws ProblemError NotFound, Forbidden, InvalidInput.
   */
  async run(input: unknown): Promise<string> {
    const { clientId, weekdays, everyDays } = parseInput(planCheckInsSchema, input);
    return this.work.run(async (unit) => {
      const relation = await this.authz.require(unit, 'checkIn.plan', clientId);
      const now = this.clock.now();
      this.rhythms.set(unit, {
        clientId,
        weekdays: [...new Set(weekdays)].sort((one, other) => one - other),
        everyDays,
        startsOn: dateOf(zoneClock(practiceActor().timeZone).dayOf(now.getTime())),
        setAt: now.toISOString(),
      });
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: 'checkIn.plan',
        clientIds: [clientId],
        subjectType: 'CHECK_IN_RHYTHM',
        subjectId: clientId,
        fieldClasses: ['MEASURES'],
      });
      await this.live.notify(unit, { kind: 'MEASURES', id: clientId, clientId });
      return clientId;
    });
  }
}
