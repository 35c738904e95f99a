import type { AppointmentRow } from '../data/appointment-row.ts';
import type { ServiceRow } from '../data/services.read.ts';

/**
 * What an appointment is for. Somebody who may not know what a psychotherapy session is about sees
 * the same neutral service for all of them: its length is that of the appointment, which they see.
 */
export function serviceOf(appointment: AppointmentRow): ServiceRow {
  const { serviceId, serviceName, class: of, minutes, modality, discipline } = appointment;
  if (serviceId !== null && serviceName !== null && of !== null && minutes !== null) {
    return { id: serviceId, name: serviceName, discipline, class: of, minutes, modality, withheld: false };
  }
  const length = Math.round((Date.parse(appointment.endsAt) - Date.parse(appointment.startsAt)) / 60_000);
  return {
    id: `withheld:${length}`,
    name: 'Psychotherapy',
    discipline,
    class: 'TALK',
    minutes: length,
    modality: null,
    withheld: true,
  };
}
