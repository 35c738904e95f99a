import type { AppointmentFieldsFragment } from '../../../generated/scheduling.ts';
import { dayOf, daysBetween, longDay } from '../../../lib/dates.ts';
import type { ClientRef } from '../../../lib/dialogs.tsx';
import { useZone } from '../../../lib/viewer.tsx';
import { AppointmentRow } from './appointment-row.tsx';
import styles from './appointments.module.css';

interface ByDayProps {
  readonly visits: readonly { readonly visit: AppointmentFieldsFragment; readonly client: ClientRef }[];
  readonly named?: boolean;
}

/** Appointments under the day they are on. */
export function ByDay({ visits, named = false }: ByDayProps) {
  const zone = useZone();
  const today = dayOf(Date.now(), zone);
  const days = Map.groupBy(visits, ({ visit }) => dayOf(visit.startsAt, zone));
  return [...days].map(([day, ofDay]) => (
    <section key={day} className={styles.section} aria-label={longDay(`${day}T12:00:00Z`, 'UTC')}>
      <h3 className={styles.day}>
        {longDay(`${day}T12:00:00Z`, 'UTC')}
        {near(daysBetween(today, day))}
      </h3>
      <ul className={styles.list}>
        {ofDay.map(({ visit, client }) => (
          <AppointmentRow key={visit.id} visit={visit} client={client} named={named} />
        ))}
      </ul>
    </section>
  ));
}

function near(days: number): string {
  if (days === 0) return ' · today';
  return days === 1 ? ' · tomorrow' : '';
}
