import { type Discipline, TEAM_STATES, type TeamState } from '@attune/shared';
import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  Forbidden,
  InvalidInput,
  NotFound,
  Problem,
  ScopeOfPracticeProblem,
} from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf } from '../../../platform/graphql/index.ts';
import { DisciplineEnum } from '../../practices/index.ts';

const TeamStateEnum = enumOf(TEAM_STATES);
registerEnumType(TeamStateEnum, { name: 'TeamState' });

@ObjectType()
export class CareTeamMember {
  @Field(() => ID)
  id: string;

  @Field(() => DisciplineEnum)
  discipline: Discipline;

  @Field()
  lead: boolean;

  @Field(() => TeamStateEnum)
  state: TeamState;

  @Field(() => DateTimeType, { nullable: true, description: 'Since when in this state.' })
  since: string | null;
}

@InputType()
export class ProposeCareTeamMemberInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => ID)
  memberId: string;

  @Field(() => DisciplineEnum)
  discipline: Discipline;

  @Field(() => Boolean, { nullable: true })
  lead?: boolean | null;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class CareTeamMemberInput {
  @Field(() => ID)
  careTeamMemberId: string;
}

@InputType()
export class EndCareTeamMembershipInput {
  @Field(() => ID)
  careTeamMemberId: string;

  @Field(() => String, { nullable: true })
  reason?: string | null;
}

export const CareTeamResult = createUnionType({
  name: 'CareTeamResult',
  types: () => [CareTeamMember, NotFound, Forbidden, InvalidInput, ScopeOfPracticeProblem] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'CareTeamMember'),
});
