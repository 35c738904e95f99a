import { APPOINTMENT_STATES_LABELS } from '@attune/shared';
import { Link } from 'react-router';
import { classNames } from '../../../lib/class-names.ts';
import { timeOf } from '../../../lib/dates.ts';
import { recordPath, sessionPath } from '../../../lib/paths.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Empty } from '../../../ui/states.tsx';
import styles from './brief-cards.module.css';
import { briefOf, type BriefVisit } from './brief.ts';

/** My sessions of the day, each with the brief that takes a minute to read. */
export function BriefCards({ visits }: { readonly visits: readonly BriefVisit[] }) {
  if (visits.length === 0) {
    return (
      <Card>
        <Empty title="No sessions today" action={<LinkButton to="/schedule">See the week</LinkButton>} />
      </Card>
    );
  }
  return (
    <div className={styles.cards}>
      {visits.map((visit) => (
        <BriefCard key={visit.id} visit={visit} />
      ))}
    </div>
  );
}

/** What opens the session: to begin it, to go on with it, or to write down what is not written yet. */
function wayIn({ state, client, id }: BriefVisit): string | null {
  switch (state) {
    case 'BOOKED':
    case 'ARRIVED':
      return 'Begin';
    case 'IN_SESSION':
      return 'Go on';
    case 'FULFILLED':
      return client?.notes.edges.some(({ node }) => node.appointmentId === id) ? null : 'Write it down';
    default:
      return null;
  }
}

function BriefCard({ visit }: { readonly visit: BriefVisit }) {
  const zone = useZone();
  const { client } = visit;
  const way = wayIn(visit);
  const broken = visit.findings.filter((finding) => !finding.satisfied);
  return (
    <Card flush>
      <div className={styles.head}>
        <time className={styles.time} dateTime={visit.startsAt}>
          {timeOf(visit.startsAt, zone)}
        </time>
        <div className={styles.who}>
          {client ? (
            <Link className={styles.name} to={recordPath(client.id)}>
              {client.preferredName ?? firstName(client.name)}
            </Link>
          ) : (
            <span className={styles.name}>Reserved</span>
          )}
          <p className={styles.what}>
            {[visit.service.name, `${visit.service.minutes} min`, visit.room].filter(Boolean).join(' · ')}{' '}
            {visit.state !== 'BOOKED' && (
              <Badge tone={visit.state === 'NEEDS_CLEARANCE' ? 'alert' : 'quiet'}>
                {APPOINTMENT_STATES_LABELS[visit.state]}
              </Badge>
            )}
          </p>
        </div>
        {client && way && (
          <LinkButton
            className={styles.begin ?? ''}
            variant="filled"
            size="md"
            to={sessionPath(visit.id)}
            aria-label={
              way === 'Write it down'
                ? `${way}: ${firstName(client.name)}`
                : `${way} with ${firstName(client.name)}`
            }
          >
            {way}
          </LinkButton>
        )}
      </div>
      {broken.length > 0 && (
        <div className={styles.finding}>
          <Notice tone="concern" title={broken.map((finding) => finding.sentence).join(' ')} />
        </div>
      )}
      {client && (
        <dl className={styles.lines}>
          {briefOf(client).map((line) => (
            <BriefRow key={line.key} label={line.label} text={line.text} tone={line.tone} />
          ))}
        </dl>
      )}
    </Card>
  );
}

function BriefRow({
  label,
  text,
  tone,
}: {
  readonly label: string;
  readonly text: string;
  readonly tone?: 'alert' | 'concern' | undefined;
}) {
  return (
    <>
      <dt>{label}</dt>
      <dd className={classNames(tone && styles[tone])}>{text}</dd>
    </>
  );
}
