import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { MyWeekDocument, type MyWeekQuery } from '../../../generated/today.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { LimitsForm } from '../../../ui/load/limits-form.tsx';
import { WeekSums } from '../../../ui/load/week-sums.tsx';

type Week = MyWeekQuery['weekLoads'][number];

/** One's own load of this week, and what one takes on at most. */
export function MyWeek() {
  const { memberId } = useViewer();
  const asked = useQuery(MyWeekDocument);
  return (
    <Card title="My week">
      <Ask of={asked} lines={2}>
        {({ weekLoads }) => {
          const mine = weekLoads.find((week) => week.practitioner.id === memberId);
          return mine ? <Mine week={mine} /> : null;
        }}
      </Ask>
    </Card>
  );
}

function Mine({ week }: { readonly week: Week }) {
  const [changing, setChanging] = useState(false);
  return (
    <Stack gap={14}>
      <WeekSums week={week} />
      {changing ? (
        <LimitsForm
          memberId={week.practitioner.id}
          limits={week.own}
          empty="An empty field leaves it to the practice. What is booked already stays."
          onDone={() => setChanging(false)}
        />
      ) : (
        <div>
          <Button variant="default" size="compact-sm" onClick={() => setChanging(true)}>
            What I take on
          </Button>
        </div>
      )}
    </Stack>
  );
}
