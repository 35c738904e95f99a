import type { Anything } from '../../harness/index.ts';
import { ahead } from '../../harness/operations/scheduling.ts';
import { nobodyElse, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { appointment, PRACTICE_DECIDES, step, toBook, withoutPlans } from './appointments.ts';
import { mutation } from './operations.ts';

const JOINTLY: Try['cells'] = {
  self: ['done', 'rows'],
  psychotherapist: ['done', 'rows'],
  'massage therapist': ['done', 'rows'],
  'massage therapist, not shared': ['forbidden', 'refused'],
  administrator: ['forbidden', 'refused'],
  emergency: ['forbidden', 'refused'],
  ...nobodyElse('refused'),
};

/** An appointment of Jonah's that is the only one left of a series. */
const inSeries = (kind: Parameters<typeof appointment>[0], state: string) => async (walk: Walk) => {
  const things = await appointment(kind, state)(walk);
  await walk.history(
    `with pattern as (
       insert into attune.appointment_series (practice_id, id, client_id, kind, member_id, starts_on, at_time, time_zone, every_weeks, count, created_by)
       select practice_id, gen_random_uuid(), client_id, 'SERIES', member_id, (starts_at at time zone 'Europe/London')::date, '10:00',
         'Europe/London', 1, 2, created_by from attune.appointment where id = $1 returning id)
     update attune.appointment set series_id = (select id from pattern), series_position = 1 where id = $1`,
    things.appointmentId,
  );
  return things;
};

const SERIES_INSERT = `insert into attune.appointment_series
  (practice_id, id, client_id, kind, member_id, starts_on, at_time, time_zone, every_weeks, count, created_by)
  values (:practice, gen_random_uuid(), :clientId, 'SERIES', :practitionerId, '2030-01-01', '10:00', 'Europe/London', 1, 2, attune.user_id())`;
/** The statement of a change with nothing but the place in a series: what the policies on appointments allow. */
const PLACED = 'update attune.appointment set series_position = 2 where id = :appointmentId';

const seriesInput: Try['http'] = {
  document: mutation('bookSeries', 'BookSeriesInput'),
  variables: ({ clientId, serviceId, practitionerId, startsAt }) => ({
    input: { clientId, serviceId, practitionerId, startsAt, everyWeeks: 1, count: 2 },
  }),
};
const preview: Try['http'] = {
  document: `query Preview($input: BookSeriesInput!) { previewSeries(input: $input) { dates { position } } }`,
  variables: ({ clientId, serviceId, practitionerId, startsAt }) => ({
    input: { clientId, serviceId, practitionerId, startsAt, everyWeeks: 1, count: 2 },
  }),
  shown: (data: Anything) => data.previewSeries?.dates.length === 2,
};
const BOOK = { row: 'appointments', action: 'appointment.book', after: withoutPlans } as const;
const CHANGE = { row: 'appointments', action: 'appointment.change', after: withoutPlans } as const;
const cancelling: Try['http'] = {
  document: mutation('cancelSeries', 'CancelSeriesInput'),
  variables: (things) => ({ input: { ...step(things).input, scope: 'ALL' } }),
};
const moving: Try['http'] = {
  document: mutation('changeSeries', 'ChangeSeriesInput'),
  variables: (things) => ({
    input: { ...step(things).input, scope: 'ALL', startsAt: ahead(40, 1, '11:00') },
  }),
};

const movingPreview: Try['http'] = {
  document: `query Preview($input: ChangeSeriesInput!) { previewSeriesChange(input: $input) { dates { position } } }`,
  variables: (things) => ({
    input: { ...step(things).input, scope: 'ALL', startsAt: ahead(40, 1, '11:00') },
  }),
  shown: (data: Anything) => data.previewSeriesChange?.dates.length === 1,
};
/** To another service of its discipline. */
const serving: Try['http'] = {
  document: mutation('changeSeries', 'ChangeSeriesInput'),
  variables: (things) => ({
    input: {
      ...step(things).input,
      scope: 'ALL',
      startsAt: ahead(40, 1, '11:00'),
      serviceId: things['otherServiceId'],
    },
  }),
};
const SERVED = 'select attune.change_service(:appointmentId, :otherServiceId)';
const withOther = (kind: Parameters<typeof appointment>[0], other: string) => async (walk: Walk) => ({
  ...(await inSeries(kind, 'BOOKED')(walk)),
  otherServiceId: await walk.value(
    `select s.id from attune.service s join attune.practice p on p.id = s.practice_id and p.name like 'Harbour%'
     where s.name = $1`,
    other,
  ),
});

/** Appointments that are booked, changed and confirmed together. */
export const SERIES: readonly Try[] = [
  {
    row: 'appointments',
    does: 'books the coming weeks of the plan',
    action: 'appointment.bookJointly',
    consent: 'PLAN',
    given: async (walk) => ({
      ...(await toBook('Restorative bodywork')(walk)),
      activityId: await walk.value(
        // Somebody whose record is opened in an emergency has no such plan: the refusal comes before.
        `select coalesce((select a.id from attune.activity a
           join attune.care_plan p on p.id = a.plan_id and p.active_version = a.version
           where p.client_id = $1 and p.state = 'ACTIVE' and a.modality = 'RESTORATIVE'), gen_random_uuid())`,
        walk.ids.jonah,
      ),
    }),
    after: withoutPlans,
    http: {
      document: mutation('bookJointSchedule', 'BookJointScheduleInput'),
      variables: ({ clientId, activityId, serviceId, practitionerId, startsAt }) => ({
        input: { clientId, slots: [{ activityId, serviceId, practitionerId, startsAt }] },
      }),
    },
    sql: `insert into attune.appointment_series (practice_id, id, client_id, kind, created_by)
      values (:practice, gen_random_uuid(), :clientId, 'JOINT', attune.user_id())`,
    cells: JOINTLY,
  },
  {
    row: 'appointments',
    does: 'is proposed times for the coming weeks of the plan',
    action: 'appointment.bookJointly',
    consent: 'PLAN',
    given: async (walk) => {
      await withoutPlans(walk);
      return { from: ahead(40, 1, '12:00').slice(0, 10) };
    },
    http: {
      document: `query Propose($input: JointScheduleInput!) {
        proposeJointSchedule(input: $input) { slots { startsAt } leftOut { sentence } } }`,
      variables: ({ clientId, from }) => ({ input: { clientId, from, weeks: 1 } }),
      shown: ({ proposeJointSchedule: { slots, leftOut } }: Anything) => slots.length + leftOut.length > 0,
    },
    cells: {
      self: ['shown', null],
      psychotherapist: ['shown', null],
      'massage therapist': ['shown', null],
      'massage therapist, not shared': ['forbidden', null],
      administrator: ['forbidden', null],
      emergency: ['forbidden', null],
      stranger: ['as if absent', null],
      outsider: ['as if absent', null],
      'signed out': ['signed out', null],
    },
  },
  {
    ...BOOK,
    does: 'books a series of psychotherapy',
    given: toBook('Talk session'),
    http: seriesInput,
    sql: SERIES_INSERT,
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['done', 'rows'],
      // Of the row alone any colleague of the team may write one; the appointments have a policy of their own.
      'massage therapist': ['forbidden', 'rows'],
      administrator: ['done', 'rows'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    ...BOOK,
    does: 'books a series of bodywork with the massage therapist',
    own: true,
    given: toBook('Restorative bodywork'),
    http: seriesInput,
    cells: { 'massage therapist': ['done', null], administrator: ['done', null] },
  },
  {
    ...BOOK,
    does: 'is shown the dates of a series before it is booked',
    given: toBook('Talk session'),
    http: preview,
    cells: {
      self: ['shown', null],
      psychotherapist: ['shown', null],
      'massage therapist': ['forbidden', null],
      administrator: ['shown', null],
      emergency: ['forbidden', null],
      stranger: ['as if absent', null],
      outsider: ['as if absent', null],
      'signed out': ['signed out', null],
    },
  },
  {
    ...CHANGE,
    does: 'moves a series of psychotherapy',
    given: inSeries('Talk session', 'BOOKED'),
    http: moving,
    cells: {
      self: ['done', null],
      psychotherapist: ['done', null],
      'massage therapist': ['forbidden', null],
      administrator: ['done', null],
      emergency: ['forbidden', null],
      stranger: ['as if absent', null],
      outsider: ['as if absent', null],
      'signed out': ['signed out', null],
    },
  },
  {
    ...CHANGE,
    does: 'is shown what moving a series of psychotherapy would do',
    given: inSeries('Talk session', 'BOOKED'),
    http: movingPreview,
    cells: {
      self: ['shown', null],
      psychotherapist: ['shown', null],
      'massage therapist': ['forbidden', null],
      administrator: ['shown', null],
      emergency: ['forbidden', null],
      stranger: ['as if absent', null],
      outsider: ['as if absent', null],
      'signed out': ['signed out', null],
    },
  },
  {
    ...CHANGE,
    does: 'makes a series of psychotherapy one for something else',
    given: withOther('Talk session', 'First talk'),
    http: serving,
    sql: SERVED,
    cells: {
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['done', 'rows'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    // No action of the table: a client changes the times, and asks the practice for what it is for.
    row: 'appointments',
    does: 'makes their own series one for something else',
    given: withOther('Talk session', 'First talk'),
    after: withoutPlans,
    http: serving,
    sql: SERVED,
    cells: { self: ['forbidden', 'refused'] },
  },
  {
    ...CHANGE,
    does: 'makes a series of bodywork of the massage therapist one for something else',
    own: true,
    given: withOther('Restorative bodywork', 'Swedish massage'),
    http: serving,
    sql: SERVED,
    cells: { 'massage therapist': ['done', 'rows'] },
  },
  {
    ...CHANGE,
    does: 'cancels a series of psychotherapy',
    given: inSeries('Talk session', 'REQUESTED'),
    http: cancelling,
    sql: PLACED,
    cells: { ...PRACTICE_DECIDES, self: ['done', 'rows'] },
  },
  {
    ...CHANGE,
    does: 'cancels a series of bodywork of the massage therapist',
    own: true,
    given: inSeries('Restorative bodywork', 'BOOKED'),
    http: cancelling,
    sql: PLACED,
    cells: { 'massage therapist': ['done', 'rows'] },
  },
  {
    row: 'appointments',
    does: 'confirms a series that a client asked for',
    action: 'appointment.confirm',
    given: inSeries('Talk session', 'REQUESTED'),
    after: withoutPlans,
    http: { document: mutation('confirmSeries', 'AppointmentStepInput'), variables: step },
    cells: {
      self: ['forbidden', null],
      psychotherapist: ['done', null],
      'massage therapist': ['forbidden', null],
      administrator: ['done', null],
      emergency: ['forbidden', null],
      stranger: ['as if absent', null],
      outsider: ['as if absent', null],
      'signed out': ['signed out', null],
    },
  },
];
