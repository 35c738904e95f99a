import { setPreferredTimesSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { isUniqueViolation, type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { staleVersion } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { PreferredTimesRepository } from '../data/preferred-times.repository.ts';

@Injectable()
export class SetPreferredTimes {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly times: PreferredTimesRepository,
  ) {}

  /**
   * Says anew, as a whole, which times suit a client and which to stay away from: by the client, their
   * team, or who runs the practice. It ranks suggestions and refuses nothing.
   * @returns the client's id.
   * @throws ProblemError NotFound, Forbidden, InvalidInput; StaleVersion when somebody saved meanwhile.
   */
  async run(input: unknown): Promise<string> {
    const { clientId, expectedVersion, times } = parseInput(setPreferredTimesSchema, input);
    return this.work.run(async (unit) => {
      const relation = await this.authz.require(unit, 'preferredTimes.set', clientId);
      const version = await this.times.versionIn(unit, clientId);
      if (version !== expectedVersion) {
        throw staleVersion(version);
      }
      const id = await this.add(unit, clientId, version + 1, times);
      await unit.all([
        this.audit.statement({
          ...AUDIT_OF_RELATION[relation],
          action: 'preferredTimes.set',
          clientIds: [clientId],
          subjectType: 'PREFERRED_TIMES',
          subjectId: id,
          fieldClasses: ['APPOINTMENTS'],
        }),
        this.live.statement({ kind: 'APPOINTMENT', id, clientId }),
      ]);
      return clientId;
    });
  }

  private async add(
    unit: Unit,
    clientId: string,
    version: number,
    times: Parameters<PreferredTimesRepository['add']>[3],
  ): Promise<string> {
    try {
      return await this.times.add(unit, clientId, version, times, this.clock.nowText());
    } catch (error) {
      throw isUniqueViolation(error, 'preferred_times_once') ? staleVersion(version) : error;
    }
  }
}
