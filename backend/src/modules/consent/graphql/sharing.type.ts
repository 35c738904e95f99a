import { type Discipline, SHARING_SCREENS, type SharingCategory, type SharingScreen } from '@attune/shared';
import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Forbidden, InvalidInput, Problem } from '../../../platform/errors/index.ts';
import { connectionOf, DateTimeType, enumOf } from '../../../platform/graphql/index.ts';
import { SharingCategoryEnum } from '../../clients/index.ts';
import { DisciplineEnum } from '../../practices/index.ts';

const SharingScreenEnum = enumOf(SHARING_SCREENS);
registerEnumType(SharingScreenEnum, { name: 'SharingScreen' });

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

@ObjectType({ description: 'Something that the client said about sharing; the history keeps it for ever.' })
export class SharingEvent {
  @Field(() => ID)
  id: string;

  @Field(() => DateTimeType)
  at: string;

  @Field()
  who: string;

  @Field(() => SharingCategoryEnum)
  category: SharingCategory;

  @Field(() => DisciplineEnum)
  discipline: Discipline;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Null: the person is to be as the discipline again.',
  })
  granted: boolean | null;

  @Field(() => SharingScreenEnum)
  screen: SharingScreen;
}

export const SharingEventConnection = connectionOf(SharingEvent, 'SharingEvent');

@InputType()
export class SetSharingInput {
  @Field(() => SharingCategoryEnum)
  category: SharingCategory;

  @Field(() => DisciplineEnum)
  discipline: Discipline;

  @Field()
  granted: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'One person of the own team in that discipline; counts before what the discipline is told.',
  })
  memberId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The person is to be as the discipline again; `granted` says nothing then.',
  })
  followDiscipline?: boolean | null;

  @Field(() => SharingScreenEnum, { nullable: true, description: 'Where the client said so.' })
  screen?: SharingScreen | null;
}

export const SharingResult = createUnionType({
  name: 'SharingResult',
  types: () => [SharingConsent, Forbidden, InvalidInput] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'SharingConsent'),
});
