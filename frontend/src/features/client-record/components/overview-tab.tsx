import { skipToken, useQuery } from '@apollo/client/react';
import { NOTE_KINDS_LABELS } from '@attune/shared';
import { useMemo } from 'react';
import { Link, Navigate } from 'react-router';
import { RecordOverviewDocument, type RecordOverviewQuery } from '../../../generated/client-record.ts';
import { addDays, dayInWords, dayOf, startOfDay } from '../../../lib/dates.ts';
import { notePath, recordPath, summariesPath } from '../../../lib/paths.ts';
import { readsRecord, useRecord } from '../../../lib/record.tsx';
import { useNow } from '../../../lib/use-now.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { Columns, Row, Stack } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SentenceList } from '../../../ui/sentence-list.tsx';
import { Empty, NotThere } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { HealthCard } from './health-card.tsx';
import { TimeLineCard } from './time-line/time-line-card.tsx';
import styles from './overview-tab.module.css';

type Overview = NonNullable<RecordOverviewQuery['client']>;

const ACHIEVEMENTS: Readonly<Record<string, string>> = {
  IN_PROGRESS: 'on the way',
  IMPROVING: 'improving',
  WORSENING: 'harder than before',
  NO_CHANGE: 'no change so far',
  ACHIEVED: 'reached',
  SUSTAINING: 'reached and holding',
  NOT_ACHIEVED: 'not reached',
};

/** What one wants to know first: how it goes over time, goals, what comes next, what was written. */
export function OverviewTab() {
  const record = useRecord();
  const { id: clientId } = record;
  const reads = readsRecord(record);
  const zone = useZone();
  const span = useMemo(() => {
    const today = dayOf(Date.now(), zone);
    return {
      from: startOfDay(today, zone),
      to: startOfDay(addDays(today, 42), zone),
    };
  }, [zone]);
  const asked = useQuery(RecordOverviewDocument, reads ? { variables: { clientId, ...span } } : skipToken);
  if (!reads) {
    return <Navigate to={recordPath(clientId, 'schedule')} replace />;
  }
  return (
    <Ask of={asked} lines={8}>
      {({ client }) =>
        client ? (
          <Columns left="2.1fr" right="1fr">
            <Stack>
              <TimeLineCard />
              <Written client={client} />
            </Stack>
            <Stack>
              <Goals client={client} />
              <Next client={client} />
              <HealthCard />
              <ForOthers />
            </Stack>
          </Columns>
        ) : (
          <NotThere />
        )
      }
    </Ask>
  );
}

function Goals({ client }: { readonly client: Overview }) {
  const { viewerCan, name } = useRecord();
  const zone = useZone();
  const plan = client.activePlan;
  if (client.planWithheld) {
    return (
      <Card title="What we are working towards">
        <Notice title={client.planWithheld.reason} />
      </Card>
    );
  }
  return (
    <Card
      title="What we are working towards"
      aside={plan && <Link to={recordPath(client.id, 'plan')}>Plan, version {plan.version}</Link>}
    >
      {plan ? (
        <Stack gap={16}>
          <p className="quiet">{plan.summary}</p>
          <SentenceList
            numbered
            items={plan.goals.map((goal) => ({
              key: goal.id,
              text: goal.statement,
              sub: [
                ACHIEVEMENTS[goal.achievement] ?? goal.achievement.toLowerCase().replaceAll('_', ' '),
                goal.due && `by ${dayInWords(`${goal.due}T12:00:00Z`, zone)}`,
                goal.audience === 'PSYCHOTHERAPY' && 'psychotherapy only',
              ]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
        </Stack>
      ) : (
        <Empty
          title="No plan is in force yet"
          action={
            viewerCan.editPlan && <LinkButton to={recordPath(client.id, 'plan')}>Begin the plan</LinkButton>
          }
        >
          A plan says what the team and {firstName(name)} work towards, and what the body is ready for.
        </Empty>
      )}
    </Card>
  );
}

function ForOthers() {
  const { id, name, viewerCan } = useRecord();
  return (
    viewerCan.shareSummary && (
      <Card title="For others" aside={<Link to={summariesPath(id)}>Share a summary</Link>}>
        <p className="quiet">
          For a physician or somebody else outside, if {firstName(name)} agrees to it word for word.
        </p>
      </Card>
    )
  );
}

const STILL_TO_COME = ['REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED', 'IN_SESSION'];

function Next({ client }: { readonly client: Overview }) {
  const { viewerCan } = useRecord();
  const now = useNow(60);
  const coming = client.appointments
    .filter((one) => STILL_TO_COME.includes(one.state) && Date.parse(one.endsAt) > now)
    .slice(0, 5);
  return (
    <Card title="Next" aside={<Link to={recordPath(client.id, 'schedule')}>Schedule</Link>} flush>
      {coming.length > 0 ? (
        <ul className={styles.next}>
          {coming.map((visit) => (
            <li key={visit.id} className={styles.visit}>
              <span className={styles.at}>
                <TimeText at={visit.startsAt} />
              </span>
              <span>
                {visit.service.name} · {firstName(visit.practitioner.name)}{' '}
                {visit.state === 'NEEDS_CLEARANCE' && <Badge tone="alert">needs clearance</Badge>}
              </span>
              {visit.findings
                .filter((finding) => !finding.satisfied)
                .map((finding) => (
                  <span key={finding.sentence} className={styles.warning}>
                    {finding.sentence}
                  </span>
                ))}
            </li>
          ))}
        </ul>
      ) : (
        <Empty
          title="Nothing is booked in the next six weeks"
          action={
            viewerCan.book && <LinkButton to={recordPath(client.id, 'schedule')}>Find a time</LinkButton>
          }
        />
      )}
    </Card>
  );
}

function Written({ client }: { readonly client: Overview }) {
  const notes = client.notes.edges.map((edge) => edge.node);
  return (
    <Card title="Lately written" aside={<Link to={recordPath(client.id, 'notes')}>All notes</Link>} flush>
      {notes.length > 0 ? (
        <ul style={{ listStyle: 'none' }}>
          {notes.map((note) => (
            <li key={note.id}>
              <Link
                className={styles.note}
                to={
                  note.__typename === 'SessionResponse'
                    ? recordPath(client.id, 'bodywork')
                    : notePath(client.id, note.id)
                }
              >
                <Row>
                  <b style={{ fontWeight: 600 }}>{NOTE_KINDS_LABELS[note.kind]}</b>
                  {note.state === 'DRAFT' && <Badge>draft</Badge>}
                  <span className="quiet small">
                    {note.author.name}, <TimeText at={note.signedAt ?? note.createdAt} />
                  </span>
                </Row>
                <span className={styles.summary}>{inShort(note)}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <Empty title="Nothing was written yet" />
      )}
    </Card>
  );
}

function inShort(note: Overview['notes']['edges'][number]['node']): string {
  if (note.__typename === 'ProgressNote') {
    if (note.teamSummary.__typename !== 'NoteText') return note.teamSummary.reason;
    return note.teamSummary.text || 'Without a summary for the team.';
  }
  if (note.__typename === 'SessionResponse') {
    const change =
      note.arrival && note.departure ? `Distress ${note.arrival.distress} → ${note.departure.distress}.` : '';
    return [change, note.toPsychotherapy].filter(Boolean).join(' ');
  }
  return '';
}
