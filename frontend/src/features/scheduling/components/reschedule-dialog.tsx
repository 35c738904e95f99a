import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { type AppointmentFieldsFragment, OneAppointmentDocument } from '../../../generated/scheduling.ts';
import { dayAndTime } from '../../../lib/dates.ts';
import type { ClientRef } from '../../../lib/dialogs.tsx';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { SeriesDates } from '../../../ui/series/series-dates.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { ChangeFields } from './change-fields.tsx';
import { FindATime } from './find-a-time.tsx';
import { mayOverride, Override } from './override.tsx';
import { SeriesScope } from './series-scope.tsx';
import { useVisitChange } from './use-visit-change.ts';

interface RescheduleDialogProps {
  readonly client: ClientRef;
  readonly appointmentId: string;
  readonly onClose: () => void;
}

/** Changes an appointment, or more of its series: to a time that fits, for something else, in another room. */
export function RescheduleDialog({ client, appointmentId, onClose }: RescheduleDialogProps) {
  const asked = useQuery(OneAppointmentDocument, { variables: { id: appointmentId } });
  return (
    <Dialog title={`Change an appointment of ${client.name}`} size="lg" onClose={onClose}>
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
  const [override, setOverride] = useState('');
  const change = useVisitChange(appointment);
  const say = useToast();
  const { scope, other } = change;
  const one = scope === 'THIS';
  // Of a psychotherapy session that they may not know, somebody tries a time; none is suggested.
  const serviceId = other.serviceId ?? (appointment.service.withheld ? null : appointment.service.id);
  const submit = async () => {
    if (await change.run(override)) {
      say(one ? 'It is changed.' : 'They are changed.');
      onClose();
    }
  };
  return (
    <DialogForm
      submit={one ? 'Change it' : 'Change them'}
      cancel="Keep it as it is"
      onSubmit={submit}
      onCancel={onClose}
      busy={change.busy}
      problem={change.problem}
      disabled={!change.ready}
    >
      <p>
        {appointment.service.name} with {appointment.practitioner.name}, now on{' '}
        {dayAndTime(appointment.startsAt, zone)}.
      </p>
      <SeriesScope
        appointment={appointment}
        label="What is changed?"
        hint="What was changed by itself before stays as it is."
        value={scope}
        onChange={change.setScope}
      />
      <ChangeFields appointment={appointment} value={other} onChange={change.setOther} />
      <Choice
        label="When"
        columns={2}
        value={change.keepsTime ? 'KEPT' : 'OTHER'}
        onChange={(next) => change.setKeepsTime(next === 'KEPT')}
        options={[
          { value: 'OTHER', label: 'At another time' },
          { value: 'KEPT', label: 'At the same time' },
        ]}
      />
      {!change.keepsTime && (
        <FindATime
          key={serviceId}
          clientId={client.id}
          serviceId={serviceId}
          practitionerId={appointment.practitioner.id}
          onChoose={change.choose}
        />
      )}
      {!one && (change.asked.data || change.asked.loading || change.asked.error) && (
        <Ask of={change.asked} lines={4}>
          {({ previewSeriesChange }) => (
            <SeriesDates doing="CHANGE" {...previewSeriesChange} onOverride={change.override} />
          )}
        </Ask>
      )}
      {one && mayOverride(change.problem, viewer, change.time?.practitionerId ?? null) && (
        <Override problem={change.problem} value={override} onChange={setOverride} />
      )}
    </DialogForm>
  );
}
