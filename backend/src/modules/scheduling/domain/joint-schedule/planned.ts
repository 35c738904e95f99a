import type { AppointmentClass, AppointmentState, Discipline } from '@attune/shared';

/** An activity of the plan in force, as scheduling needs it. */
export interface PlannedActivityRow {
  readonly id: string;
  readonly discipline: Discipline;
  readonly modality: string;
  readonly minutes: number;
  readonly everyWeeks: number;
}

/** What is offered. */
export interface OfferedService {
  readonly id: string;
  readonly name: string;
  readonly discipline: Discipline;
  readonly class: AppointmentClass;
  readonly minutes: number;
  readonly modality: string | null;
}

/** An appointment of the client's whose purpose the actor may know; instants as ISO text. */
export interface KnownSessionRow {
  readonly id: string;
  readonly memberId: string;
  readonly state: AppointmentState;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly busyFrom: string;
  readonly busyTo: string;
  readonly room: string | null;
  readonly serviceId: string;
  readonly discipline: Discipline;
  readonly class: AppointmentClass;
  readonly minutes: number;
  readonly modality: string | null;
}
