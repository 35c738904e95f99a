import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type AppointmentFieldsFragment, KeepAppointmentDocument } from '../../../generated/scheduling.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Row } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './appointments.module.css';

interface KeepItProps {
  readonly visit: AppointmentFieldsFragment;
  readonly onDone: () => void;
}

/** Keeps an appointment as it is although rules speak against it; why stays with it (R24). */
export function KeepIt({ visit, onDone }: KeepItProps) {
  const [reason, setReason] = useState('');
  const verb = useVerb(KeepAppointmentDocument, 'keepAppointment');
  const say = useToast();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await verb.run({
      input: { appointmentId: visit.id, expectedVersion: visit.version, reason },
    });
    if (outcome.ok) {
      say('It stays, and the reason is kept.');
      onDone();
    }
  };
  return (
    <form className={styles.keep} onSubmit={send} noValidate>
      <Textarea
        label="Why it stays all the same"
        description="Only the lead psychotherapist can; the reason stays with the appointment, and the client can read it."
        autosize
        minRows={2}
        value={reason}
        error={fieldMessage(verb.problem, 'reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemNotice problem={verb.problem} />
      <Row>
        <Button type="submit" size="compact-sm" loading={verb.busy} disabled={reason.trim() === ''}>
          Keep it
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onDone}>
          Leave it
        </Button>
      </Row>
    </form>
  );
}
