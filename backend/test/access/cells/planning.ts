import type { Anything } from '../../harness/index.ts';
import { nobodyElse, type Things, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { clientAlone, mutation, ofClient } from './operations.ts';

const asked = async (walk: Walk) => {
  await walk.history('delete from attune.planning_request where client_id = $1', walk.ids.jonah);
  await walk.history(
    `insert into attune.planning_request (practice_id, id, client_id, note, state, asked_at)
     values ($1, gen_random_uuid(), $2, 'Mondays', 'OPEN', now())`,
    walk.ids.practice,
    walk.ids.jonah,
  );
  return {
    requestId: await walk.value(
      `select id from attune.planning_request where client_id = $1 and state = 'OPEN'`,
      walk.ids.jonah,
    ),
  };
};

/** What stands ahead of Jonah is set aside for the while of a try. */
const ASIDE = 'set aside: ';
const nothingAhead = async (walk: Walk): Promise<Things> => {
  await walk.history(
    `update attune.appointment set cancelled_reason = $2 || state, state = 'CANCELLED'
     where client_id = $1 and starts_at > now() and state in ('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE')`,
    walk.ids.jonah,
    ASIDE,
  );
  return {};
};
const asBefore = async (walk: Walk): Promise<void> => {
  await walk.history('delete from attune.planning_request where client_id = $1', walk.ids.jonah);
  await walk.history(
    `update attune.appointment set state = substr(cancelled_reason, length($2) + 1), cancelled_reason = null
     where client_id = $1 and starts_with(cancelled_reason, $2)`,
    walk.ids.jonah,
    ASIDE,
  );
};

/** A client's wish to have the coming weeks planned. */
export const PLANNING: readonly Try[] = [
  {
    row: 'appointments',
    does: 'reads that the client asks for the coming weeks',
    action: 'planning.read',
    consent: 'PLAN',
    given: asked,
    after: asBefore,
    http: {
      document: ofClient('planningRequest { note }'),
      variables: clientAlone,
      shown: (data: Anything) => data.client?.planningRequest?.note === 'Mondays',
    },
    sql: 'select note from attune.planning_request where id = :requestId',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['shown', 'rows'],
      'massage therapist, not shared': ['absent', 'no rows'],
      administrator: ['absent', 'no rows'],
      emergency: ['absent', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'appointments',
    does: 'asks for the coming weeks',
    action: 'planning.ask',
    given: nothingAhead,
    after: asBefore,
    http: {
      document: mutation('askForPlanning', 'AskForPlanningInput'),
      variables: ({ clientId }) => ({ input: { clientId } }),
    },
    sql: `insert into attune.planning_request (practice_id, id, client_id, state, asked_at)
      values (:practice, gen_random_uuid(), :clientId, 'OPEN', now())`,
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['forbidden', 'refused'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['forbidden', 'refused'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    row: 'appointments',
    does: 'settles the wish for the coming weeks',
    action: 'planning.close',
    consent: 'PLAN',
    given: asked,
    after: asBefore,
    http: {
      document: mutation('closePlanningRequest', 'ClosePlanningRequestInput'),
      variables: ({ clientId, requestId }) => ({ input: { clientId, requestId } }),
    },
    sql: `update attune.planning_request set state = 'CLOSED', closed_at = now(), closed_by = attune.user_id() where id = :requestId`,
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['done', 'rows'],
      'massage therapist, not shared': ['forbidden', 'no rows'],
      administrator: ['forbidden', 'no rows'],
      emergency: ['forbidden', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
];
