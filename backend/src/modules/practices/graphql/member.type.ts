import { DISCIPLINES, type Discipline, type Role } from '@attune/shared';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../../../platform/graphql/index.ts';
import { RoleEnum } from '../../identity/index.ts';

export const DisciplineEnum = enumOf(DISCIPLINES);
registerEnumType(DisciplineEnum, { name: 'Discipline' });

@ObjectType()
export class Member {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field(() => [RoleEnum])
  roles: readonly Role[];

  @Field(() => [DisciplineEnum])
  disciplines: readonly Discipline[];

  @Field(() => [String])
  trainings: readonly string[];
}
