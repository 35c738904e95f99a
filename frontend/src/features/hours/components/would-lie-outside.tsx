import { useQuery } from '@apollo/client/react';
import {
  type OutsideAppointmentFragment,
  PreviewHoursDocument,
  type PreviewHoursQueryVariables,
} from '../../../generated/hours.ts';
import { dayAndTime } from '../../../lib/dates.ts';
import { recordPath } from '../../../lib/paths.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Link } from 'react-router';
import styles from './hours.module.css';

/** More than these are counted, not named. */
const MOST_NAMED = 8;

interface WouldLieOutsideProps {
  /** The change that is being thought about; null while it is not one yet. */
  readonly change: PreviewHoursQueryVariables['input'] | null;
}

/** Says before a change is saved which appointments it would leave outside of working hours. */
export function WouldLieOutside({ change }: WouldLieOutsideProps) {
  const { data, previousData } = useQuery(
    PreviewHoursDocument,
    change === null ? { variables: { input: {} }, skip: true } : { variables: { input: change } },
  );
  const outside = (data ?? previousData)?.previewHours.outside;
  if (change === null || !outside) {
    return null;
  }
  return (
    <div role="status">
      {outside.length === 0 ? (
        <p className="quiet">Everything that is booked stays within the hours.</p>
      ) : (
        <Notice tone="concern" title={`${counted(outside.length)} would lie outside`}>
          <p>They stay booked; nobody is told. Please move them, or keep them as they are.</p>
          <OutsideList appointments={outside} />
        </Notice>
      )}
    </div>
  );
}

interface OutsideListProps {
  readonly appointments: readonly OutsideAppointmentFragment[];
  /** Whether each leads to the client's schedule. */
  readonly linked?: boolean;
}

/** Appointments outside of working hours, by time. */
export function OutsideList({ appointments, linked = false }: OutsideListProps) {
  const zone = useZone();
  return (
    <ul className={styles.outside}>
      {appointments.slice(0, MOST_NAMED).map(({ id, startsAt, client, practitioner }) => {
        const words = `${dayAndTime(startsAt, zone)}, ${client?.name ?? 'a client'} with ${practitioner.name}`;
        return (
          <li key={id}>
            {linked && client ? <Link to={recordPath(client.id, 'schedule')}>{words}</Link> : words}
          </li>
        );
      })}
      {appointments.length > MOST_NAMED && <li>and {appointments.length - MOST_NAMED} more</li>}
    </ul>
  );
}

/** '1 appointment', '3 appointments'. */
export function counted(count: number): string {
  return `${count} ${count === 1 ? 'appointment' : 'appointments'}`;
}
