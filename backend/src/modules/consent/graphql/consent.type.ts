import type { Discipline, SharingCategory } from '@attune/shared';
import { Field, ObjectType } from '@nestjs/graphql';
import { DateTimeType, LocalDateType } from '../../../platform/graphql/index.ts';
import { SharingCategoryEnum } from '../../clients/index.ts';
import { DisciplineEnum } from '../../practices/index.ts';

@ObjectType()
export class SharingConsent {
  @Field(() => SharingCategoryEnum)
  category: SharingCategory;

  @Field(() => DisciplineEnum)
  discipline: Discipline;

  @Field()
  granted: boolean;

  @Field(() => DateTimeType, { nullable: true })
  since: string | null;
}

@ObjectType()
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
