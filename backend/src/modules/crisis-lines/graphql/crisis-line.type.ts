import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  Conflict,
  Forbidden,
  InvalidInput,
  NotFound,
  Problem,
  StaleVersion,
} from '../../../platform/errors/index.ts';
import { LocalDateType } from '../../../platform/graphql/index.ts';

@ObjectType({ description: 'Whom clients are told to call, as whoever runs the practice keeps it.' })
export class CrisisLine {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

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

  @Field(() => LocalDateType, { description: 'When somebody last saw that it is right.' })
  checkedOn: string;
}

@ObjectType({ description: 'The practice’s own lines, in the order in which clients see them.' })
export class CrisisLines {
  @Field(() => [CrisisLine])
  lines: readonly CrisisLine[];
}

@InputType()
export class SaveCrisisLineInput {
  @Field(() => ID, { nullable: true, description: 'Left out: another line.' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that was seen, when a line is changed.' })
  expectedVersion?: number | null;

  @Field({ description: 'Two letters: a country, or EU.' })
  region: string;

  @Field()
  name: string;

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'A number for text messages.' })
  text?: string | null;

  @Field(() => String, { nullable: true, description: 'Begins with https://.' })
  url?: string | null;

  @Field(() => LocalDateType)
  checkedOn: string;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class RemoveCrisisLineInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  expectedVersion: number;
}

@InputType()
export class OrderCrisisLinesInput {
  @Field(() => [ID], { description: 'Every line once.' })
  ids: string[];
}

export const CrisisLinesResult = createUnionType({
  name: 'CrisisLinesResult',
  types: () => [CrisisLines, NotFound, Forbidden, InvalidInput, StaleVersion, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'CrisisLines'),
});
