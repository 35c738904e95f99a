import { useQuery } from '@apollo/client/react';
import { CalendarClientsDocument } from '../../../generated/scheduling.ts';
import { isPractitioner, useViewer } from '../../../lib/viewer.tsx';
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
  const clients = useQuery(CalendarClientsDocument, { skip: state.clientId === null });
  const named = clients.data?.clients.edges.find(({ node }) => node.id === state.clientId)?.node;
  const client = state.clientId === null ? null : (named ?? { id: state.clientId, name: 'This client' });
  return (
    <>
      <PageTitle>Schedule</PageTitle>
      <CalendarBar state={state} onChange={change} choosesWho />
      <Calendar state={state} client={client} mayBook />
    </>
  );
}
