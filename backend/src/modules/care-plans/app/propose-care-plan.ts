import { carePlanVersionSchema, nextState, PLAN_MACHINE, PLAN_VERSION_MACHINE } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { notFound, staleVersion } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { CarePlansRepository, type PlanHead, type VersionHead } from '../data/care-plans.repository.ts';
import { planIsClosed, refuseFindings, requireTrainings } from '../domain/refusals.ts';
import { PlanChecks } from './plan-checks.ts';

@Injectable()
export class ProposeCarePlan {
  // long-constructor: a use case names every part it acts through.
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly checks: PlanChecks,
    private readonly plans: CarePlansRepository,
  ) {}

  /**
   * Puts a draft forward to the client and the team; its content is fixed from here on. Who proposes
   * a version agrees to it. A version proposed before and not yet in force is withdrawn. Asking twice
   * changes nothing.
   * @returns the id of the version.
   * @throws ProblemError StaleVersion for a version that a later one has replaced; ConsentProblem when
   *   the client's boundaries changed since the draft (R8); InvalidInput while something is missing.
   */
  async run(input: unknown): Promise<string> {
    const { planId, version } = parseInput(carePlanVersionSchema, input);
    return this.work.run(async (unit) => {
      const seen = await this.plans.find(unit, planId);
      if (!seen) {
        throw notFound();
      }
      const relation = await this.authz.require(unit, 'plan.propose', seen.clientId);
      const { plan, versions } = await this.plans.lock(unit, planId);
      const wanted = versions.find((one) => one.version === version);
      if (!plan || !wanted) {
        throw notFound();
      }
      if (wanted.state === 'PROPOSED') {
        return wanted.id;
      }
      if (nextState(PLAN_VERSION_MACHINE, wanted.state, 'PROPOSE') === null) {
        throw staleVersion(versions[0]?.version ?? version);
      }
      const state = nextState(PLAN_MACHINE, plan.state, 'PROPOSE');
      if (state === null) {
        throw planIsClosed(plan.state);
      }
      await this.check(unit, plan, wanted);
      const { clientId } = plan;
      const trail = AUDIT_OF_RELATION[relation];
      const at = this.clock.nowText();
      await unit.all([
        this.plans.withdraw(planId, 'PROPOSED'),
        this.plans.propose(planId, version, at),
        this.plans.move(planId, state, at),
        this.plans.agree({ planId, version, clientId }, trail.role, practiceActor().name, at),
        this.audit.statement({
          ...trail,
          action: 'plan.propose',
          clientIds: [clientId],
          subjectType: 'CARE_PLAN',
          subjectId: planId,
          fieldClasses: ['PLAN'],
        }),
        this.live.statement({ kind: 'CARE_PLAN', id: planId, clientId }),
      ]);
      await this.outbox.tell(unit, 'CARE_PLAN_PROPOSED', wanted.id);
      return wanted.id;
    });
  }

  /** The draft may be weeks old: boundaries and trainings are those of today. */
  private async check(
    unit: Unit,
    { id, clientId }: PlanHead,
    { version, phase }: VersionHead,
  ): Promise<void> {
    const activities = await this.plans.activities(unit, id, version);
    refuseFindings(await this.checks.of(unit, clientId, phase, activities));
    const team = await this.plans.teamCredentials(unit, clientId);
    requireTrainings(activities, team, this.clock.nowText().slice(0, 10));
  }
}
