import { useQuery } from '@apollo/client/react';
import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { PracticeAppointmentsDocument } from '../../../generated/scheduling.ts';
import { addDays, dayInWords, dayOf, startOfDay } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Row } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Empty } from '../../../ui/states.tsx';
import { ByDay } from './by-day.tsx';

/** My week, and if wanted the other appointments within my reach. */
export function SchedulePage() {
  const viewer = useViewer();
  const zone = useZone();
  const [weeks, setWeeks] = useState(0);
  const [whose, setWhose] = useState<'MINE' | 'ALL'>('MINE');
  const { from, to, words } = useMemo(() => weekOf(weeks, zone), [weeks, zone]);
  const asked = useQuery(PracticeAppointmentsDocument, { variables: { from, to } });
  return (
    <>
      <PageTitle
        sub={words}
        actions={
          <Row>
            <SegmentedControl
              aria-label="Whose appointments"
              value={whose}
              onChange={(value) => setWhose(value as 'MINE' | 'ALL')}
              data={[
                { value: 'MINE', label: 'Mine' },
                { value: 'ALL', label: 'All of my clients' },
              ]}
            />
            <LinkButton to={PATHS.waitingList}>Waiting list</LinkButton>
            <Button variant="default" onClick={() => setWeeks(weeks - 1)}>
              Week before
            </Button>
            {weeks !== 0 && (
              <Button variant="default" onClick={() => setWeeks(0)}>
                This week
              </Button>
            )}
            <Button variant="default" onClick={() => setWeeks(weeks + 1)}>
              Week after
            </Button>
          </Row>
        }
      >
        Schedule
      </PageTitle>
      <Card flush>
        <Ask of={asked} lines={6}>
          {({ appointments }) => {
            const visits = appointments.flatMap((visit) =>
              visit.client && (whose === 'ALL' || visit.practitioner.id === viewer.memberId)
                ? [{ visit, client: visit.client }]
                : [],
            );
            return visits.length === 0 ? (
              <Empty title="Nothing in this week">Appointments are booked from a client’s record.</Empty>
            ) : (
              <ByDay visits={visits} named />
            );
          }}
        </Ask>
      </Card>
    </>
  );
}

/** Monday to Sunday, some weeks from now. */
function weekOf(weeks: number, zone: string) {
  const today = dayOf(Date.now(), zone);
  const weekday = (new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(today, weeks * 7 - weekday);
  const from = startOfDay(monday, zone);
  return {
    from,
    to: startOfDay(addDays(monday, 7), zone),
    words: `${dayInWords(from, zone)} to ${dayInWords(startOfDay(addDays(monday, 6), zone), zone)}`,
  };
}
