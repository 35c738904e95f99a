import { APPOINTMENT_STATES_LABELS, type AppointmentState, isTaken, unmetOf } from '@attune/shared';
import type { AppointmentFieldsFragment, CalendarGroundQuery } from '../../../../generated/scheduling.ts';
import { isManager, isPsychotherapist, type Viewer } from '../../../../lib/viewer.tsx';
import type { CalendarItem, Tone } from './model.ts';

/** An appointment with the client it is for, as far as they may be known. */
export type Visit = AppointmentFieldsFragment & {
  readonly client?: { readonly id: string; readonly name: string } | null;
};

const TONES: Readonly<Record<AppointmentState, Tone>> = {
  REQUESTED: 'requested',
  BOOKED: 'booked',
  NEEDS_CLEARANCE: 'clearance',
  ARRIVED: 'now',
  IN_SESSION: 'now',
  FULFILLED: 'past',
  CANCELLED: 'past',
  NO_SHOW: 'past',
};
const CAN_MOVE: readonly AppointmentState[] = ['REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE'];
/** What does not take place leaves its time free, and stands in the list alone. */
export const takesPlace = (visit: Visit) => visit.state !== 'CANCELLED' && visit.state !== 'NO_SHOW';

interface Naming {
  /** By whose lanes the calendar is ordered. */
  readonly by: 'PRACTITIONER' | 'DISCIPLINE' | 'ROOM';
  readonly viewer: Viewer;
  readonly now: number;
}

/** An appointment in a lane. Who may move it: the server says so again. */
export function itemOf(visit: Visit, laneId: string, { by, viewer, now }: Naming): CalendarItem {
  const from = Date.parse(visit.startsAt);
  const mine = visit.practitioner.id === viewer.memberId;
  const who = visit.client?.name;
  const what = visit.service.name;
  const rest = [by === 'PRACTITIONER' ? null : visit.practitioner.name, by === 'ROOM' ? null : visit.room];
  return {
    id: visit.id,
    from,
    to: Date.parse(visit.endsAt),
    laneId,
    practitionerId: visit.practitioner.id,
    title: by === 'DISCIPLINE' ? what : (who ?? 'Taken'),
    sub: [by === 'DISCIPLINE' || !who ? null : what, ...rest].filter(Boolean).join(' · '),
    state: visit.state === 'BOOKED' ? null : APPOINTMENT_STATES_LABELS[visit.state],
    tone: who || by === 'DISCIPLINE' ? TONES[visit.state] : 'taken',
    // That it needs clearance says already that a hold is on.
    unmet: unmetOf(visit)
      .filter((one) => !(one.kind === 'HOLD' && visit.state === 'NEEDS_CLEARANCE'))
      .map((one) => one.sentence),
    movable:
      (mine || isPsychotherapist(viewer) || isManager(viewer)) &&
      CAN_MOVE.includes(visit.state) &&
      from > now &&
      (by === 'DISCIPLINE' || Boolean(who)),
    discipline: visit.service.discipline,
    opens: by === 'DISCIPLINE' || Boolean(who),
  };
}

/** When rooms are taken by appointments that the viewer does not see. */
export function takenRooms(
  rooms: CalendarGroundQuery['calendar']['rooms'],
  seen: readonly CalendarItem[],
): CalendarItem[] {
  return rooms.flatMap((room) => {
    const here = seen.filter((item) => item.laneId === room.id);
    return room.taken
      .map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }))
      .filter((span) => !isTaken(here, span))
      .map((span) => ({
        ...span,
        id: `${room.id} ${span.from}`,
        laneId: room.id,
        practitionerId: '',
        title: 'Taken',
        sub: '',
        state: null,
        tone: 'taken' as const,
        unmet: [],
        movable: false,
        discipline: null,
        opens: false,
      }));
  });
}
