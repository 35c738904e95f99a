import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { AskForPlanning } from '../app/ask-for-planning.ts';
import { ClosePlanning } from '../app/close-planning.ts';
import { type PlanningRequestRow, PlanningRequestsRepository } from '../data/planning-requests.repository.ts';
import {
  AskForPlanningInput,
  ClosePlanningRequestInput,
  PlanningRequest,
  PlanningRequestResult,
} from './planning-request.type.ts';

@Resolver(() => Client)
export class PlanningRequestsResolver {
  constructor(
    private readonly requests: PlanningRequestsRepository,
    private readonly asking: AskForPlanning,
    private readonly closing: ClosePlanning,
  ) {}

  @Mutation(() => PlanningRequestResult, {
    description: 'A client with a plan in force and nothing booked ahead asks for the coming weeks.',
  })
  @Policy('planning.ask')
  async askForPlanning(@Args('input') input: AskForPlanningInput): Promise<PlanningRequestRow | null> {
    return this.requests.one(await this.asking.run(input));
  }

  @Mutation(() => PlanningRequestResult, {
    description: 'The client takes it back, or the care team has seen to it; booking ends it by itself.',
  })
  @Policy('planning.close')
  async closePlanningRequest(
    @Args('input') input: ClosePlanningRequestInput,
  ): Promise<PlanningRequestRow | null> {
    return this.requests.one(await this.closing.run(input));
  }

  @ResolveField(() => PlanningRequest, {
    nullable: true,
    description: 'What the client asks for at present; null also where the plan is not open to the viewer.',
  })
  @RecordClass('APPOINTMENTS')
  planningRequest(@Parent() { id }: ClientRow): Promise<PlanningRequestRow | null> {
    return this.requests.openOf(id);
  }

  @ResolveField(() => Boolean, {
    description: 'To the client: whether there is something to ask for. False to everybody else.',
  })
  @RecordClass('APPOINTMENTS')
  mayAskForPlanning(@Parent() { id }: ClientRow): Promise<boolean> {
    return this.requests.mayAsk(id);
  }
}
