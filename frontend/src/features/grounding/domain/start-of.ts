import {
  type Breath,
  breathFault,
  GROUNDING_EXERCISES,
  type GroundingExercise,
  isBreathing,
} from '@attune/shared';

/** With which exercise the page begins, and how. */
export interface Start {
  readonly exercise: GroundingExercise;
  readonly breath: Breath | null;
  readonly minutes: number | null;
}

/** Reads an address such as `?exercise=OCEAN_BREATH&in=4&out=6&minutes=2`; what makes no sense is left out. */
export function startOf(search: URLSearchParams): Start {
  const named = search.get('exercise');
  const exercise = GROUNDING_EXERCISES.find((one) => one === named) ?? 'THREE_PART_BREATH';
  const breath = { inSeconds: Number(search.get('in')), outSeconds: Number(search.get('out')) };
  const minutes = Number(search.get('minutes'));
  return {
    exercise,
    breath: isBreathing(exercise) && breathFault(exercise, breath, 'START') === null ? breath : null,
    minutes: Number.isInteger(minutes) && minutes >= 1 && minutes <= 20 ? minutes : null,
  };
}
