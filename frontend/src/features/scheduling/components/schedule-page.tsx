import { PATHS } from '../../../lib/paths.ts';
import { isPractitioner, useViewer } from '../../../lib/viewer.tsx';
import { Row } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Calendar } from './calendar/calendar.tsx';
import { EVERYBODY } from './calendar/calendar-address.ts';
import { CalendarBar } from './calendar/calendar-bar.tsx';
import { useCalendarState } from './calendar/use-calendar-state.ts';

/** The calendar of the practice, as far as it is within my reach; what it shows stands in the address. */
export function SchedulePage() {
  const viewer = useViewer();
  const own = isPractitioner(viewer) && viewer.memberId;
  const [state, change] = useCalendarState(own || EVERYBODY, own ? 'week' : 'day');
  return (
    <>
      <PageTitle
        actions={
          <Row>
            <LinkButton to={PATHS.waitingList}>Waiting list</LinkButton>
            {own && <LinkButton to={PATHS.myHours}>My hours</LinkButton>}
          </Row>
        }
      >
        Schedule
      </PageTitle>
      <CalendarBar state={state} onChange={change} choosesWho />
      <Calendar state={state} clientId={state.clientId} mayBook />
    </>
  );
}
