import { type Breath, type GroundingExercise, isBreathing } from '@attune/shared';
import { BreathExercise } from './breath-exercise.tsx';
import { StepsExercise } from './steps-exercise.tsx';

interface GroundingExerciseProps {
  readonly exercise: GroundingExercise;
  /** For an exercise of the breath: how long one is to begin with. */
  readonly breath?: Breath;
  /** For an exercise of the breath: ends by itself after so many. */
  readonly minutes?: number | null;
  readonly onEnd?: () => void;
}

/** One of the exercises, with whatever it needs. */
export function Exercise({ exercise, breath, minutes, onEnd }: GroundingExerciseProps) {
  const ends = onEnd ? { onEnd } : {};
  return isBreathing(exercise) ? (
    <BreathExercise
      key={exercise}
      exercise={exercise}
      minutes={minutes ?? null}
      {...(breath ? { breath } : {})}
      {...ends}
    />
  ) : (
    <StepsExercise key={exercise} exercise={exercise} {...ends} />
  );
}
