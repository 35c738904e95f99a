import { compareSafetyPlans, decide, NO_SAFETY_PLAN } from '@attune/shared';
import { Args, ArgsType, Field, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Authz, Policy } from '../../../platform/authz/index.ts';
import { invalid } from '../../../platform/errors/index.ts';
import { PageArgs, pageRequest, toConnection } from '../../../platform/graphql/index.ts';
import { Client, type ClientRow, Withheld } from '../../clients/index.ts';
import { SaveSafetyPlan } from '../app/save-safety-plan.ts';
import { type SafetyPlanRow, SafetyPlansRead, type SafetyPlanVersionRow } from '../data/safety-plans.read.ts';
import {
  SafetyPlan,
  SafetyPlanResult,
  SafetyPlanVersion,
  SafetyPlanVersionConnection,
  SaveSafetyPlanInput,
} from './safety-plan.type.ts';

@ArgsType()
class SafetyPlanVersionsArgs extends PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 10 })
  override first: number | null;
}

@Resolver(() => Client)
export class ClientSafetyPlanResolver {
  constructor(
    private readonly plans: SafetyPlansRead,
    private readonly authz: Authz,
  ) {}

  @ResolveField(() => SafetyPlan, {
    nullable: true,
    description:
      'The safety plan, for the client and the care team; null where there is none, and to anybody else.',
  })
  @RecordClass('SAFETY_PLAN')
  async safetyPlan(@Parent() client: ClientRow): Promise<SafetyPlanRow | null> {
    const [row, facts] = await Promise.all([this.plans.newest(client.id), this.authz.factsOf(client.id)]);
    return decide('safetyPlan.readForTable', facts).allow ? row : null;
  }

  @ResolveField(() => SafetyPlanVersionConnection, {
    description: 'Every version, the newest first; none to whom the steps are withheld.',
  })
  @RecordClass('SAFETY_PLAN')
  async safetyPlanVersions(@Parent() client: ClientRow, @Args() args: SafetyPlanVersionsArgs) {
    const request = pageRequest(args, 1);
    if (request.after && !/^\d{1,9}$/.test(request.after[0] ?? '')) {
      throw invalid({ path: 'after', message: 'This is no place in the list.' });
    }
    const [rows, facts] = await Promise.all([
      this.plans.ofClient(client.id, request),
      this.authz.factsOf(client.id),
    ]);
    return toConnection(decide('safetyPlan.read', facts).allow ? rows : [], request, (row) => [
      String(row.version),
    ]);
  }
}

@Resolver(() => SafetyPlan)
export class SafetyPlanResolver {
  constructor(
    private readonly plans: SafetyPlansRead,
    private readonly saving: SaveSafetyPlan,
    private readonly authz: Authz,
  ) {}

  @Mutation(() => SafetyPlanResult, {
    description: 'Saves the whole plan as its next version; what holds already makes none.',
  })
  @Policy('safetyPlan.write')
  async saveSafetyPlan(@Args('input') input: SaveSafetyPlanInput) {
    return this.plans.newest(await this.saving.run(input));
  }

  @ResolveField(() => [Withheld], {
    description:
      'That something is kept from the viewer and that the client decides: never what, nor how much.',
  })
  async withheld(@Parent() { clientId }: SafetyPlanRow): Promise<Withheld[]> {
    const decision = decide('safetyPlan.read', await this.authz.factsOf(clientId));
    return decision.allow ? [] : [{ reason: decision.reason, category: 'SAFETY_PLAN' }];
  }

  @ResolveField(() => [String], {
    nullable: true,
    description:
      'What it says otherwise than an earlier version, in sentences; 0 is before there was one. Null where there is no such version, or where it is withheld.',
  })
  async changesSince(
    @Parent() plan: SafetyPlanRow,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<string[] | null> {
    const before = await this.plans.at(plan.clientId, version);
    return before && plan.stepsOpen ? compareSafetyPlans(before, plan) : null;
  }
}

@Resolver(() => SafetyPlanVersion)
export class SafetyPlanVersionResolver {
  @ResolveField(() => [String], { description: 'What it changed, in sentences.' })
  changes(@Parent() row: SafetyPlanVersionRow): string[] {
    return compareSafetyPlans(row.before ?? NO_SAFETY_PLAN, row);
  }

  @ResolveField(() => SafetyPlan)
  plan(@Parent() row: SafetyPlanVersionRow): SafetyPlanRow {
    return row;
  }
}
