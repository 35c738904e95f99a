import type { Anything } from '../../harness/index.ts';
import type { Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { mutation } from './operations.ts';

const ROW = 'members, credentials, services, rooms' as const;
/** A date that is always to come. */
const DATE = '2090-05-01';

const withoutTimeOff = async (walk: Walk): Promise<void> => {
  const there = 'member_id = $1 and starts_on >= $2::date';
  await walk.history(
    `delete from attune.time_off_detail where id in (select id from attune.time_off where ${there})`,
    walk.ids.tomas,
    DATE,
  );
  await walk.history(`delete from attune.time_off where ${there}`, walk.ids.tomas, DATE);
};

/** Tomas away, with the reason. */
const tomasAway = async (walk: Walk) => {
  await walk.history(
    `insert into attune.time_off (practice_id, id, member_id, starts_on, ends_on) values ($1, gen_random_uuid(), $2, $3, $3)`,
    walk.ids.practice,
    walk.ids.tomas,
    DATE,
  );
  await walk.history(
    `insert into attune.time_off_detail (practice_id, id, member_id, kind, note)
     select practice_id, id, member_id, 'ILLNESS', 'The knee again' from attune.time_off where member_id = $1 and starts_on = $2::date`,
    walk.ids.tomas,
    DATE,
  );
  return { memberId: walk.ids.tomas };
};

const PHONE = '020 7946 0001';
const setPhone = (phone: string) => (walk: Walk) =>
  walk.history(
    `insert into attune.practice_contact (practice_id, phone) values ($1, $2)
     on conflict (practice_id) do update set phone = excluded.phone`,
    walk.ids.practice,
    phone,
  );
const withPhone = async (walk: Walk) => {
  await setPhone(PHONE)(walk);
  return {};
};
const withDemoPhone = setPhone('020 7946 0000');

/** Hours, rooms and what holds for the practice: no part of a record, read and changed by role. */
export const AVAILABILITY: readonly Try[] = [
  {
    row: ROW,
    does: 'reads when a colleague is away',
    given: tomasAway,
    after: withoutTimeOff,
    strangers: ['ben'],
    http: {
      document: 'query Hours($memberId: ID) { workingHours(memberId: $memberId) { timeOff { startsOn } } }',
      variables: ({ memberId }) => ({ memberId }),
      shown: (_data: Anything, _things, text) => text.includes(DATE),
    },
    sql: 'select 1 from attune.time_off where member_id = :memberId',
    cells: {
      self: ['forbidden', 'no rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['shown', 'rows'],
      administrator: ['shown', 'rows'],
      stranger: ['shown', 'rows'],
      emergency: ['shown', 'rows'],
      outsider: [null, 'no rows'],
      'signed out': ['signed out', 'no rows'],
    },
  },
  {
    row: ROW,
    does: 'reads why a colleague is away',
    given: tomasAway,
    after: withoutTimeOff,
    strangers: ['ben'],
    http: {
      document: 'query Hours($memberId: ID) { workingHours(memberId: $memberId) { timeOff { kind note } } }',
      variables: ({ memberId }) => ({ memberId }),
      shown: (_data: Anything, _things, text) => text.includes('The knee again'),
    },
    sql: 'select note from attune.time_off_detail where member_id = :memberId',
    cells: {
      self: ['forbidden', 'no rows'],
      psychotherapist: ['absent', 'no rows'],
      'massage therapist': ['absent', 'no rows'],
      administrator: ['shown', 'rows'],
      stranger: ['absent', 'no rows'],
      outsider: [null, 'no rows'],
      'signed out': ['signed out', 'no rows'],
    },
  },
  {
    row: ROW,
    does: 'adds time off for a colleague',
    given: async (walk) => ({ memberId: walk.ids.tomas }),
    after: withoutTimeOff,
    strangers: ['ben'],
    http: {
      document: mutation('addTimeOff', 'AddTimeOffInput'),
      variables: ({ memberId }) => ({ input: { memberId, startsOn: DATE, endsOn: DATE, kind: 'OTHER' } }),
    },
    sql: `insert into attune.time_off (practice_id, id, member_id, starts_on, ends_on)
      values (:practice, gen_random_uuid(), :memberId, '${DATE}', '${DATE}')`,
    cells: {
      self: ['forbidden', 'refused'],
      psychotherapist: ['forbidden', 'refused'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['done', 'rows'],
      stranger: ['forbidden', 'refused'],
      outsider: [null, 'refused'],
      'signed out': ['signed out', 'refused'],
    },
  },
  {
    row: ROW,
    does: 'adds a room',
    after: async (walk) => {
      await walk.history(
        `delete from attune.room where practice_id = $1 and name = 'Walked room'`,
        walk.ids.practice,
      );
    },
    http: {
      document: mutation('saveRoom', 'SaveRoomInput'),
      variables: () => ({ input: { name: 'Walked room' } }),
    },
    sql: `insert into attune.room (practice_id, id, name) values (:practice, gen_random_uuid(), 'Walked room')`,
    strangers: ['ben'],
    cells: {
      self: ['forbidden', 'refused'],
      psychotherapist: ['forbidden', 'refused'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['done', 'rows'],
      stranger: ['forbidden', 'refused'],
      'signed out': ['signed out', 'refused'],
    },
  },
  {
    row: ROW,
    does: 'closes the practice for a day',
    after: async (walk) => {
      await walk.history(
        `delete from attune.closure where practice_id = $1 and starts_on = $2::date`,
        walk.ids.practice,
        DATE,
      );
    },
    http: {
      document: mutation('addClosure', 'AddClosureInput'),
      variables: () => ({ input: { name: 'Closed', startsOn: DATE, endsOn: DATE } }),
    },
    sql: `insert into attune.closure (practice_id, id, name, starts_on, ends_on)
      values (:practice, gen_random_uuid(), 'Closed', '${DATE}', '${DATE}')`,
    strangers: ['ben'],
    cells: {
      self: ['forbidden', 'refused'],
      psychotherapist: ['forbidden', 'refused'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['done', 'rows'],
      stranger: ['forbidden', 'refused'],
      'signed out': ['signed out', 'refused'],
    },
  },
  {
    row: ROW,
    does: 'reads the telephone of the practice',
    strangers: ['ben'],
    given: withPhone,
    after: withDemoPhone,
    http: {
      document: 'query Phone { viewer { practice { phone } } }',
      variables: () => ({}),
      shown: (_data: Anything, _things, text) => text.includes(PHONE),
    },
    sql: 'select phone from attune.practice_contact where practice_id = :practice',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['shown', 'rows'],
      administrator: ['shown', 'rows'],
      stranger: ['shown', 'rows'],
      outsider: ['absent', 'no rows'],
      'signed out': ['not found', 'no rows'],
    },
  },
  {
    row: ROW,
    does: 'changes the telephone of the practice',
    action: 'practice.setPhone',
    strangers: ['ben'],
    given: withPhone,
    after: withDemoPhone,
    http: {
      document: mutation('setPracticePhone', 'SetPracticePhoneInput'),
      variables: () => ({ input: { phone: '020 7946 0002' } }),
    },
    sql: `update attune.practice_contact set phone = '020 7946 0002' where practice_id = :practice`,
    cells: {
      self: ['forbidden', 'no rows'],
      psychotherapist: ['forbidden', 'no rows'],
      'massage therapist': ['forbidden', 'no rows'],
      administrator: ['done', 'rows'],
      stranger: ['forbidden', 'no rows'],
      outsider: [null, 'no rows'],
      'signed out': ['signed out', 'no rows'],
    },
  },
];
