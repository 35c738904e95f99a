import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { HoursPeopleDocument, WorkingHoursDocument } from '../../../generated/hours.ts';
import { PATHS } from '../../../lib/paths.ts';
import { isManager, isPractitioner, useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Select } from '../../../ui/select.tsx';
import { Empty } from '../../../ui/states.tsx';
import { TimeOffCard } from './time-off.tsx';
import { WeekEditor } from './week-editor.tsx';
import { WeeksAhead } from './weeks-ahead.tsx';
import { counted, OutsideList } from './would-lie-outside.tsx';

/** When one works oneself. */
export function MyHoursPage() {
  const { memberId, practice } = useViewer();
  return (
    <>
      <PageTitle
        sub={`When you can be booked. Times are those of the practice, ${practice?.timeZone.replaceAll('_', ' ') ?? ''}.`}
        actions={<LinkButton to={PATHS.schedule}>Schedule</LinkButton>}
      >
        My hours
      </PageTitle>
      <HoursOf memberId={memberId} />
    </>
  );
}

/** When anybody works, for those who run the practice. */
export function PracticeHoursPage() {
  const viewer = useViewer();
  const asked = useQuery(HoursPeopleDocument);
  const [search, setSearch] = useSearchParams();
  const chosen = search.get('of') ?? (isPractitioner(viewer) ? viewer.memberId : null);
  return (
    <>
      <PageTitle
        sub={`When people can be booked. Times are those of the practice, ${viewer.practice?.timeZone.replaceAll('_', ' ') ?? ''}.`}
        actions={<LinkButton to={PATHS.practice}>The practice</LinkButton>}
      >
        Working hours
      </PageTitle>
      {!isManager(viewer) ? (
        <Empty title="This is for those who run the practice" />
      ) : (
        <Ask of={asked} lines={6}>
          {({ members }) => {
            const id = chosen ?? members[0]?.id ?? null;
            return (
              <Stack>
                <Select
                  label="Whose hours?"
                  value={id ?? ''}
                  onChange={(value) => setSearch({ of: value }, { replace: true })}
                  options={members.map((one) => ({ value: one.id, label: one.name }))}
                />
                <HoursOf key={id} memberId={id} />
              </Stack>
            );
          }}
        </Ask>
      )}
    </>
  );
}

function HoursOf({ memberId }: { readonly memberId: string | null }) {
  const asked = useQuery(WorkingHoursDocument, { variables: { memberId }, skip: memberId === null });
  if (memberId === null) {
    return <Empty title="Nobody holds sessions yet" />;
  }
  return (
    <Ask of={asked} lines={10}>
      {({ workingHours }) =>
        workingHours === null ? (
          <Empty title="This person holds no sessions" />
        ) : (
          <Stack>
            {workingHours.outside.length > 0 && (
              <Notice
                tone="concern"
                title={`${counted(workingHours.outside.length)} ${workingHours.outside.length === 1 ? 'lies' : 'lie'} outside these hours`}
              >
                <p>They stay booked until somebody moves them.</p>
                <OutsideList appointments={workingHours.outside} linked />
              </Notice>
            )}
            <WeekEditor hours={workingHours} />
            <TimeOffCard hours={workingHours} />
            <WeeksAhead hours={workingHours} />
          </Stack>
        )
      }
    </Ask>
  );
}
