import { REGION_CHOICES, type RegionChoice } from '@attune/shared';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, LocalDateType } from '../../../platform/graphql/index.ts';

const RegionChoiceEnum = enumOf(REGION_CHOICES);
registerEnumType(RegionChoiceEnum, { name: 'RegionChoice' });

@ObjectType()
export class RegionBoundary {
  @Field()
  region: string;

  @Field(() => RegionChoiceEnum)
  choice: RegionChoice;
}

@ObjectType({ description: 'What may be done to the body, by the client alone.' })
export class Boundaries {
  @Field(() => Int, { description: '0 until the client has set any.' })
  version: number;

  @Field(() => Int, { description: 'Greatest pressure, 0–5.' })
  maxPressure: number;

  @Field()
  draping: string;

  @Field()
  scent: boolean;

  @Field()
  talk: string;

  @Field(() => String, { nullable: true })
  stopSignal: string | null;

  @Field(() => String, { nullable: true })
  note: string | null;

  @Field(() => String, { nullable: true, description: 'What helps on the table when distress comes.' })
  whatHelps: string | null;
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
