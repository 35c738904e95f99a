import { DISCIPLINES } from '@attune/shared';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../../../platform/graphql/index.ts';

export const DisciplineEnum = enumOf(DISCIPLINES);
registerEnumType(DisciplineEnum, { name: 'Discipline' });

@ObjectType()
export class Member {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;
}
