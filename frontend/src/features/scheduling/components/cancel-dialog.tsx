import { useQuery } from '@apollo/client/react';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import {
  CancelAppointmentDocument,
  CancelSeriesDocument,
  OneAppointmentDocument,
} from '../../../generated/scheduling.ts';
import { dayAndTime } from '../../../lib/dates.ts';
import type { ClientRef } from '../../../lib/dialogs.tsx';
import { fieldMessage } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { type Scope, SeriesScope } from './series-scope.tsx';

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
  const [scope, setScope] = useState<Scope>('THIS');
  const cancel = useVerb(CancelAppointmentDocument, 'cancelAppointment');
  const cancelAll = useVerb(CancelSeriesDocument, 'cancelSeries');
  const problem = scope === 'THIS' ? cancel.problem : cancelAll.problem;
  const say = useToast();
  return (
    <Dialog title={`Cancel an appointment of ${client.name}?`} onClose={onClose}>
      <Ask of={asked}>
        {({ appointment }) => {
          if (!appointment) return <NotThere />;
          const submit = async () => {
            const input = {
              appointmentId,
              expectedVersion: appointment.version,
              reason: reason || null,
            };
            const outcome =
              scope === 'THIS'
                ? await cancel.run({ input })
                : await cancelAll.run({ input: { ...input, scope } });
            if (outcome.ok) {
              say(scope === 'THIS' ? 'It is cancelled.' : 'They are cancelled.');
              onClose();
            }
          };
          return (
            <DialogForm
              submit={scope === 'THIS' ? 'Cancel the appointment' : 'Cancel the appointments'}
              cancel={scope === 'THIS' ? 'Keep it' : 'Keep them'}
              onSubmit={submit}
              onCancel={onClose}
              busy={cancel.busy || cancelAll.busy}
              problem={problem}
              shown={['reason']}
            >
              <p>
                {appointment.service.name} with {appointment.practitioner.name} on{' '}
                {dayAndTime(appointment.startsAt, zone)}.
              </p>
              <SeriesScope
                appointment={appointment}
                label="What is cancelled?"
                value={scope}
                onChange={setScope}
              />
              <Textarea
                label="Why, if you like to say"
                description={`${client.name} is told that it is cancelled, and reads this with the appointment.`}
                autosize
                minRows={2}
                value={reason}
                error={fieldMessage(problem, 'reason')}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            </DialogForm>
          );
        }}
      </Ask>
    </Dialog>
  );
}
