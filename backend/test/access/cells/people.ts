import type { Anything } from '../../harness/index.ts';
import { nobodyElse, says, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { clientAlone, mutation, ofClient } from './operations.ts';

const BENS_PLACE = 'client_id = $1 and member_id = $2';

/** Ben on Jonah's team in some state, as if it had come to that long ago. */
const bensPlace = (state: 'PROPOSED' | 'ACTIVE') => async (walk: Walk) => {
  await withoutBen(walk);
  await walk.history(
    `insert into attune.care_team_member (practice_id, id, client_id, member_id, discipline, state, proposed_by)
     values ($1, gen_random_uuid(), $2, $3, 'MASSAGE', $4, (select user_id from attune.client where id = $2))`,
    walk.ids.practice,
    walk.ids.jonah,
    walk.ids.ben,
    state,
  );
  return {
    placeId: await walk.value(
      `select id from attune.care_team_member where ${BENS_PLACE}`,
      walk.ids.jonah,
      walk.ids.ben,
    ),
  };
};

async function withoutBen(walk: Walk): Promise<void> {
  for (const table of ['care_team_event', 'care_team_member']) {
    const which =
      table === 'care_team_member'
        ? BENS_PLACE
        : `care_team_member_id in (select id from attune.care_team_member where ${BENS_PLACE})`;
    await walk.history(`delete from attune.${table} where ${which}`, walk.ids.jonah, walk.ids.ben);
  }
}

const ownPlaces = (walk: Walk, member: string) =>
  walk.value(
    `select id from attune.care_team_member where client_id = $1 and member_id = $2 and state = 'ACTIVE'`,
    walk.ids.jonah,
    member,
  );

/** Whose own place was ended has it back. */
const backOnTheTeam = (walk: Walk) =>
  walk.history(
    `update attune.care_team_member set state = 'ACTIVE', ended_at = null, ended_by = null, end_reason = null
     where client_id = $1 and member_id = any ($2::uuid[])`,
    walk.ids.jonah,
    [walk.ids.mara, walk.ids.ines],
  );

const place = ({ placeId }: Readonly<Record<string, string | number>>) => ({
  input: { careTeamMemberId: placeId },
});
const END = `update attune.care_team_member set state = 'ENDED', ended_at = now(), ended_by = attune.user_id() where id = :placeId`;

/** Who the client is, who is on the team, and who works in the practice. */
export const PEOPLE: readonly Try[] = [
  {
    row: 'name, contact',
    does: 'reads the name and the contact',
    action: 'client.read',
    http: {
      document: ofClient('name contact { email }'),
      variables: clientAlone,
      shown: (data: Anything) =>
        data.client?.name === 'Jonah Whitfield' && Boolean(data.client?.contact?.email),
    },
    sql: 'select name, email, phone from attune.client where id = :clientId',
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
    row: 'name, contact',
    does: 'changes the contact',
    sql: 'update attune.client set phone = phone, email = email where id = :clientId',
    cells: {
      self: [null, 'rows'],
      psychotherapist: [null, 'no rows'],
      'massage therapist': [null, 'no rows'],
      administrator: [null, 'rows'],
      stranger: [null, 'no rows'],
      outsider: [null, 'no rows'],
      'signed out': [null, 'no rows'],
      emergency: [null, 'no rows'],
    },
  },
  {
    row: 'team, its states',
    does: 'reads the team',
    action: 'careTeam.read',
    http: {
      document: ofClient('careTeam { state member { name } }'),
      variables: clientAlone,
      shown: (data: Anything) => data.client?.careTeam?.length === 2,
    },
    sql: 'select state from attune.care_team_member where client_id = :clientId',
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
    row: 'team, its states',
    does: 'proposes somebody',
    action: 'careTeam.propose',
    given: async (walk) => {
      await withoutBen(walk);
      return { memberId: walk.ids.ben };
    },
    after: withoutBen,
    http: {
      document: mutation('proposeCareTeamMember', 'ProposeCareTeamMemberInput'),
      variables: ({ clientId, memberId }) => ({ input: { clientId, memberId, discipline: 'MASSAGE' } }),
    },
    sql: `insert into attune.care_team_member (practice_id, id, client_id, member_id, discipline, state, proposed_by)
      values (:practice, gen_random_uuid(), :clientId, :memberId, 'MASSAGE', 'PROPOSED', attune.user_id())`,
    cells: {
      self: ['forbidden', 'refused'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['done', 'rows'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    row: 'team, its states',
    does: 'agrees to a place',
    action: 'careTeam.agree',
    given: bensPlace('PROPOSED'),
    after: withoutBen,
    strangers: ['tomas', 'amal'],
    http: { document: mutation('agreeToCareTeamMember', 'CareTeamMemberInput'), variables: place },
    sql: `update attune.care_team_member set state = 'TRIAL', trial_at = now() where id = :placeId`,
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['forbidden', 'refused'],
      'massage therapist': ['forbidden', 'no rows'],
      administrator: ['forbidden', 'no rows'],
      emergency: ['forbidden', 'no rows'],
      // R4: nobody lets themself in.
      'owner of a proposed place': ['forbidden', 'refused'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'team, its states',
    does: 'ends the place of somebody else',
    action: 'careTeam.end',
    given: bensPlace('ACTIVE'),
    after: withoutBen,
    strangers: ['tomas', 'amal'],
    http: { document: mutation('endCareTeamMembership', 'EndCareTeamMembershipInput'), variables: place },
    sql: END,
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['forbidden', 'no rows'],
      administrator: ['forbidden', 'no rows'],
      emergency: ['forbidden', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'team, its states',
    does: 'ends the own place as massage therapist',
    action: 'careTeam.end',
    own: true,
    given: async (walk) => ({ placeId: await ownPlaces(walk, walk.ids.ines) }),
    after: backOnTheTeam,
    http: { document: mutation('endCareTeamMembership', 'EndCareTeamMembershipInput'), variables: place },
    sql: END,
    cells: { 'massage therapist': ['done', 'rows'] },
  },
  {
    row: 'team, its states',
    does: 'writes into the history of the team',
    given: async (walk) => ({ placeId: await ownPlaces(walk, walk.ids.mara) }),
    sql: `insert into attune.care_team_event (practice_id, id, client_id, care_team_member_id, kind, user_id)
      values (:practice, gen_random_uuid(), :clientId, :placeId, 'ENDED', attune.user_id())`,
    cells: {
      self: [null, 'rows'],
      psychotherapist: [null, 'rows'],
      administrator: [null, 'rows'],
      stranger: [null, 'refused'],
      outsider: [null, 'refused'],
      'signed out': [null, 'refused'],
      emergency: [null, 'refused'],
    },
  },
  {
    row: 'members, credentials, services, rooms',
    does: 'reads the directory',
    http: {
      document: '{ members { name } services { name rooms { name } practitioners { name } } }',
      variables: () => ({}),
      shown: (_data, _things, text) => text.includes('Ines Okafor'),
    },
    sql: `select name from attune.member where practice_id = :practice and name = 'Ines Okafor'`,
    // Not a part of Jonah's record: whoever works here reads it by their role, a client the own practitioners.
    strangers: ['tomas', 'ben', 'amal'],
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['shown', 'rows'],
      administrator: ['shown', 'rows'],
      stranger: ['shown', 'rows'],
      emergency: ['shown', 'rows'],
      outsider: ['as if absent', 'no rows'],
      'signed out': ['signed out', 'no rows'],
    },
  },
  {
    row: 'members, credentials, services, rooms',
    does: 'reads a practitioner who is not the own',
    given: async (walk) => ({
      name: await walk.value('select name from attune.member where id = $1', walk.ids.tomas),
    }),
    http: { document: '{ members { name } }', variables: () => ({}), shown: says('name') },
    sql: 'select name from attune.member where practice_id = :practice and name = :name',
    strangers: ['amal'],
    cells: {
      self: ['absent', 'no rows'],
      stranger: ['absent', 'no rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['shown', 'rows'],
      administrator: ['shown', 'rows'],
    },
  },
  {
    row: 'members, credentials, services, rooms',
    does: 'reads credentials with their numbers',
    sql: 'select number from attune.credential where practice_id = :practice',
    strangers: ['amal'],
    cells: {
      self: [null, 'no rows'],
      stranger: [null, 'no rows'],
      psychotherapist: [null, 'rows'],
      'massage therapist': [null, 'rows'],
      administrator: [null, 'rows'],
      outsider: [null, 'no rows'],
    },
  },
  {
    row: 'members, credentials, services, rooms',
    does: 'changes the directory',
    sql: 'update attune.member set name = name where practice_id = :practice',
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
