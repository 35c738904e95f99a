import { useQuery } from '@apollo/client/react';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { CancelAppointmentDocument, OneAppointmentDocument } from '../../../generated/scheduling.ts';
import { dayAndTime } from '../../../lib/dates.ts';
import type { ClientRef } from '../../../lib/dialogs.tsx';
import { fieldMessage } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';

interface CancelDialogProps {
  readonly client: ClientRef;
  readonly appointmentId: string;
  readonly onClose: () => void;
}

/** Cancels an appointment after asking once, by name and time. */
export function CancelDialog({ client, appointmentId, onClose }: CancelDialogProps) {
  const zone = useZone();
  const [reason, setReason] = useState('');
  const asked = useQuery(OneAppointmentDocument, { variables: { id: appointmentId } });
  const cancel = useVerb(CancelAppointmentDocument, 'cancelAppointment');
  const say = useToast();
  return (
    <Dialog title={`Cancel an appointment of ${client.name}?`} onClose={onClose}>
      <Ask of={asked}>
        {({ appointment }) => {
          if (!appointment) return <NotThere />;
          const submit = async () => {
            const outcome = await cancel.run({
              input: { appointmentId, expectedVersion: appointment.version, reason: reason || null },
            });
            if (outcome.ok) {
              say('It is cancelled.');
              onClose();
            }
          };
          return (
            <DialogForm
              submit="Cancel the appointment"
              cancel="Keep it"
              onSubmit={submit}
              onCancel={onClose}
              busy={cancel.busy}
              problem={cancel.problem}
              shown={['reason']}
            >
              <p>
                {appointment.service.name} with {appointment.practitioner.name} on{' '}
                {dayAndTime(appointment.startsAt, zone)}.
              </p>
              <Textarea
                label="Why, if you like to say"
                autosize
                minRows={2}
                value={reason}
                error={fieldMessage(cancel.problem, 'reason')}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            </DialogForm>
          );
        }}
      </Ask>
    </Dialog>
  );
}
