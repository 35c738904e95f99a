import { Field, ObjectType } from '@nestjs/graphql';
import { LocalDateType } from '../../../platform/graphql/index.ts';

@ObjectType({ description: 'Whom to call when it cannot wait.' })
export class CrisisResource {
  @Field()
  name: string;

  @Field(() => String, { nullable: true })
  phone: string | null;

  @Field(() => String, { nullable: true })
  text: string | null;

  @Field(() => String, { nullable: true })
  url: string | null;

  @Field()
  region: string;

  @Field(() => LocalDateType)
  checkedOn: string;
}
