import type { Anything } from '../../harness/index.ts';
import { ahead, serviceId } from '../../harness/operations/scheduling.ts';
import { nobodyElse, type Things, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { clientAlone, mutation, ofClient } from './operations.ts';

type Kind = 'Talk session' | 'EMDR session' | 'Restorative bodywork';

export const withoutPlans = (walk: Walk) =>
  walk.history(
    `with gone as (delete from attune.appointment where client_id = $1 and abs(extract(epoch from starts_at - now())) > 30 * 7 * 86400 returning id)
     delete from attune.appointment_service where appointment_id in (select id from gone)`,
    walk.ids.jonah,
  );

/** A day that has been, long before the demo's own. */
const THEN = ahead(-40, 1, '10:00');

/** A day on which nothing else stands. */
const PLANNED = ahead(40, 1, '10:00');

/** An appointment of Jonah's, in weeks in which nothing else stands. */
export const appointment =
  (kind: Kind, state: string, startsAt = ahead(40, 1, '10:00')) =>
  async (walk: Walk) => {
    await withoutPlans(walk);
    const memberId = kind === 'Restorative bodywork' ? walk.ids.ines : walk.ids.mara;
    const service = await serviceId(walk.world, kind);
    await walk.history(
      `with one as (insert into attune.appointment (practice_id, id, client_id, member_id, discipline, state, starts_at, ends_at, busy, created_by)
       select $1, gen_random_uuid(), $2, $3, s.discipline, $4, $5::timestamptz, $5::timestamptz + interval '50 minutes',
         tstzrange($5, $5::timestamptz + interval '50 minutes'), c.user_id
       from attune.service s, attune.client c where s.id = $6 and c.id = $2 returning *)
     insert into attune.appointment_service (practice_id, appointment_id, client_id, member_id, discipline, service_id, class)
     select o.practice_id, o.id, o.client_id, o.member_id, o.discipline, s.id, s.class from one o, attune.service s where s.id = $6`,
      walk.ids.practice,
      walk.ids.jonah,
      memberId,
      state,
      startsAt,
      service,
    );
    return {
      appointmentId: await walk.value(
        'select id from attune.appointment where client_id = $1 and starts_at = $2',
        walk.ids.jonah,
        startsAt,
      ),
    };
  };

/** What a session could be booked with. */
export const toBook = (kind: Kind) => async (walk: Walk) => {
  await withoutPlans(walk);
  return {
    serviceId: await serviceId(walk.world, kind),
    practitionerId: kind === 'Restorative bodywork' ? walk.ids.ines : walk.ids.mara,
    startsAt: ahead(40, 1, '10:00'),
  };
};

const BOOK: Pick<Try, 'row' | 'action' | 'after' | 'http'> = {
  row: 'appointments',
  action: 'appointment.book',
  after: withoutPlans,
  http: {
    document: mutation('bookAppointment', 'BookAppointmentInput'),
    variables: ({ clientId, serviceId, practitionerId, startsAt }) => ({
      input: { clientId, serviceId, practitionerId, startsAt },
    }),
  },
};
// A client's own booking is a request.
const INSERT = (discipline: string) => `insert into attune.appointment
  (practice_id, id, client_id, member_id, discipline, state, starts_at, ends_at, busy, created_by)
  values (:practice, gen_random_uuid(), :clientId, :practitionerId, '${discipline}',
    case when attune.client_id() = :clientId then 'REQUESTED' else 'BOOKED' end, :startsAt::timestamptz,
    :startsAt::timestamptz + interval '50 minutes', tstzrange(:startsAt, :startsAt::timestamptz + interval '50 minutes'), attune.user_id())`;

export const step = ({ appointmentId }: Things) => ({ input: { appointmentId, expectedVersion: 1 } });
const to = (state: string) => `update attune.appointment set state = '${state}' where id = :appointmentId`;

export const PRACTICE_DECIDES: Try['cells'] = {
  self: ['forbidden', 'refused'],
  psychotherapist: ['done', 'rows'],
  'massage therapist': ['forbidden', 'no rows'],
  administrator: ['done', 'rows'],
  emergency: ['forbidden', 'no rows'],
  ...nobodyElse('no rows'),
};

/** Times and who they are with, and what a psychotherapy appointment is about. */
export const APPOINTMENTS: readonly Try[] = [
  {
    row: 'appointments',
    does: 'reads time, practitioner and state',
    action: 'appointment.read',
    given: appointment('Talk session', 'BOOKED'),
    after: withoutPlans,
    http: {
      document: `query Read($id: ID!) { appointment(id: $id) { startsAt state practitioner { name } } }`,
      variables: ({ appointmentId }) => ({ id: appointmentId }),
      shown: (data: Anything) =>
        data.appointment?.practitioner.name === 'Dr Mara Lindqvist' && data.appointment.state === 'BOOKED',
    },
    sql: 'select starts_at, member_id, state from attune.appointment where id = :appointmentId',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['shown', 'rows'],
      administrator: ['shown', 'rows'],
      emergency: ['shown', 'rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    ...BOOK,
    does: 'books psychotherapy',
    given: toBook('Talk session'),
    sql: INSERT('PSYCHOTHERAPY'),
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['done', 'rows'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    ...BOOK,
    does: 'books bodywork with the massage therapist',
    own: true,
    given: toBook('Restorative bodywork'),
    sql: INSERT('MASSAGE'),
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['done', 'rows'],
      administrator: ['done', 'rows'],
    },
  },
  {
    row: 'appointments',
    does: 'cancels psychotherapy',
    action: 'appointment.change',
    given: appointment('Talk session', 'BOOKED'),
    after: withoutPlans,
    http: { document: mutation('cancelAppointment', 'CancelAppointmentInput'), variables: step },
    sql: to('CANCELLED'),
    cells: {
      ...PRACTICE_DECIDES,
      self: ['done', 'rows'],
    },
  },
  {
    row: 'appointments',
    does: 'cancels bodywork of the massage therapist',
    action: 'appointment.change',
    own: true,
    given: appointment('Restorative bodywork', 'BOOKED'),
    after: withoutPlans,
    http: { document: mutation('cancelAppointment', 'CancelAppointmentInput'), variables: step },
    sql: to('CANCELLED'),
    cells: { 'massage therapist': ['done', 'rows'] },
  },
  {
    row: 'appointments',
    does: 'confirms what a client asked for',
    action: 'appointment.confirm',
    given: appointment('Talk session', 'REQUESTED'),
    after: withoutPlans,
    http: { document: mutation('confirmAppointment', 'AppointmentStepInput'), variables: step },
    sql: to('BOOKED'),
    cells: PRACTICE_DECIDES,
  },
  {
    row: 'appointments',
    does: 'confirms what a client asked of the massage therapist',
    action: 'appointment.confirm',
    own: true,
    given: appointment('Restorative bodywork', 'REQUESTED'),
    after: withoutPlans,
    http: { document: mutation('confirmAppointment', 'AppointmentStepInput'), variables: step },
    sql: to('BOOKED'),
    cells: { 'massage therapist': ['done', 'rows'] },
  },
  {
    row: 'appointments',
    does: 'marks the client as arrived for psychotherapy',
    action: 'appointment.receive',
    given: appointment('Talk session', 'BOOKED', THEN),
    after: withoutPlans,
    http: { document: mutation('markArrived', 'AppointmentStepInput'), variables: step },
    sql: to('ARRIVED'),
    cells: PRACTICE_DECIDES,
  },
  {
    row: 'appointments',
    does: 'begins the own session of psychotherapy',
    action: 'appointment.begin',
    own: true,
    given: appointment('Talk session', 'ARRIVED', THEN),
    after: withoutPlans,
    http: { document: mutation('beginSession', 'AppointmentStepInput'), variables: step },
    sql: to('IN_SESSION'),
    cells: { psychotherapist: ['done', 'rows'] },
  },
  {
    row: 'appointments',
    does: 'begins the own session of bodywork',
    action: 'appointment.begin',
    own: true,
    given: appointment('Restorative bodywork', 'ARRIVED', THEN),
    after: withoutPlans,
    http: { document: mutation('beginSession', 'AppointmentStepInput'), variables: step },
    sql: to('IN_SESSION'),
    cells: { 'massage therapist': ['done', 'rows'] },
  },
  {
    row: 'appointments',
    does: 'begins a session of somebody else',
    action: 'appointment.begin',
    given: appointment('Restorative bodywork', 'ARRIVED', THEN),
    after: withoutPlans,
    http: { document: mutation('beginSession', 'AppointmentStepInput'), variables: step },
    cells: {
      self: ['forbidden', null],
      psychotherapist: ['forbidden', null],
      administrator: ['forbidden', null],
      emergency: ['forbidden', null],
      stranger: ['as if absent', null],
      outsider: ['as if absent', null],
      'signed out': ['signed out', null],
    },
  },
  {
    row: 'appointments',
    does: 'keeps that a hard rule was set aside',
    action: 'appointment.override',
    lead: true,
    given: appointment('Talk session', 'BOOKED'),
    after: withoutPlans,
    sql: `insert into attune.appointment_override (practice_id, id, appointment_id, client_id, by_user, by_name, reason, sentences)
      values (:practice, gen_random_uuid(), :appointmentId, :clientId, attune.user_id(), 'Me', 'Why.', '{}')`,
    cells: {
      self: [null, 'refused'],
      psychotherapist: [null, 'rows'],
      'psychotherapist, not the author': [null, 'refused'],
      'massage therapist': [null, 'refused'],
      administrator: [null, 'refused'],
      stranger: [null, 'refused'],
      outsider: [null, 'refused'],
      'signed out': [null, 'refused'],
      emergency: [null, 'refused'],
    },
  },
  {
    row: 'class of a psychotherapy appointment',
    does: 'reads what it is about',
    action: 'appointment.readClass',
    given: appointment('EMDR session', 'BOOKED'),
    after: withoutPlans,
    http: {
      document: `query Read($id: ID!) { appointment(id: $id) { service { name class modality withheld } findings { sentence } } }`,
      variables: ({ appointmentId }) => ({ id: appointmentId }),
      shown: (_data, _things, text) => /EMDR|TRAUMA/i.test(text),
    },
    sql: 'select class from attune.appointment_service where appointment_id = :appointmentId',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['absent', 'no rows'],
      administrator: ['absent', 'no rows'],
      emergency: ['shown', 'rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'appointments',
    does: 'is told where one could be moved to',
    given: appointment('Talk session', 'BOOKED'),
    after: withoutPlans,
    http: {
      document: `query Place($input: PlacementInput!) { placement(input: $input) { minutes clientBusy { from } } }`,
      variables: ({ appointmentId }) => ({
        input: { appointmentId, from: PLANNED, to: PLANNED },
      }),
      shown: (data: Anything) => data.placement?.minutes > 0,
    },
    cells: {
      // A client chooses from suggestions.
      self: ['not found', null],
      psychotherapist: ['shown', null],
      'massage therapist': ['not found', null],
      administrator: ['shown', null],
      emergency: ['not found', null],
      stranger: ['as if absent', null],
      outsider: ['as if absent', null],
      'signed out': ['signed out', null],
    },
  },
  {
    row: 'class of a psychotherapy appointment',
    does: 'is told in the calendar the rest it imposes',
    given: appointment('EMDR session', 'BOOKED'),
    after: withoutPlans,
    http: {
      document: `query Rests($id: ID!, $from: DateTime!, $to: DateTime!) {
        client(id: $id) { restTimes(from: $from, to: $to) { sentence } } }`,
      variables: ({ clientId }) => ({ id: clientId, from: PLANNED, to: ahead(40, 2, '10:00') }),
      shown: (data: Anything) => data.client?.restTimes.length > 0,
    },
    cells: {
      'massage therapist': ['shown', null],
      administrator: ['absent', null],
      stranger: ['as if absent', null],
      outsider: ['as if absent', null],
    },
  },
  {
    row: 'class of a psychotherapy appointment',
    does: 'is told the rest it imposes',
    given: appointment('EMDR session', 'BOOKED'),
    after: withoutPlans,
    http: {
      document: `query Read($id: ID!) { appointment(id: $id) { findings { sentence } } }`,
      variables: ({ appointmentId }) => ({ id: appointmentId }),
      shown: (_data, _things, text) => /^No deep bodywork before /m.test(text),
    },
    cells: {
      'massage therapist': ['shown', null],
      administrator: ['absent', null],
      stranger: ['as if absent', null],
      outsider: ['as if absent', null],
    },
  },
  {
    row: 'appointments',
    does: 'reads the list of a client',
    http: {
      document: ofClient('appointments { startsAt }'),
      variables: clientAlone,
      shown: (data: Anything) => data.client?.appointments.length > 0,
    },
    cells: {
      self: ['shown', null],
      psychotherapist: ['shown', null],
      'massage therapist': ['shown', null],
      administrator: ['shown', null],
      emergency: ['shown', null],
      stranger: ['as if absent', null],
      outsider: ['as if absent', null],
    },
  },
];
