import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class InstrumentChoice {
  @Field(() => Int)
  value: number;

  @Field()
  label: string;
}

@ObjectType()
export class InstrumentQuestion {
  @Field()
  text: string;

  @Field(() => String, { nullable: true, description: 'LOINC code, where there is an agreed one.' })
  loinc: string | null;

  @Field(() => [InstrumentChoice])
  choices: readonly InstrumentChoice[];
}

@ObjectType({ description: 'A questionnaire that ships.' })
export class Instrument {
  @Field()
  code: string;

  @Field()
  version: string;

  @Field()
  name: string;

  @Field({ description: 'What it is about, for the client who chooses it.' })
  about: string;

  @Field(() => Int)
  minutes: number;

  @Field({ description: 'The words that stand before each question.' })
  lead: string;

  @Field(() => [InstrumentQuestion])
  questions: readonly InstrumentQuestion[];

  @Field(() => InstrumentQuestion, { nullable: true, description: 'Asked at the end and not scored.' })
  unscored: InstrumentQuestion | null;

  @Field(() => Int)
  greatest: number;

  @Field(() => [String], { description: 'Where the thresholds of change come from.' })
  sources: readonly string[];

  @Field()
  licence: string;
}
