import type { Anything } from '../../harness/index.ts';
import { LOG } from '../../harness/operations/audit-trail.ts';
import { nobodyElse, type Try } from '../walk/try.ts';
import { clientAlone } from './operations.ts';

/** Who opened the record. */
export const AUDIT: readonly Try[] = [
  {
    row: 'who opened my record',
    does: 'reads the log of the record',
    action: 'accessLog.read',
    http: {
      document: LOG,
      variables: clientAlone,
      shown: (data: Anything) => data.client?.accessLog?.edges.length > 0,
    },
    sql: 'select id from attune.access_log(:clientId, false, null, null, 20)',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['forbidden', 'no rows'],
      'massage therapist': ['forbidden', 'no rows'],
      administrator: ['forbidden', 'no rows'],
      emergency: ['forbidden', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'who opened my record',
    does: 'reads it practice-wide, without contents',
    action: 'audit.read',
    given: async (walk) => {
      await (await walk.as('mara')).ask('query O($id: ID!) { client(id: $id) { hold } }', {
        id: walk.ids.jonah,
      });
      // What is looked at from here on does not change under those who look.
      return { until: new Date().toISOString() };
    },
    http: {
      document:
        'query Trail($until: DateTime) { auditEvents(first: 50, to: $until) { edges { node { who what clients { name } } } } }',
      variables: ({ until }) => ({ until }),
      shown: (_data, _things, text) => text.includes('Jonah Whitfield'),
    },
    sql: `select id from attune.audit_trail(null, null, false, null, null, null, null, 50)
      where clients::text like '%Jonah%'`,
    cells: {
      self: ['forbidden', 'no rows'],
      psychotherapist: ['forbidden', 'no rows'],
      'massage therapist': ['forbidden', 'no rows'],
      administrator: ['shown', 'rows'],
      emergency: ['forbidden', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'who opened my record',
    does: 'reads the table of the audit',
    sql: 'select id from attune.audit_event where practice_id = :practice',
    cells: {
      self: [null, 'refused'],
      psychotherapist: [null, 'refused'],
      'massage therapist': [null, 'refused'],
      administrator: [null, 'refused'],
      stranger: [null, 'refused'],
      outsider: [null, 'refused'],
      'signed out': [null, 'refused'],
      emergency: [null, 'refused'],
    },
  },
];
