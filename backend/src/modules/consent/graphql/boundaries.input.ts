import type { RegionChoice } from '@attune/shared';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { RegionChoiceEnum } from './boundaries.type.ts';

@InputType()
export class RegionBoundaryInput {
  @Field()
  region: string;

  @Field(() => RegionChoiceEnum)
  choice: RegionChoice;
}

/** Words that may be left out; what then happens, each input says. */
@InputType({ isAbstract: true })
abstract class BoundaryWordsInput {
  @Field(() => String, { nullable: true })
  clothing?: string | null;

  @Field(() => String, { nullable: true })
  music?: string | null;

  @Field(() => String, { nullable: true })
  light?: string | null;

  @Field(() => String, { nullable: true })
  position?: string | null;

  @Field(() => String, { nullable: true })
  stopSignal?: string | null;

  @Field(() => String, { nullable: true })
  whatHelps?: string | null;

  @Field(() => String, { nullable: true })
  note?: string | null;
}

@InputType({
  description: 'The whole of what holds. Words left out stay as they are; null or no words empty them.',
})
export class BoundariesInput extends BoundaryWordsInput {
  @Field(() => Int, { description: 'The version that was on the screen; 0 where there was none.' })
  expectedVersion: number;

  @Field(() => Int)
  maxPressure: number;

  @Field(() => [RegionBoundaryInput], {
    description: 'Every region about which the client says something; the others follow their class.',
  })
  regions: RegionBoundaryInput[];

  @Field()
  draping: string;

  @Field()
  scent: boolean;

  @Field()
  talk: string;
}

@InputType({ description: 'What is left out or null stays as it is; no words empty a text.' })
export class ProposeBoundariesInput extends BoundaryWordsInput {
  @Field(() => ID)
  clientId: string;

  @Field({ description: 'Why, in plain words for the client.' })
  reason: string;

  @Field(() => Int, { nullable: true })
  maxPressure?: number | null;

  @Field(() => [RegionBoundaryInput], {
    nullable: true,
    description: 'Regions to set; the others stay as they are.',
  })
  regions?: RegionBoundaryInput[] | null;

  @Field(() => String, { nullable: true })
  draping?: string | null;

  @Field(() => Boolean, { nullable: true })
  scent?: boolean | null;

  @Field(() => String, { nullable: true })
  talk?: string | null;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class AnswerBoundaryProposalInput {
  @Field(() => ID)
  proposalId: string;

  @Field()
  accept: boolean;

  @Field(() => Int, { description: 'The version of the boundaries that was on the screen; 0 for none.' })
  expectedVersion: number;
}

@InputType()
export class BoundaryProposalInput {
  @Field(() => ID)
  proposalId: string;
}
