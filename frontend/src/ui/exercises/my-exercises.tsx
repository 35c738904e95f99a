import { GROUNDING_EXERCISE_WORDS } from '@attune/shared';
import { useQuery } from '@apollo/client/react';
import { MarkExerciseDocument, MyExercisesDocument, type MyExercisesQuery } from '../../generated/ui.ts';
import { dayOf } from '../../lib/dates.ts';
import { exercisePath } from '../../lib/paths.ts';
import { useNow } from '../../lib/use-now.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { useZone } from '../../lib/viewer.tsx';
import { firstName } from '../../lib/words.ts';
import { Act, ActLink, Acts, Leaf } from '../leaf.tsx';
import { ProblemNotice } from '../notice.tsx';
import { Switch } from '../switch.tsx';

type PlanExercise = NonNullable<MyExercisesQuery['client']>['planExercises'][number];

interface MyExercisesProps {
  readonly clientId: string;
  /** The newest alone: one thing from the plan. */
  readonly one?: boolean;
}

/** Exercises that a psychotherapist put beside the client's plan; nothing where there is none. */
export function MyExercises({ clientId, one = false }: MyExercisesProps) {
  const { data } = useQuery(MyExercisesDocument, { variables: { clientId } });
  const present = (data?.client?.planExercises ?? []).filter(({ endedAt }) => !endedAt);
  return present
    .slice(0, one ? 1 : present.length)
    .map((exercise) => <Invitation key={exercise.id} of={exercise} />);
}

/** An invitation: done or not is the client's to say, and who sees that, too. */
function Invitation({ of }: { readonly of: PlanExercise }) {
  const { busy, problem, run } = useVerb(MarkExerciseDocument, 'markExercise');
  const zone = useZone();
  const today = dayOf(useNow(60), zone);
  const done = of.doneOn.includes(today);
  const shown = of.shownOn.includes(today);
  const mark = (input: { done: boolean; shown?: boolean }) => run({ input: { exerciseId: of.id, ...input } });
  return (
    <Leaf
      kicker={`An exercise from ${firstName(of.assignedBy)}, if you like`}
      title={GROUNDING_EXERCISE_WORDS[of.exercise]}
    >
      <p>{of.sentence}</p>
      <Acts>
        <ActLink to={exercisePath(of)}>Begin</ActLink>
        <Act quiet busy={busy} onClick={() => mark({ done: !done })}>
          {done ? 'Take the mark away' : 'Mark as done today'}
        </Act>
      </Acts>
      {done && (
        <Switch
          label={shown ? 'Marked for today, and shown' : 'Marked for today, for yourself'}
          state={shown ? 'Your psychotherapists can see it.' : 'Nobody else can see it.'}
          on={shown}
          onChange={(on) => void mark({ done: true, shown: on })}
        />
      )}
      <ProblemNotice problem={problem} />
    </Leaf>
  );
}
