import { isEmptySafetyPlan, sameSafetyPlan, saveSafetyPlanSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, staleVersion } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { SafetyPlansRead } from '../data/safety-plans.read.ts';
import { SafetyPlansRepository } from '../data/safety-plans.repository.ts';

/** The client, or a psychotherapist of the team with them, writes the next version of the safety plan. */
@Injectable()
export class SaveSafetyPlan {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly read: SafetyPlansRead,
    private readonly plans: SafetyPlansRepository,
  ) {}

  /**
   * Saves the whole. What holds already makes no version, so that the same sent twice is saved once,
   * whichever version it rested on. @returns the client's id.
   * @throws ProblemError NotFound, Forbidden, InvalidInput; StaleVersion with the newest number where
   *   somebody else was first.
   */
  async run(input: unknown): Promise<string> {
    const { clientId, expectedVersion, ...plan } = parseInput(saveSafetyPlanSchema, input);
    return this.work.run(async (unit) => {
      const relation = await this.authz.require(unit, 'safetyPlan.write', clientId);
      const newest = await this.read.newestIn(unit, clientId);
      this.read.foresee(unit, clientId);
      if (newest && sameSafetyPlan(newest, plan)) {
        return clientId;
      }
      if (!newest && isEmptySafetyPlan(plan)) {
        throw invalid({ path: 'warningSigns', message: 'Please write at least one line.' });
      }
      const version = newest?.version ?? 0;
      if (version !== expectedVersion) {
        throw staleVersion(version);
      }
      if (!(await this.plans.add(unit, clientId, version + 1, plan, this.clock.nowText()))) {
        throw staleVersion((await this.read.newestIn(unit, clientId))?.version ?? version + 1);
      }
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: 'safetyPlan.write',
        clientIds: [clientId],
        subjectType: 'SAFETY_PLAN',
        subjectId: clientId,
        fieldClasses: ['SAFETY_PLAN'],
      });
      await this.live.notify(unit, { kind: 'SAFETY_PLAN', id: clientId, clientId });
      return clientId;
    });
  }
}
