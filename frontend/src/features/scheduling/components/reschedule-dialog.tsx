import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import {
  type AppointmentFieldsFragment,
  ChangeSeriesDocument,
  OneAppointmentDocument,
  RescheduleDocument,
} from '../../../generated/scheduling.ts';
import { dayAndTime } from '../../../lib/dates.ts';
import type { ClientRef } from '../../../lib/dialogs.tsx';
import { useVerb } from '../../../lib/use-verb.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { type ChosenTime, FindATime } from './find-a-time.tsx';
import { mayOverride, Override } from './override.tsx';
import { SeriesConflicts } from './series-conflicts.tsx';
import { type Scope, SeriesScope } from './series-scope.tsx';

interface RescheduleDialogProps {
  readonly client: ClientRef;
  readonly appointmentId: string;
  readonly onClose: () => void;
}

/** Moves an appointment to a time that fits. */
export function RescheduleDialog({ client, appointmentId, onClose }: RescheduleDialogProps) {
  const asked = useQuery(OneAppointmentDocument, { variables: { id: appointmentId } });
  return (
    <Dialog title={`Move an appointment of ${client.name}`} size="lg" onClose={onClose}>
      <Ask of={asked}>
        {({ appointment }) =>
          appointment ? <Form client={client} appointment={appointment} onClose={onClose} /> : <NotThere />
        }
      </Ask>
    </Dialog>
  );
}

interface FormProps {
  readonly client: ClientRef;
  readonly appointment: AppointmentFieldsFragment;
  readonly onClose: () => void;
}

function Form({ client, appointment, onClose }: FormProps) {
  const zone = useZone();
  const viewer = useViewer();
  const [time, setTime] = useState<ChosenTime | null>(null);
  const [override, setOverride] = useState('');
  const move = useVerb(RescheduleDocument, 'rescheduleAppointment');
  const [scope, setScope] = useState<Scope>('THIS');
  const [left, setLeft] = useState<readonly number[]>([]);
  const change = useVerb(ChangeSeriesDocument, 'changeSeries');
  const say = useToast();
  const restart = () => {
    setLeft([]);
    move.forget();
    change.forget();
  };
  const submit = async () => {
    if (!time) return;
    if (scope !== 'THIS') {
      const changed = await change.run({
        input: {
          appointmentId: appointment.id,
          expectedVersion: appointment.version,
          scope,
          startsAt: time.startsAt,
          practitionerId: time.practitionerId,
          dates: left.map((position) => ({ position, skip: true })),
        },
      });
      if (changed.ok) {
        say('They are moved.');
        onClose();
      }
      return;
    }
    const outcome = await move.run({
      input: {
        appointmentId: appointment.id,
        expectedVersion: appointment.version,
        startsAt: time.startsAt,
        practitionerId: time.practitionerId,
        override: override ? { reason: override } : null,
      },
    });
    if (outcome.ok) {
      say('It is moved.');
      onClose();
    }
  };
  return (
    <DialogForm
      submit={scope === 'THIS' ? 'Move it' : 'Move them'}
      cancel="Keep the time"
      onSubmit={submit}
      onCancel={onClose}
      busy={move.busy || change.busy}
      problem={scope === 'THIS' ? move.problem : change.problem}
      disabled={time === null}
    >
      <p>
        {appointment.service.name} with {appointment.practitioner.name}, now on{' '}
        {dayAndTime(appointment.startsAt, zone)}.
      </p>
      <SeriesScope
        appointment={appointment}
        label="What is moved?"
        hint="What was moved by itself before stays where it is."
        value={scope}
        onChange={(next) => {
          setScope(next);
          restart();
        }}
      />
      <FindATime
        clientId={client.id}
        serviceId={appointment.service.id}
        practitionerId={appointment.practitioner.id}
        onChoose={(next) => {
          setTime(next);
          restart();
        }}
      />
      <SeriesConflicts
        problem={change.problem}
        onLeave={(position) => {
          setLeft([...left, position]);
          change.forget();
        }}
      />
      {scope === 'THIS' && mayOverride(move.problem, viewer, time?.practitionerId ?? null) && (
        <Override problem={move.problem} value={override} onChange={setOverride} />
      )}
    </DialogForm>
  );
}
