import type { Anything } from '../../harness/index.ts';
import { nobodyElse, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { appointment, withoutPlans } from './appointments.ts';
import { clientAlone, mutation, ofClient } from './operations.ts';

/** Jonah prefers something. */
const preferring = async (walk: Walk) => {
  await walk.history(
    `with one as (insert into attune.preferred_times (practice_id, id, client_id, version, changed_at, changed_by, changed_by_name)
       select $1, gen_random_uuid(), c.id, coalesce((select max(version) from attune.preferred_times where client_id = c.id), 0) + 1,
         now(), c.user_id, c.name from attune.client c where c.id = $2 returning *)
     insert into attune.preferred_time (practice_id, id, client_id, set_id, position, from_time, to_time, avoid)
     select practice_id, gen_random_uuid(), client_id, id, 0, '12:00', '17:00', false from one`,
    walk.ids.practice,
    walk.ids.jonah,
  );
  return {};
};

/** An appointment of psychotherapy that a rule of the plan speaks against by now. */
const noLongerFits = async (walk: Walk) => {
  await walk.history('delete from attune.appointment_misfit where client_id = $1', walk.ids.jonah);
  const things = await appointment('Talk session', 'BOOKED')(walk);
  await walk.history(
    `insert into attune.appointment_misfit (practice_id, id, appointment_id, client_id, member_id, discipline, kind, found_at)
     select practice_id, gen_random_uuid(), id, client_id, member_id, discipline, 'RULE', now()
     from attune.appointment where id = $1`,
    things.appointmentId,
  );
  return things;
};

/** What suits a client, what practitioners take on, and what was booked and no longer fits. */
export const BOOKINGS: readonly Try[] = [
  {
    row: 'appointments',
    does: 'reads which times suit the client',
    action: 'preferredTimes.read',
    given: preferring,
    http: {
      document: ofClient('preferredTimes { times { from } }'),
      variables: clientAlone,
      shown: (data: Anything) => data.client?.preferredTimes.times.length > 0,
    },
    sql: 'select id from attune.preferred_time where client_id = :clientId',
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
    row: 'appointments',
    does: 'says which times suit the client',
    action: 'preferredTimes.set',
    given: async (walk: Walk) => {
      await preferring(walk);
      return {
        version: Number(
          await walk.value(
            'select max(version)::text from attune.preferred_times where client_id = $1',
            walk.ids.jonah,
          ),
        ),
      };
    },
    http: {
      document: mutation('setPreferredTimes', 'SetPreferredTimesInput'),
      variables: ({ clientId, version }) => ({ input: { clientId, expectedVersion: version, times: [] } }),
    },
    sql: `insert into attune.preferred_times (practice_id, id, client_id, version, changed_at, changed_by, changed_by_name)
      values (:practice, gen_random_uuid(), :clientId, :version::integer + 1, now(), attune.user_id(), 'Me')`,
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['done', 'rows'],
      administrator: ['done', 'rows'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    row: 'appointments',
    does: 'is told that a booked one no longer fits',
    given: noLongerFits,
    after: withoutPlans,
    sql: 'select id from attune.appointment_misfit where appointment_id = :appointmentId',
    cells: {
      self: [null, 'no rows'],
      psychotherapist: [null, 'rows'],
      // Of psychotherapy, and for a rule of the plan: neither theirs nor the administrator's.
      'massage therapist': [null, 'no rows'],
      administrator: [null, 'no rows'],
      emergency: [null, 'no rows'],
      stranger: [null, 'no rows'],
      outsider: [null, 'no rows'],
      'signed out': [null, 'no rows'],
    },
  },
  {
    row: 'appointments',
    does: 'keeps that a practitioner went beyond what they take on',
    given: appointment('Talk session', 'BOOKED'),
    after: withoutPlans,
    sql: `insert into attune.load_override (practice_id, id, appointment_id, member_id, reason, sentences, at)
      values (:practice, gen_random_uuid(), :appointmentId, attune.member_id(), 'Why.', '{}', now())`,
    cells: {
      self: [null, 'refused'],
      psychotherapist: [null, 'rows'],
      'massage therapist': [null, 'refused'],
      administrator: [null, 'refused'],
      emergency: [null, 'refused'],
      stranger: [null, 'refused'],
      outsider: [null, 'refused'],
      'signed out': [null, 'refused'],
    },
  },
];
