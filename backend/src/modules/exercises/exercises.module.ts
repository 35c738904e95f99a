import { Global, Module } from '@nestjs/common';
import { AssignExercise } from './app/assign-exercise.ts';
import { MarkExercise } from './app/mark-exercise.ts';
import { ExercisesRepository } from './data/exercises.repository.ts';
import { ExercisesResolver } from './graphql/exercises.resolver.ts';

@Global()
@Module({ providers: [ExercisesRepository, AssignExercise, MarkExercise, ExercisesResolver] })
export class ExercisesModule {}
