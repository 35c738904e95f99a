import { GROUNDING_EXERCISE_WORDS, GROUNDING_EXERCISES, type GroundingExercise } from '@attune/shared';
import { useState } from 'react';
import { isPractitioner, useViewer } from '../../../lib/viewer.tsx';
import { Card } from '../../../ui/card.tsx';
import { Exercise } from '../../../ui/grounding/grounding-exercise.tsx';
import { Columns, Stack } from '../../../ui/layout.tsx';
import { MyWeek } from '../../../ui/load/my-week.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Select } from '../../../ui/select.tsx';
import { Empty } from '../../../ui/states.tsx';
import { RecoveryForm } from './recovery-form.tsx';
import { RecoveryList } from './recovery-list.tsx';

const MINUTES = 2;

/** What is a practitioner's own: two minutes after a heavy session, the load of the week, the recovery log. */
export function SelfCarePage() {
  const viewer = useViewer();
  if (!isPractitioner(viewer)) {
    return (
      <>
        <PageTitle>Self-care</PageTitle>
        <Empty title="This is for those who treat clients" />
      </>
    );
  }
  return (
    <>
      <PageTitle sub="Yours alone: nobody else sees the log or whether you did an exercise">
        Self-care
      </PageTitle>
      <Columns>
        <TwoMinutes />
        <Stack gap={22}>
          <MyWeek leads={false} />
          <Card title="After a session">
            <RecoveryForm />
          </Card>
        </Stack>
      </Columns>
      <RecoveryList />
    </>
  );
}

function TwoMinutes() {
  const [exercise, setExercise] = useState<GroundingExercise>('OCEAN_BREATH');
  return (
    <Card title="Two minutes">
      <Stack gap={18}>
        <Select
          label="Which exercise?"
          value={exercise}
          onChange={(value) => value !== '' && setExercise(value)}
          options={GROUNDING_EXERCISES.map((value) => ({ value, label: GROUNDING_EXERCISE_WORDS[value] }))}
        />
        <Exercise exercise={exercise} minutes={MINUTES} />
      </Stack>
    </Card>
  );
}
