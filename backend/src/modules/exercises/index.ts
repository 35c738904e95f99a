export { ExercisesModule } from './exercises.module.ts';
