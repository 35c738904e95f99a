import { GROUNDING_EXERCISES, type GroundingExercise } from '@attune/shared';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Conflict, Forbidden, InvalidInput, NotFound, Problem } from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf, LocalDateType } from '../../../platform/graphql/index.ts';

export const GroundingExerciseEnum = enumOf(GROUNDING_EXERCISES);
registerEnumType(GroundingExerciseEnum, {
  name: 'GroundingExercise',
  description: 'Exercises that bring somebody back to the body and the room.',
});

@ObjectType({ description: 'An exercise beside a client’s plan: an invitation, no part of what was agreed.' })
export class PlanExercise {
  @Field(() => ID)
  id: string;

  @Field(() => GroundingExerciseEnum)
  exercise: GroundingExercise;

  @Field(() => Int, { nullable: true, description: 'Of a breath, to begin with.' })
  inSeconds: number | null;

  @Field(() => Int, { nullable: true, description: 'Of a breath, to begin with.' })
  outSeconds: number | null;

  @Field(() => Int, { nullable: true, description: 'Null: until the client stops.' })
  minutes: number | null;

  @Field({ description: 'When or what for: “before sleep”.' })
  sentence: string;

  @Field({ description: 'The psychotherapist’s name.' })
  assignedBy: string;

  @Field(() => DateTimeType)
  assignedAt: string;

  @Field(() => DateTimeType, { nullable: true })
  endedAt: string | null;

  @Field(() => [LocalDateType], {
    description:
      'Days on which the client marked it as done, newest first: to the client all, to psychotherapists of the team those that the client shows, to others none.',
  })
  doneOn: readonly string[];

  @Field(() => [LocalDateType], { description: 'Of them, those that the client shows to psychotherapists.' })
  shownOn: readonly string[];
}

@InputType()
export class AssignExerciseInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => GroundingExerciseEnum)
  exercise: GroundingExercise;

  @Field(() => Int, { nullable: true })
  inSeconds?: number | null;

  @Field(() => Int, { nullable: true })
  outSeconds?: number | null;

  @Field(() => Int, { nullable: true })
  minutes?: number | null;

  @Field()
  sentence: string;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class EndExerciseInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => ID)
  exerciseId: string;
}

@InputType()
export class MarkExerciseInput {
  @Field(() => ID)
  exerciseId: string;

  @Field({ description: 'Done today; false takes today’s mark away.' })
  done: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether psychotherapists of the team see it; left out: no.',
  })
  shown?: boolean | null;
}

export const PlanExerciseResult = createUnionType({
  name: 'PlanExerciseResult',
  types: () => [PlanExercise, NotFound, Forbidden, InvalidInput, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'PlanExercise'),
});
