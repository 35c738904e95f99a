import type { Anything } from '../../harness/index.ts';
import { nobodyElse, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { clientAlone, mutation, ofClient } from './operations.ts';

const version = async (walk: Walk) => ({
  version: Number(
    await walk.value('select max(version) from attune.safety_plan where client_id = $1', walk.ids.jonah),
  ),
});

const READERS: Try['cells'] = {
  self: ['shown', 'rows'],
  psychotherapist: ['shown', 'rows'],
  emergency: ['shown', 'rows'],
  administrator: ['absent', 'no rows'],
  ...nobodyElse('no rows'),
};

/** What helps: on the table for every hand, the steps for the client, the psychotherapists and by consent. */
export const SAFETY_PLAN: readonly Try[] = [
  {
    row: 'safety plan',
    does: 'reads the part for the table',
    action: 'safetyPlan.readForTable',
    consent: 'SAFETY_PLAN',
    http: {
      document: ofClient('safetyPlan { onTheTable }'),
      variables: clientAlone,
      shown: (data: Anything) => (data.client?.safetyPlan?.onTheTable ?? []).length > 0,
    },
    sql: 'select on_the_table from attune.safety_plan where client_id = :clientId',
    cells: {
      ...READERS,
      'massage therapist': ['shown', 'rows'],
      'massage therapist, not shared': ['shown', 'rows'],
    },
  },
  {
    row: 'safety plan',
    does: 'reads the steps',
    action: 'safetyPlan.read',
    consent: 'SAFETY_PLAN',
    http: {
      document: ofClient('safetyPlan { warningSigns withheld { __typename reason } }'),
      variables: clientAlone,
      shown: (data: Anything) => (data.client?.safetyPlan?.warningSigns ?? []).length > 0,
    },
    sql: 'select warning_signs from attune.safety_plan_steps where client_id = :clientId',
    cells: {
      ...READERS,
      'massage therapist': ['shown', 'rows'],
      'massage therapist, not shared': ['withheld', 'no rows'],
    },
  },
  {
    row: 'safety plan',
    does: 'writes',
    action: 'safetyPlan.write',
    given: version,
    http: {
      document: mutation('saveSafetyPlan', 'SaveSafetyPlanInput'),
      variables: ({ clientId, version: seen }) => ({
        input: {
          clientId,
          expectedVersion: seen,
          warningSigns: [`Sleep gets short (${seen})`],
          ownCoping: ['A walk'],
          distractions: [],
          people: [],
          professionals: [],
          safeSurroundings: [],
          onTheTable: ['A hand on the shoulder'],
        },
      }),
    },
    sql: `insert into attune.safety_plan (practice_id, client_id, version, on_the_table, written_at, written_by, written_by_name)
      values (:practice, :clientId, :version + 1, '{}', now(), attune.user_id(), 'x') returning version`,
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['forbidden', 'refused'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
];
