import { PLANNING_REQUEST_STATES, type PlanningRequestState } from '@attune/shared';
import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Conflict, Forbidden, InvalidInput, NotFound, Problem } from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf } from '../../../platform/graphql/index.ts';

export const PlanningRequestStateEnum = enumOf(PLANNING_REQUEST_STATES);
registerEnumType(PlanningRequestStateEnum, { name: 'PlanningRequestState' });

@ObjectType({ description: 'A client asks their care team to plan the coming weeks.' })
export class PlanningRequest {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: 'What the client adds.' })
  note: string | null;

  @Field(() => PlanningRequestStateEnum, {
    description:
      'BOOKED: an appointment was. CLOSED: the care team has seen to it otherwise. WITHDRAWN: by the client.',
  })
  state: PlanningRequestState;

  @Field(() => DateTimeType)
  askedAt: string;
}

@InputType()
export class AskForPlanningInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class ClosePlanningRequestInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => ID)
  requestId: string;
}

export const PlanningRequestResult = createUnionType({
  name: 'PlanningRequestResult',
  types: () => [PlanningRequest, NotFound, Forbidden, InvalidInput, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'PlanningRequest'),
});
