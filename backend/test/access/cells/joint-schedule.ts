import type { Anything } from '../../harness/index.ts';
import { ahead } from '../../harness/operations/scheduling.ts';
import { nobodyElse, type Try } from '../walk/try.ts';
import { toBook, withoutPlans } from './appointments.ts';
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

/** The coming weeks of a plan, whole. */
export const JOINT_SCHEDULE: readonly Try[] = [
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
];
