import {
  INTAKE_ENTRY_KINDS,
  INTAKE_PARTS,
  INTAKE_STATES,
  type IntakeEntryKind,
  type IntakePart,
  type IntakeState,
  TOUCH_EFFECTS,
  type TouchEffect,
} from '@attune/shared';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Forbidden, InvalidInput, NotFound, Problem, StaleVersion } from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf, LocalTimeType } from '../../../platform/graphql/index.ts';

const IntakeStateEnum = enumOf(INTAKE_STATES);
registerEnumType(IntakeStateEnum, { name: 'IntakeState' });
const IntakeEntryKindEnum = enumOf(INTAKE_ENTRY_KINDS);
registerEnumType(IntakeEntryKindEnum, { name: 'IntakeEntryKind' });
const IntakePartEnum = enumOf(INTAKE_PARTS);
registerEnumType(IntakePartEnum, { name: 'IntakePart' });
const TouchEffectEnum = enumOf(TOUCH_EFFECTS);
registerEnumType(TouchEffectEnum, { name: 'TouchEffect' });

@ObjectType({ description: 'One thing to know of a client’s health; it ends, and is never deleted.' })
export class IntakeEntry {
  @Field(() => ID)
  id: string;

  @Field(() => IntakeEntryKindEnum)
  kind: IntakeEntryKind;

  @Field(() => String, {
    nullable: true,
    description: 'A word of the vocabulary of allergies or contraindications; null where the text says it.',
  })
  code: string | null;

  @Field(() => String, { nullable: true })
  text: string | null;

  @Field({ description: 'What it is, in words for a person.' })
  label: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of a contraindication: ABSOLUTE (no session), LOCAL (the area is left out) or RELATIVE.',
  })
  class: string | null;

  @Field()
  relevantToBodywork: boolean;

  @Field(() => [String], { description: 'Codes of the body chart: where a contraindication is.' })
  regions: readonly string[];

  @Field(() => [LocalTimeType], { description: 'When a medication is taken.' })
  timesOfDay: readonly string[];

  @Field(() => [TouchEffectEnum], { description: 'What a medication does that matters to touch.' })
  effects: readonly TouchEffect[];

  @Field(() => DateTimeType)
  notedAt: string;

  @Field({ description: 'Noted by the client, rather than by a psychotherapist.' })
  byClient: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the practitioner who noted it; null where the client did, or out of sight.',
  })
  notedBy: string | null;

  @Field(() => DateTimeType, { nullable: true })
  endedAt: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Ended by the client; null while it holds.' })
  endedByClient: boolean | null;

  @Field(() => String, { nullable: true, description: 'Name of the practitioner who ended it.' })
  endedBy: string | null;
}

@ObjectType({ description: 'What was written freely about a client’s health, and by whom.' })
export class IntakeText {
  @Field(() => IntakePartEnum)
  part: IntakePart;

  @Field()
  text: string;

  @Field(() => DateTimeType)
  writtenAt: string;

  @Field({ description: 'Written by the client, rather than by a psychotherapist.' })
  byClient: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the practitioner who wrote it; null where the client did, or out of sight.',
  })
  writtenBy: string | null;
}

@ObjectType({ description: 'What is to be known of a client’s health before bodywork.' })
export class Intake {
  @Field(() => ID)
  clientId: string;

  @Field(() => Int, { description: '0 until something has been answered.' })
  version: number;

  @Field(() => IntakeStateEnum)
  state: IntakeState;

  @Field(() => DateTimeType, { nullable: true })
  completedAt: string | null;
}

@InputType()
export class IntakeEntryInput {
  @Field(() => IntakeEntryKindEnum)
  kind: IntakeEntryKind;

  @Field(() => String, { nullable: true })
  code?: string | null;

  @Field(() => String, { nullable: true })
  text?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'False when left out.' })
  relevantToBodywork?: boolean | null;

  @Field(() => [String], { nullable: true })
  regions?: string[] | null;

  @Field(() => [LocalTimeType], { nullable: true })
  timesOfDay?: string[] | null;

  @Field(() => [TouchEffectEnum], { nullable: true })
  effects?: TouchEffect[] | null;
}

@InputType()
export class SaveIntakeInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => Int, { description: 'The version that was seen; 0 before the first answer.' })
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: 'Left out it stays; empty it is taken away.' })
  goals?: string | null;

  @Field(() => String, { nullable: true })
  mentalHealthConcerns?: string | null;

  @Field(() => String, { nullable: true, description: 'What to avoid, not the story.' })
  triggersToAvoid?: string | null;

  @Field(() => [IntakeEntryInput], { nullable: true })
  add?: IntakeEntryInput[] | null;

  @Field(() => [ID], { nullable: true, description: 'Entries that hold no longer.' })
  end?: string[] | null;
}

@InputType()
export class CompleteIntakeInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => Int)
  expectedVersion: number;
}

export const IntakeResult = createUnionType({
  name: 'IntakeResult',
  types: () => [Intake, NotFound, Forbidden, InvalidInput, StaleVersion] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'Intake'),
});
