import { Button } from '@mantine/core';
import { useState } from 'react';
import { RescheduleDocument } from '../../../../generated/scheduling.ts';
import { dayAndTime } from '../../../../lib/dates.ts';
import { type ClientRef, useDialogs } from '../../../../lib/dialogs.tsx';
import { useVerb } from '../../../../lib/use-verb.ts';
import { isPsychotherapist, useViewer, useZone } from '../../../../lib/viewer.tsx';
import { Dialog, DialogForm } from '../../../../ui/dialog.tsx';
import { Row, Stack } from '../../../../ui/layout.tsx';
import { Notice, ProblemNotice } from '../../../../ui/notice.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { mayOverride, Override } from '../override.tsx';
import styles from './calendar.module.css';
import { against } from './model.ts';
import type { Refused } from './use-moving-appointments.tsx';

interface RefusedDialogProps {
  readonly refused: Refused;
  readonly client: ClientRef | null;
  readonly onClose: () => void;
}

/** What stands against a place that something was dropped on; rules alone the lead may set aside (R24). */
export function RefusedDialog({ refused, client, onClose }: RefusedDialogProps) {
  const { visit, wish, verdict, problem } = refused;
  const viewer = useViewer();
  const zone = useZone();
  const dialogs = useDialogs();
  const say = useToast();
  const [reason, setReason] = useState('');
  const again = useVerb(RescheduleDocument, 'rescheduleAppointment');
  const inSpite = verdict
    ? verdict.refusals.length === 0 && isPsychotherapist(viewer)
    : mayOverride(problem, viewer, wish.practitionerId);
  const submit = async () => {
    const outcome = await again.run({
      input: {
        appointmentId: visit.id,
        expectedVersion: visit.version,
        startsAt: new Date(wish.start).toISOString(),
        practitionerId: wish.practitionerId,
        override: { reason },
      },
    });
    if (outcome.ok) {
      say('It is moved, and the reason is kept.');
      onClose();
    }
  };
  const elsewhere = () => {
    onClose();
    if (client) dialogs.reschedule({ client, appointmentId: visit.id });
  };
  const said = (
    <>
      <p>
        {visit.service.name} with {wish.practitionerName}, from {dayAndTime(visit.startsAt, zone)} to{' '}
        {dayAndTime(wish.start, zone)}.
      </p>
      {verdict && (
        <Notice tone="concern" title="This speaks against it">
          <ul className={styles.sentences}>
            {against(verdict).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      <ProblemNotice problem={problem} />
    </>
  );
  return (
    <Dialog title="It stays where it is" onClose={onClose}>
      {inSpite ? (
        <DialogForm
          submit="Move it all the same"
          cancel="Keep the time"
          onSubmit={submit}
          onCancel={onClose}
          busy={again.busy}
          problem={again.problem}
          disabled={reason.trim() === ''}
        >
          {said}
          <Override problem={again.problem} value={reason} onChange={setReason} />
          {client && (
            <div>
              <Button variant="subtle" size="compact-sm" onClick={elsewhere}>
                Find a time that fits
              </Button>
            </div>
          )}
        </DialogForm>
      ) : (
        <Stack>
          {said}
          <Row>
            <Button variant="default" onClick={onClose}>
              Keep the time
            </Button>
            {client && <Button onClick={elsewhere}>Find a time that fits</Button>}
          </Row>
        </Stack>
      )}
    </Dialog>
  );
}
