import { decide, type Phase } from '@attune/shared';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Authz } from '../../../platform/authz/index.ts';
import { Client, type ClientRow, Withheld } from '../../clients/index.ts';
import { type CarePlanRow, CarePlansRead } from '../data/care-plans.read.ts';
import { CarePlan, CarePlanVersionSummary, PhaseEnum } from './care-plan.type.ts';

/** The plan on a client's record: each field is empty to whom row-level security shows none. */
@Resolver(() => Client)
export class ClientPlanResolver {
  constructor(
    private readonly plans: CarePlansRead,
    private readonly authz: Authz,
  ) {}

  @ResolveField(() => PhaseEnum, { nullable: true, description: 'The phase of the plan in force.' })
  @RecordClass('PLAN')
  async phase(@Parent() client: ClientRow): Promise<Phase | null> {
    return (await this.plans.activeVersionOf(client.id))?.phase ?? null;
  }

  @ResolveField(() => CarePlan, { nullable: true, description: 'The version in force.' })
  @RecordClass('PLAN')
  activePlan(@Parent() client: ClientRow): Promise<CarePlanRow | null> {
    return this.plans.activeVersionOf(client.id);
  }

  @ResolveField(() => CarePlan, {
    nullable: true,
    description: 'The newest version put forward that is not in force yet.',
  })
  @RecordClass('PLAN')
  planProposal(@Parent() client: ClientRow): Promise<CarePlanRow | null> {
    return this.plans.proposalOf(client.id);
  }

  @ResolveField(() => CarePlan, {
    nullable: true,
    description: 'The newest draft; for psychotherapists of the team.',
  })
  @RecordClass('PLAN')
  planDraft(@Parent() client: ClientRow): Promise<CarePlanRow | null> {
    return this.plans.draftOf(client.id);
  }

  @ResolveField(() => [CarePlanVersionSummary], { description: 'Every version put forward, newest first.' })
  @RecordClass('PLAN')
  async planVersions(@Parent() client: ClientRow): Promise<CarePlanVersionSummary[]> {
    const rows = await this.plans.versionsOf(client.id);
    return rows.map(({ id, version, versionState, phase, author, createdAt, proposedAt, inForceAt }) => ({
      planId: id,
      version,
      state: versionState,
      phase,
      author,
      createdAt,
      proposedAt,
      inForceAt,
    }));
  }

  @ResolveField(() => Withheld, {
    nullable: true,
    description: 'Why the plan is not open to the viewer; null when it is.',
  })
  async planWithheld(@Parent() client: ClientRow): Promise<Withheld | null> {
    const facts = await this.authz.factsOf(client.id);
    const decision = decide('plan.read', facts);
    if (decision.allow) {
      return null;
    }
    return {
      reason: decision.reason,
      category: facts.relations.includes('MASSAGE_THERAPIST') ? 'PLAN' : null,
    };
  }
}
