import type { ApolloClient } from '@apollo/client';
import { MyAppointmentsDocument, type MyAppointmentsQuery } from '../../../generated/appointments.ts';
import { addDays, dayOf, startOfDay } from '../../../lib/dates.ts';
import { watchRead } from '../../../lib/kept-reads.ts';
import { type Owner, READS } from '../../../lib/own-on-device.ts';
import type { Visit } from '../components/visit.ts';

const BACK_DAYS = 60;
const AHEAD_DAYS = 300;
const OPEN = ['REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED', 'IN_SESSION'];

/** The stretch whose visits are asked for, from today: two months back, ten ahead. */
export function visitRange(zone: string): { readonly from: string; readonly to: string } {
  const today = dayOf(Date.now(), zone);
  return {
    from: startOfDay(addDays(today, -BACK_DAYS), zone),
    to: startOfDay(addDays(today, AHEAD_DAYS), zone),
  };
}

/** Visits that go on or are to come, at an instant in milliseconds. */
export const toComeOf = (visits: readonly Visit[], now: number): readonly Visit[] =>
  visits.filter((one) => OPEN.includes(one.state) && Date.parse(one.endsAt) > now);

/** What the device keeps of the visits: those to come. */
export interface KeptVisits {
  readonly visits: readonly Visit[];
}

/** Null once the record is not open any more. */
export const keptVisitsOf = ({ client }: MyAppointmentsQuery): KeptVisits | null =>
  client && { visits: toComeOf(client.appointments, Date.now()) };

/** Keeps the visits to come for when the network is gone. @returns what stops it. */
export const watchVisits = (apollo: ApolloClient, owner: Owner): (() => void) =>
  watchRead(apollo, owner, READS.visits, {
    query: MyAppointmentsDocument,
    variables: { clientId: owner.clientId ?? '', ...visitRange(owner.timeZone) },
    pick: keptVisitsOf,
  });
