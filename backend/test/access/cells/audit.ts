import type { Anything } from '../../harness/index.ts';
import { LOG } from '../../harness/operations/audit-trail.ts';
import { nobodyElse, type Try } from '../walk/try.ts';
import { clientAlone, mutation, ofClient } from './operations.ts';

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
    does: 'makes a copy of everything to take along',
    action: 'record.copy',
    after: (walk) => walk.history('delete from attune.record_export where client_id = $1', walk.ids.jonah),
    http: {
      document: mutation('makeRecordCopy', 'MakeRecordCopyInput'),
      variables: ({ clientId }) => ({ input: { clientId, format: 'JSON' } }),
    },
    sql: `insert into attune.record_export (practice_id, id, client_id, user_id, format, at, opens_until)
      values (:practice, gen_random_uuid(), :clientId, attune.user_id(), 'JSON', now(), now() + interval '10 minutes')`,
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
    row: 'who opened my record',
    does: 'reads which copies were made',
    given: async (walk) => {
      await walk.history(
        `insert into attune.record_export (practice_id, id, client_id, user_id, format, at, opens_until)
         select c.practice_id, gen_random_uuid(), c.id, c.user_id, 'JSON', now(), now() + interval '10 minutes'
         from attune.client c where c.id = $1`,
        walk.ids.jonah,
      );
      return {};
    },
    after: (walk) => walk.history('delete from attune.record_export where client_id = $1', walk.ids.jonah),
    http: {
      document: ofClient('recordCopies { format }'),
      variables: clientAlone,
      shown: (data: Anything) => (data.client?.recordCopies ?? []).length > 0,
    },
    sql: 'select id from attune.record_export where client_id = :clientId',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['absent', 'no rows'],
      'massage therapist': ['absent', 'no rows'],
      administrator: ['absent', 'no rows'],
      emergency: ['absent', 'no rows'],
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
