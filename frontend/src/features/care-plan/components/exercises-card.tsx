import { GROUNDING_EXERCISE_WORDS } from '@attune/shared';
import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  EndExerciseDocument,
  PlanExercisesDocument,
  type PlanExercisesQuery,
} from '../../../generated/care-plan.ts';
import { useRecord } from '../../../lib/record.tsx';
import { useVerb } from '../../../lib/use-verb.ts';
import { counted, firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { AssignExercise } from './assign-exercise.tsx';

type PlanExercise = NonNullable<PlanExercisesQuery['client']>['planExercises'][number];

/** Exercises beside the plan: an invitation to the client, no part of what is agreed. */
export function ExercisesCard({ clientId }: { readonly clientId: string }) {
  const asked = useQuery(PlanExercisesDocument, { variables: { clientId } });
  const { viewerCan, name } = useRecord();
  const [adding, setAdding] = useState(false);
  return (
    <Card
      title="Exercises"
      aside={
        viewerCan.editPlan &&
        !adding && (
          <Button variant="default" size="compact-sm" onClick={() => setAdding(true)}>
            Add an exercise
          </Button>
        )
      }
    >
      <Stack gap={16}>
        {adding && <AssignExercise clientId={clientId} onDone={() => setAdding(false)} />}
        <Ask of={asked} lines={2}>
          {({ client }) => {
            const present = (client?.planExercises ?? []).filter(({ endedAt }) => !endedAt);
            return present.length === 0 ? (
              <p className="quiet">
                None beside the plan. {firstName(name)} finds all of them under Grounding.
              </p>
            ) : (
              <Stack gap={14}>
                {present.map((one) => (
                  <Assigned key={one.id} one={one} clientId={clientId} />
                ))}
              </Stack>
            );
          }}
        </Ask>
      </Stack>
    </Card>
  );
}

function Assigned({ one, clientId }: { readonly one: PlanExercise; readonly clientId: string }) {
  const { viewerCan } = useRecord();
  const { busy, problem, run } = useVerb(EndExerciseDocument, 'endExercise');
  const title = GROUNDING_EXERCISE_WORDS[one.exercise];
  const length = one.inSeconds && one.outSeconds ? `in ${one.inSeconds} s, out ${one.outSeconds} s` : null;
  const minutes = one.minutes ? counted(one.minutes, 'minute') : null;
  return (
    <div>
      <p>
        <strong>{title}</strong>: {one.sentence}
      </p>
      <p className="quiet">
        {[length, minutes, one.assignedBy].filter(Boolean).join(' · ')}
        {one.shownOn.length > 0 && ` · marked as done on ${counted(one.shownOn.length, 'day')}, shown to you`}
      </p>
      <ProblemNotice problem={problem} />
      {viewerCan.editPlan && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={busy}
          aria-label={`End it: ${title}, ${one.sentence}`}
          onClick={() => void run({ input: { clientId, exerciseId: one.id } })}
        >
          End it
        </Button>
      )}
    </div>
  );
}
