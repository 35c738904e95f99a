import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { BriefsDocument, DayDocument } from '../../../generated/today.ts';
import { longDay, timeOf } from '../../../lib/dates.ts';
import { useDialogs } from '../../../lib/dialogs.tsx';
import { isMassageTherapist, isPsychotherapist, useViewer } from '../../../lib/viewer.tsx';
import { counted, firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Columns, Stack } from '../../../ui/layout.tsx';
import { MyWeek } from '../../../ui/load/my-week.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { AfterHeavy } from './after-heavy.tsx';
import { useDay } from '../hooks/use-day.ts';
import { BriefCards } from './brief-cards.tsx';
import { Caseload } from './caseload.tsx';
import { DayList, type Visit } from './day-list.tsx';
import { Queue } from './queue.tsx';
import styles from './today-page.module.css';

/** What needs me now. */
export function TodayPage() {
  const viewer = useViewer();
  if (isPsychotherapist(viewer)) return <PsychotherapistToday />;
  return isMassageTherapist(viewer) ? <MassageTherapistToday /> : <ManagerToday />;
}

/** Who runs the practice and treats nobody: what waits for them, and nothing clinical. */
function ManagerToday() {
  const { zone, from } = useDay();
  return (
    <>
      <PageTitle sub="What waits for whoever runs the practice">{longDay(from, zone)}</PageTitle>
      <Queue />
    </>
  );
}

function PsychotherapistToday() {
  const viewer = useViewer();
  const { from, to } = useDay();
  const day = useQuery(DayDocument, { variables: { from, to } });
  const visits = (day.data?.appointments ?? []).filter((visit) => visit.state !== 'CANCELLED');
  return (
    <>
      <Title mine={visits.filter((visit) => visit.practitioner.id === viewer.memberId)} />
      <Stack gap={22}>
        <AfterHeavy />
        <Columns>
          <Queue />
          <Card
            title="Today"
            aside={
              <>
                mine · <span style={{ color: 'var(--sand-ink)' }}>bodywork of my clients</span>
              </>
            }
            flush
          >
            <Ask of={day} lines={5}>
              {() => <DayList visits={visits} />}
            </Ask>
          </Card>
        </Columns>
        {isMassageTherapist(viewer) && <Briefs />}
        <MyWeek />
        <Caseload />
      </Stack>
    </>
  );
}

function MassageTherapistToday() {
  const { from, to } = useDay();
  const viewer = useViewer();
  const asked = useQuery(BriefsDocument, { variables: { from, to, practitionerId: viewer.memberId } });
  const visits = (asked.data?.appointments ?? []).filter((visit) => visit.state !== 'CANCELLED');
  return (
    <>
      <Title mine={visits} />
      <Columns left="1.6fr">
        <Briefs />
        <div className={styles.firstWhenNarrow}>
          <Stack gap={22}>
            <AfterHeavy />
            <Queue />
            <MyWeek />
          </Stack>
        </div>
      </Columns>
    </>
  );
}

function Briefs() {
  const { from, to } = useDay();
  const viewer = useViewer();
  const asked = useQuery(BriefsDocument, { variables: { from, to, practitionerId: viewer.memberId } });
  return (
    <Ask of={asked} lines={6}>
      {({ appointments }) => (
        <BriefCards visits={appointments.filter((visit) => visit.state !== 'CANCELLED')} />
      )}
    </Ask>
  );
}

type Mine = Pick<Visit, 'startsAt' | 'state' | 'client'>;

function Title({ mine }: { readonly mine: readonly Mine[] }) {
  const { zone, from } = useDay();
  const dialogs = useDialogs();
  const next = mine.find((visit) => Date.parse(visit.startsAt) > Date.now());
  const sub = [
    mine.length === 0 ? 'No sessions today' : `${counted(mine.length, 'session')} today`,
    next && `next at ${timeOf(next.startsAt, zone)}${next.client ? ` with ${nameOf(next.client)}` : ''}`,
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <PageTitle
      sub={sub}
      actions={
        <Button
          variant="default"
          onClick={dialogs.jump}
          rightSection={<kbd className={styles.key}>Ctrl K</kbd>}
        >
          Jump to…
        </Button>
      }
    >
      {longDay(from, zone)}
    </PageTitle>
  );
}

const nameOf = (client: { name: string; preferredName?: string | null }) =>
  client.preferredName ?? firstName(client.name);
