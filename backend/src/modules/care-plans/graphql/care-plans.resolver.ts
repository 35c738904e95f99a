import { Args, ID, Info, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { fieldClassesOf } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { isUuid } from '../../../platform/validation/index.ts';
import { AgreeToCarePlan } from '../app/agree-to-care-plan.ts';
import { DraftCarePlan } from '../app/draft-care-plan.ts';
import { ProposeCarePlan } from '../app/propose-care-plan.ts';
import { type CarePlanRow, CarePlansRead } from '../data/care-plans.read.ts';
import { CarePlanInput, CarePlanVersionInput } from './care-plan.input.ts';
import { CarePlan, CarePlanResult } from './care-plan.type.ts';
import { ALL_MODALITIES, Modality } from './modality.type.ts';

@Resolver()
export class CarePlansResolver {
  constructor(
    private readonly plans: CarePlansRead,
    private readonly drafting: DraftCarePlan,
    private readonly proposing: ProposeCarePlan,
    private readonly agreeing: AgreeToCarePlan,
  ) {}

  @Query(() => [Modality], { description: 'The ways of working, with the training that each asks for.' })
  @Policy('modality.list')
  modalities(): readonly Modality[] {
    return ALL_MODALITIES;
  }

  @Query(() => CarePlan, {
    nullable: true,
    description:
      'A version of a plan; without a number the one in force, or the newest. Null when out of reach.',
  })
  @Policy('plan.read')
  async carePlan(
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, nullable: true }) version: number | null | undefined,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CarePlanRow | null> {
    return isUuid(id) ? this.plans.open(id, version ?? null, fieldClassesOf(info)) : null;
  }

  @Mutation(() => CarePlanResult, { description: 'Creates a plan, or a new version of one, as a draft.' })
  @Policy('plan.draft')
  async draftCarePlan(@Args('input') input: CarePlanInput) {
    return this.plans.byVersionId(await this.drafting.run(input));
  }

  @Mutation(() => CarePlanResult, {
    description: 'Puts a draft forward to the client and the team; who does, agrees to it.',
  })
  @Policy('plan.propose')
  async proposeCarePlan(@Args('input') input: CarePlanVersionInput) {
    return this.plans.byVersionId(await this.proposing.run(input));
  }

  @Mutation(() => CarePlanResult, {
    description:
      'Agrees to a version; with the client’s and the lead psychotherapist’s agreement it is in force.',
  })
  @Policy('plan.agree')
  async agreeToCarePlan(@Args('input') input: CarePlanVersionInput) {
    return this.plans.byVersionId(await this.agreeing.run(input));
  }
}
