import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { AssignExercise } from '../app/assign-exercise.ts';
import { MarkExercise } from '../app/mark-exercise.ts';
import { ExercisesRepository, type PlanExerciseRow } from '../data/exercises.repository.ts';
import {
  AssignExerciseInput,
  EndExerciseInput,
  MarkExerciseInput,
  PlanExercise,
  PlanExerciseResult,
} from './exercise.type.ts';

@Resolver(() => Client)
export class ExercisesResolver {
  constructor(
    private readonly exercises: ExercisesRepository,
    private readonly assigning: AssignExercise,
    private readonly marking: MarkExercise,
  ) {}

  @ResolveField(() => [PlanExercise], {
    description:
      'Exercises beside the plan, present ones first; empty also where the plan is not open to the viewer.',
  })
  @RecordClass('PLAN')
  planExercises(@Parent() { id }: ClientRow): Promise<PlanExerciseRow[]> {
    return this.exercises.ofClient(id);
  }

  @Mutation(() => PlanExerciseResult, {
    description: 'A psychotherapist of the team puts an exercise beside the plan.',
  })
  @Policy('exercise.assign')
  async assignExercise(@Args('input') input: AssignExerciseInput): Promise<PlanExerciseRow | null> {
    return this.exercises.one(await this.assigning.assign(input));
  }

  @Mutation(() => PlanExerciseResult, { description: 'Takes an exercise away; its marks stay the client’s.' })
  @Policy('exercise.assign')
  async endExercise(@Args('input') input: EndExerciseInput): Promise<PlanExerciseRow | null> {
    return this.exercises.one(await this.assigning.end(input));
  }

  @Mutation(() => PlanExerciseResult, {
    description: 'The client marks that they did it today, or takes the mark away, and says who sees it.',
  })
  @Policy('exercise.mark')
  async markExercise(@Args('input') input: MarkExerciseInput): Promise<PlanExerciseRow | null> {
    return this.exercises.one(await this.marking.run(input));
  }
}
