import { APPOINTMENT_STATES_LABELS, setAside, unmetOf } from '@attune/shared';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  type AppointmentFieldsFragment,
  ConfirmAppointmentDocument,
  ConfirmSeriesDocument,
  MarkArrivedDocument,
  MarkNoShowDocument,
} from '../../../generated/scheduling.ts';
import { classNames } from '../../../lib/class-names.ts';
import { timeOf } from '../../../lib/dates.ts';
import { type ClientRef, useDialogs } from '../../../lib/dialogs.tsx';
import { calendarFilePath, recordPath } from '../../../lib/paths.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { isManager, isPsychotherapist, useViewer, useZone } from '../../../lib/viewer.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import styles from './appointments.module.css';
import { KeepIt } from './keep-it.tsx';

interface AppointmentRowProps {
  readonly visit: AppointmentFieldsFragment;
  readonly client: ClientRef;
  /** Whether the client's name is said; on their own record it is not. */
  readonly named?: boolean;
}

const CAN_CHANGE = ['REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE'];

/** One appointment with what the rules say of it, and what can be done. */
export function AppointmentRow({ visit, client, named = false }: AppointmentRowProps) {
  const viewer = useViewer();
  const zone = useZone();
  const now = useNow(60);
  const dialogs = useDialogs();
  const step = useSteps(visit);
  const [keeping, setKeeping] = useState(false);
  const mine = visit.practitioner.id === viewer.memberId;
  const mayChange = mine || isPsychotherapist(viewer) || isManager(viewer);
  const begun = Date.parse(visit.startsAt) <= now;
  const changeable = mayChange && CAN_CHANGE.includes(visit.state);
  const about = { client, appointmentId: visit.id };
  return (
    <li className={styles.visit}>
      <time className={styles.time} dateTime={visit.startsAt}>
        {timeOf(visit.startsAt, zone)}
      </time>
      <div>
        <div className={classNames(visit.state === 'CANCELLED' && styles.gone)}>
          {named && (
            <>
              <Link to={recordPath(client.id)}>{client.name}</Link> ·{' '}
            </>
          )}
          {visit.service.name}
        </div>
        <div className={styles.sub}>
          {[
            visit.practitioner.name,
            visit.room,
            visit.cancelledReason,
            visit.cancelledLate && 'cancelled late',
          ]
            .filter(Boolean)
            .join(' · ')}{' '}
          {visit.state !== 'BOOKED' && (
            <Badge
              tone={
                visit.state === 'NEEDS_CLEARANCE'
                  ? 'alert'
                  : visit.state === 'REQUESTED'
                    ? 'information'
                    : 'quiet'
              }
            >
              {APPOINTMENT_STATES_LABELS[visit.state]}
            </Badge>
          )}
        </div>
        {visit.series?.everyWeeks && (
          <div className={styles.sub}>
            Part of a series: {visit.series.sentence}
            {visit.seriesException && ' · this one was changed by itself'}
          </div>
        )}
        {unmetOf(visit).map((finding) => (
          <div key={finding.sentence} className={styles.finding}>
            {finding.sentence}
          </div>
        ))}
        {setAside(visit).map(({ sentence, byName, reason }) => (
          <div key={sentence} className={styles.aside}>
            {sentence} Set aside by {byName}: {reason}
          </div>
        ))}
        <ProblemNotice problem={step.problem} />
        {keeping && <KeepIt visit={visit} onDone={() => setKeeping(false)} />}
      </div>
      <div className={styles.acts}>
        {visit.state === 'REQUESTED' && mayChange && (
          <Button size="compact-sm" loading={step.busy} onClick={step.confirm}>
            Confirm
          </Button>
        )}
        {visit.state === 'REQUESTED' && mayChange && visit.series?.everyWeeks && (
          <Button size="compact-sm" variant="default" loading={step.busy} onClick={step.confirmAll}>
            Confirm the series
          </Button>
        )}
        {visit.state === 'BOOKED' && mayChange && begun && (
          <>
            <Button size="compact-sm" variant="default" loading={step.busy} onClick={step.arrived}>
              Arrived
            </Button>
            <Button size="compact-sm" variant="default" loading={step.busy} onClick={step.missed}>
              Did not come
            </Button>
          </>
        )}
        {mine && !begun && visit.state !== 'CANCELLED' && (
          <Button
            size="compact-sm"
            variant="subtle"
            component="a"
            href={calendarFilePath(visit.id)}
            download
            aria-label={`Put ${client.name}, ${timeOf(visit.startsAt, zone)} into my calendar`}
          >
            Into my calendar
          </Button>
        )}
        {changeable && !begun && (
          <>
            {visit.viewerMayKeep && !keeping && (
              <Button size="compact-sm" variant="default" onClick={() => setKeeping(true)}>
                Keep it as it is
              </Button>
            )}
            <Button size="compact-sm" variant="default" onClick={() => dialogs.reschedule(about)}>
              Change
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => dialogs.cancel(about)}>
              Cancel
            </Button>
          </>
        )}
      </div>
    </li>
  );
}

function useSteps(visit: AppointmentFieldsFragment) {
  const confirm = useVerb(ConfirmAppointmentDocument, 'confirmAppointment');
  const confirmAll = useVerb(ConfirmSeriesDocument, 'confirmSeries');
  const arrive = useVerb(MarkArrivedDocument, 'markArrived');
  const miss = useVerb(MarkNoShowDocument, 'markNoShow');
  const input = { appointmentId: visit.id, expectedVersion: visit.version };
  return {
    busy: confirm.busy || confirmAll.busy || arrive.busy || miss.busy,
    problem: confirm.problem ?? confirmAll.problem ?? arrive.problem ?? miss.problem,
    confirm: () => void confirm.run({ input }),
    confirmAll: () => void confirmAll.run({ input }),
    arrived: () => void arrive.run({ input }),
    missed: () => void miss.run({ input }),
  };
}
