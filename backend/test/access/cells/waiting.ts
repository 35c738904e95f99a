import type { Anything } from '../../harness/index.ts';
import { serviceId } from '../../harness/operations/scheduling.ts';
import { nobodyElse, type Things, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { mutation } from './operations.ts';

/** The services by which the two disciplines are told apart. */
const SERVICES = { PSYCHOTHERAPY: 'Talk session', MASSAGE: 'Restorative bodywork' } as const;

const nobodyWaits = (walk: Walk) =>
  walk.history(
    `with gone as (delete from attune.waiting_service where client_id = $1)
     delete from attune.waiting_entry where client_id = $1`,
    walk.ids.jonah,
  );

/** An entry of Jonah's. */
const waiting = (discipline: keyof typeof SERVICES) => async (walk: Walk) => {
  await nobodyWaits(walk);
  await walk.history(
    `with one as (insert into attune.waiting_entry (practice_id, id, client_id, discipline, weekdays, parts, from_date, until_date,
       notice_hours, state, created_at, created_by)
     select $1, gen_random_uuid(), $2, $3, '{}', '{}', current_date + 300, current_date + 301, 0, 'WAITING', now(), c.user_id
     from attune.client c where c.id = $2 returning *)
     insert into attune.waiting_service (practice_id, entry_id, client_id, discipline, service_id)
     select practice_id, id, client_id, discipline, $4 from one`,
    walk.ids.practice,
    walk.ids.jonah,
    discipline,
    await serviceId(walk.world, SERVICES[discipline]),
  );
  return {
    entryId: await walk.value('select id from attune.waiting_entry where client_id = $1', walk.ids.jonah),
  };
};

const toJoin = (discipline: keyof typeof SERVICES) => async (walk: Walk) => {
  await nobodyWaits(walk);
  return { serviceId: await serviceId(walk.world, SERVICES[discipline]), discipline };
};

const READ = (field: string) => `query Read($id: ID!) { client(id: $id) { waiting { state ${field} } } }`;

const JOIN: Pick<Try, 'row' | 'action' | 'after' | 'http' | 'sql'> = {
  row: 'appointments',
  action: 'waiting.write',
  after: nobodyWaits,
  http: {
    document: mutation('joinWaitingList', 'JoinWaitingListInput'),
    variables: ({ clientId, serviceId: service }: Things) => ({
      input: {
        clientId,
        serviceId: service,
        weekdays: [],
        parts: [],
        from: '2030-01-01',
        until: '2030-01-02',
        noticeHours: 0,
      },
    }),
  },
  sql: `insert into attune.waiting_entry (practice_id, id, client_id, discipline, weekdays, parts, from_date, until_date,
      notice_hours, state, created_at, created_by)
    values (:practice, gen_random_uuid(), :clientId, :discipline, '{}', '{}', '2030-01-01', '2030-01-02', 0, 'WAITING', now(), attune.user_id())`,
};

const WITHDRAW: Pick<Try, 'row' | 'action' | 'after' | 'http' | 'sql'> = {
  row: 'appointments',
  action: 'waiting.write',
  after: nobodyWaits,
  http: {
    document: mutation('withdrawFromWaitingList', 'WaitingEntryInput'),
    variables: ({ entryId }: Things) => ({ input: { entryId, expectedVersion: 1 } }),
  },
  sql: `update attune.waiting_entry set state = 'WITHDRAWN', closed_at = now() where id = :entryId`,
};

/** Who waits for a time, and what for. */
export const WAITING: readonly Try[] = [
  {
    row: 'appointments',
    does: 'reads who waits for a time',
    action: 'waiting.read',
    given: waiting('PSYCHOTHERAPY'),
    after: nobodyWaits,
    http: {
      document: READ(''),
      variables: ({ clientId }) => ({ id: clientId }),
      shown: (data: Anything) => data.client?.waiting[0]?.state === 'WAITING',
    },
    sql: 'select * from attune.waiting_entry where id = :entryId',
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
    row: 'class of a psychotherapy appointment',
    does: 'reads for which psychotherapy somebody waits',
    given: waiting('PSYCHOTHERAPY'),
    after: nobodyWaits,
    http: {
      document: READ('service { name class }'),
      variables: ({ clientId }) => ({ id: clientId }),
      shown: (data: Anything) => data.client?.waiting[0]?.service?.class === 'TALK',
    },
    sql: 'select * from attune.waiting_service where entry_id = :entryId',
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
    ...JOIN,
    does: 'waits for psychotherapy',
    given: toJoin('PSYCHOTHERAPY'),
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
    ...JOIN,
    does: 'waits for bodywork',
    own: true,
    given: toJoin('MASSAGE'),
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['done', 'rows'],
      administrator: ['done', 'rows'],
    },
  },
  {
    ...WITHDRAW,
    does: 'stops waiting for psychotherapy',
    given: waiting('PSYCHOTHERAPY'),
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['forbidden', 'no rows'],
      administrator: ['done', 'rows'],
      emergency: ['forbidden', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    ...WITHDRAW,
    does: 'stops waiting for bodywork',
    own: true,
    given: waiting('MASSAGE'),
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['done', 'rows'],
      administrator: ['done', 'rows'],
    },
  },
];
