import { useQuery } from '@apollo/client/react';
import { Button, SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ClientAppointmentsDocument } from '../../../generated/scheduling.ts';
import { addDays, dayOf, startOfDay } from '../../../lib/dates.ts';
import { useDialogs } from '../../../lib/dialogs.tsx';
import { useRecord } from '../../../lib/record.tsx';
import { useZone } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { Empty, Loading, NotThere } from '../../../ui/states.tsx';
import styles from './appointments.module.css';
import { ByDay } from './by-day.tsx';
import { PreferredTimesCard } from './preferred-times-card.tsx';
import { Calendar } from './calendar/calendar.tsx';
import { CalendarBar } from './calendar/calendar-bar.tsx';
import { PlanningWish } from './planning-wish.tsx';
import { useCalendarState } from './calendar/use-calendar-state.ts';

const PlanWeeks = lazy(async () => ({ default: (await import('./joint/plan-weeks.tsx')).PlanWeeks }));

const PLANNING = 'planning';
const AHEAD_DAYS = 90;
/** As far ahead as anything is booked. */
const MOST_STEPS = 5;
const BACK_DAYS = 90;

/** What is booked for a client in both disciplines: as a list, or in a calendar beside the rest that sessions impose. */
export function ScheduleTab() {
  const record = useRecord();
  const [state, change] = useCalendarState(record.id, 'agenda');
  const [search, setSearch] = useSearchParams();
  if (search.has(PLANNING) && record.viewerCan.bookJointly) {
    return (
      <Suspense fallback={<Loading lines={6} />}>
        <PlanWeeks onClose={() => setSearch({})} />
      </Suspense>
    );
  }
  const plan = record.viewerCan.bookJointly && (
    <Button variant="default" onClick={() => setSearch({ [PLANNING]: '' })}>
      Plan the coming weeks
    </Button>
  );
  const choose = (
    <SegmentedControl
      aria-label="View"
      value={state.view}
      onChange={(view) => change({ ...state, view: view as typeof state.view })}
      data={[
        { value: 'agenda', label: 'List' },
        { value: 'week', label: 'Week' },
        { value: 'day', label: 'Day' },
      ]}
    />
  );
  const wish = record.viewerCan.bookJointly && (
    <PlanningWish client={record} onPlan={() => setSearch({ [PLANNING]: '' })} />
  );
  if (state.view === 'agenda') {
    return (
      <Stack>
        {wish}
        <Row>
          {choose}
          {plan}
        </Row>
        <ScheduleList />
      </Stack>
    );
  }
  return (
    <div>
      {wish}
      {plan && <div className={styles.above}>{plan}</div>}
      <CalendarBar state={state} onChange={change} choosesWho={false} />
      <Calendar state={state} clientId={record.id} mayBook={record.viewerCan.book} />
    </div>
  );
}

/** What comes, or what was, one under the other. */
function ScheduleList() {
  const record = useRecord();
  const dialogs = useDialogs();
  const zone = useZone();
  const [past, setPast] = useState(false);
  // A series goes on for longer than three months.
  const [steps, setSteps] = useState(1);
  const span = useMemo(() => {
    const today = dayOf(Date.now(), zone);
    return past
      ? { from: startOfDay(addDays(today, -BACK_DAYS), zone), to: startOfDay(today, zone) }
      : { from: startOfDay(today, zone), to: startOfDay(addDays(today, steps * AHEAD_DAYS), zone) };
  }, [zone, past, steps]);
  const asked = useQuery(ClientAppointmentsDocument, { variables: { clientId: record.id, ...span } });
  const book = record.viewerCan.book && (
    <Button onClick={() => dialogs.book({ client: record })}>Book</Button>
  );
  return (
    <Stack>
      <Card title={past ? 'The last three months' : 'What comes'} aside={book} flush>
        <Ask of={asked} lines={5}>
          {({ client }) => {
            if (!client) return <NotThere />;
            const visits = [...client.appointments].sort((one, other) =>
              past ? other.startsAt.localeCompare(one.startsAt) : one.startsAt.localeCompare(other.startsAt),
            );
            return visits.length === 0 ? (
              <Empty title={past ? 'Nothing in the last three months' : 'Nothing is booked'}>
                {!past && `Times that suit ${firstName(record.name)}’s plan are suggested when you book.`}
              </Empty>
            ) : (
              <ByDay visits={visits.map((visit) => ({ visit, client: record }))} />
            );
          }}
        </Ask>
      </Card>
      <PreferredTimesCard client={record} mayChange={record.viewerCan.book} />
      <Row>
        {!past && steps < MOST_STEPS && (
          <Button variant="default" onClick={() => setSteps(steps + 1)}>
            Show three months more
          </Button>
        )}
        <Button variant="default" onClick={() => setPast(!past)}>
          {past ? 'Show what comes' : 'Show what was'}
        </Button>
      </Row>
    </Stack>
  );
}
