import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { MyWeekDocument, type MyWeekQuery } from '../../generated/ui.ts';
import { PATHS } from '../../lib/paths.ts';
import { useViewer } from '../../lib/viewer.tsx';
import { Ask } from '../ask.tsx';
import { Card } from '../card.tsx';
import { Row, Stack } from '../layout.tsx';
import { LinkButton } from '../link-button.tsx';
import { LimitsForm } from './limits-form.tsx';
import { WeekSums } from './week-sums.tsx';

type Week = MyWeekQuery['weekLoads'][number];

/** One's own load of this week, and what one takes on at most. */
export function MyWeek({
  leads = true,
}: {
  /** Whether it leads to the page of self-care. */ readonly leads?: boolean;
}) {
  const { memberId } = useViewer();
  const asked = useQuery(MyWeekDocument);
  return (
    <Card title="My week">
      <Ask of={asked} lines={2}>
        {({ weekLoads }) => {
          const mine = weekLoads.find((week) => week.practitioner.id === memberId);
          return mine ? <Mine week={mine} leads={leads} /> : null;
        }}
      </Ask>
    </Card>
  );
}

function Mine({ week, leads }: { readonly week: Week; readonly leads: boolean }) {
  const [changing, setChanging] = useState(false);
  return (
    <Stack gap={14}>
      <WeekSums week={week} />
      {changing ? (
        <LimitsForm
          memberId={week.practitioner.id}
          limits={week.own}
          empty="An empty field leaves it to the practice; yours can be stricter than the practice’s. What is booked already stays."
          onDone={() => setChanging(false)}
        />
      ) : (
        <Row gap={10}>
          <Button variant="default" size="compact-sm" onClick={() => setChanging(true)}>
            What I take on
          </Button>
          {leads && <LinkButton to={PATHS.selfCare}>Self-care</LinkButton>}
        </Row>
      )}
    </Stack>
  );
}
