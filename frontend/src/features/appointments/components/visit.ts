import type { MyAppointmentsQuery } from '../../../generated/appointments.ts';

/** An appointment as the client sees it. */
export type Visit = NonNullable<MyAppointmentsQuery['client']>['appointments'][number];

/** What the client waits for. */
export type Wait = NonNullable<MyAppointmentsQuery['client']>['waiting'][number];
