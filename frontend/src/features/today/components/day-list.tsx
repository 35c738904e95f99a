import { APPOINTMENT_STATES_LABELS } from '@attune/shared';
import { Link } from 'react-router';
import type { DayQuery } from '../../../generated/today.ts';
import { classNames } from '../../../lib/class-names.ts';
import { minutesBetween, timeOf } from '../../../lib/dates.ts';
import { recordPath } from '../../../lib/paths.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Empty } from '../../../ui/states.tsx';
import styles from './day-list.module.css';

export type Visit = DayQuery['appointments'][number];

/** The day from morning to evening: my own sessions, and dimmed the bodywork of my clients. */
export function DayList({ visits }: { readonly visits: readonly Visit[] }) {
  if (visits.length === 0) {
    return (
      <Empty title="No sessions today" action={<LinkButton to="/schedule">See the week</LinkButton>}>
        Nor bodywork of your clients.
      </Empty>
    );
  }
  return (
    <ol className={styles.list}>
      {visits.map((visit) => (
        <Row key={visit.id} visit={visit} />
      ))}
    </ol>
  );
}

const QUIET_STATES = ['BOOKED', 'REQUESTED'];

function Row({ visit }: { readonly visit: Visit }) {
  const viewer = useViewer();
  const zone = useZone();
  const now = useNow(60);
  const mine = visit.practitioner.id === viewer.memberId;
  const broken = visit.findings.filter((finding) => !finding.satisfied);
  const going = Date.parse(visit.startsAt) <= now && now < Date.parse(visit.endsAt);
  const what = [
    mine ? visit.service.name : `${firstName(visit.practitioner.name)}, ${visit.service.name}`,
    mine ? `${minutesBetween(visit.startsAt, visit.endsAt)} min` : visit.room,
  ]
    .filter(Boolean)
    .join(', ');
  const inside = (
    <>
      <b>{visit.client ? (visit.client.preferredName ?? firstName(visit.client.name)) : 'Reserved'}</b> ·{' '}
      {what}
      {!QUIET_STATES.includes(visit.state) && (
        <span className={styles.state}>{APPOINTMENT_STATES_LABELS[visit.state].toLowerCase()}</span>
      )}
      {visit.state === 'REQUESTED' && <span className={styles.state}>asked for, not confirmed</span>}
      {broken.map((finding) => (
        <span key={finding.sentence} className={styles.finding}>
          {finding.sentence}
        </span>
      ))}
    </>
  );
  const look = classNames(styles.block, !mine && styles.theirs, broken.length > 0 && styles.warned);
  return (
    <li className={classNames(styles.visit, going && styles.now)}>
      <time className={styles.time} dateTime={visit.startsAt}>
        {timeOf(visit.startsAt, zone)}
      </time>
      {visit.client ? (
        <Link className={look} to={recordPath(visit.client.id, broken.length > 0 ? 'schedule' : 'overview')}>
          {inside}
        </Link>
      ) : (
        <div className={look}>{inside}</div>
      )}
    </li>
  );
}
