import { useQuery } from '@apollo/client/react';
import { type AppointmentFieldsFragment, ChangeChoicesDocument } from '../../../generated/scheduling.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Select } from '../../../ui/select.tsx';
import styles from './slots.module.css';

/** What an appointment is to be for, and where; null: as it is. */
export interface ServiceAndRoom {
  readonly serviceId: string | null;
  readonly roomId: string | null;
}

interface ChangeFieldsProps {
  readonly appointment: AppointmentFieldsFragment;
  readonly value: ServiceAndRoom;
  readonly onChange: (value: ServiceAndRoom) => void;
}

/** Another service that the practitioner offers, and a room where there is a choice. */
export function ChangeFields({ appointment, value, onChange }: ChangeFieldsProps) {
  const asked = useQuery(ChangeChoicesDocument);
  const { service, practitioner, room } = appointment;
  return (
    <Ask of={asked} lines={1}>
      {({ services }) => {
        const offered = services.filter(
          (one) =>
            one.discipline === service.discipline &&
            one.id !== service.id &&
            one.practitioners.some((other) => other.id === practitioner.id),
        );
        const rooms = services.find((one) => one.id === (value.serviceId ?? service.id))?.rooms ?? [];
        return (
          <div className={styles.fields}>
            <Select
              label="What for"
              placeholder={`${service.name}, ${service.minutes} min, as now`}
              value={value.serviceId ?? ''}
              onChange={(id) => onChange({ serviceId: id || null, roomId: null })}
              options={offered.map((one) => ({ value: one.id, label: `${one.name}, ${one.minutes} min` }))}
            />
            {rooms.length > 1 && (
              <Select
                label="Where"
                placeholder={room ? `${room} where it is free, or another` : 'Any that is free'}
                value={value.roomId ?? ''}
                onChange={(id) => onChange({ ...value, roomId: id || null })}
                options={rooms.map((one) => ({ value: one.id, label: one.name }))}
              />
            )}
          </div>
        );
      }}
    </Ask>
  );
}
