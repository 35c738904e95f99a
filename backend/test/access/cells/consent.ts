import type { Anything } from '../../harness/index.ts';
import { boundariesInput } from '../../harness/operations/boundaries.ts';
import { nobodyElse, says, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { clientAlone, mutation, ofClient } from './operations.ts';

const TEAM_AND_SELF: Try['cells'] = {
  self: ['shown', 'rows'],
  psychotherapist: ['shown', 'rows'],
  'massage therapist': ['shown', 'rows'],
  administrator: ['absent', 'no rows'],
  emergency: ['shown', 'rows'],
  ...nobodyElse('no rows'),
};

const newest = (walk: Walk) =>
  walk.value('select coalesce(max(version), 0) from attune.boundaries where client_id = $1', walk.ids.jonah);

const withoutProposals = (walk: Walk) =>
  walk.history('delete from attune.boundary_proposal where client_id = $1', walk.ids.jonah);

const proposalOf = (who: 'mara' | 'ines') => async (walk: Walk) => {
  await withoutProposals(walk);
  await walk.history(
    `insert into attune.boundary_proposal (practice_id, id, client_id, member_id, changes, reason, on_version)
     values ($1, gen_random_uuid(), $2, $3, '{"talk": "A little"}', 'He asked for it.', 0)`,
    walk.ids.practice,
    walk.ids.jonah,
    walk.ids[who],
  );
  return {
    proposalId: await walk.value(
      'select id from attune.boundary_proposal where client_id = $1',
      walk.ids.jonah,
    ),
    version: Number(await newest(walk)),
  };
};

const WITHDRAW: Pick<Try, 'row' | 'action' | 'after' | 'http' | 'sql'> = {
  row: 'boundaries',
  action: 'boundaries.withdraw',
  after: withoutProposals,
  http: {
    document: mutation('withdrawBoundaryProposal', 'BoundaryProposalInput'),
    variables: ({ proposalId }) => ({ input: { proposalId } }),
  },
  sql: `update attune.boundary_proposal set state = 'WITHDRAWN', decided_at = now() where id = :proposalId`,
};

/** What may be done to the body, and what may be shared. */
export const CONSENT: readonly Try[] = [
  {
    row: 'boundaries',
    does: 'reads',
    action: 'boundaries.read',
    given: async (walk) => ({
      words: await walk.value(
        'select stop_signal from attune.boundaries where client_id = $1 order by version desc limit 1',
        walk.ids.jonah,
      ),
    }),
    http: { document: ofClient('boundaries { stopSignal }'), variables: clientAlone, shown: says('words') },
    sql: 'select version from attune.boundaries where client_id = :clientId',
    cells: { ...TEAM_AND_SELF, administrator: ['forbidden', 'no rows'] },
  },
  {
    row: 'boundaries',
    does: 'changes',
    action: 'boundaries.change',
    given: async (walk) => ({
      version: Number(await newest(walk)),
      pressure: Number(await newest(walk)) % 3,
    }),
    http: {
      document: mutation('changeBoundaries', 'BoundariesInput'),
      variables: ({ version, pressure }) => ({
        input: boundariesInput(Number(version), { maxPressure: 2 + (Number(pressure) % 2), regions: [] }),
      }),
    },
    sql: `insert into attune.boundaries (practice_id, client_id, version, max_pressure, regions, draping, scent, talk, changed_by)
      values (:practice, :clientId, :version + 1, 5, '{}', 'Standard', true, 'Quiet', attune.user_id())`,
    strangers: ['tomas', 'ben'],
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['forbidden', 'refused'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['forbidden', 'refused'],
      emergency: ['forbidden', 'refused'],
      // The operation names no client: it is always the own record, and a stranger who works here has none.
      stranger: ['forbidden', 'refused'],
      outsider: [null, 'refused'],
      'signed out': ['signed out', 'refused'],
    },
  },
  {
    row: 'boundaries',
    does: 'answers a proposal',
    action: 'boundaries.change',
    given: proposalOf('ines'),
    after: withoutProposals,
    http: {
      document: mutation('answerBoundaryProposal', 'AnswerBoundaryProposalInput'),
      variables: ({ proposalId, version }) => ({
        input: { proposalId, accept: false, expectedVersion: version },
      }),
    },
    sql: `update attune.boundary_proposal set state = 'DECLINED', decided_at = now() where id = :proposalId`,
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['forbidden', 'no rows'],
      // Whose proposal it is, too.
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['forbidden', 'no rows'],
      emergency: ['forbidden', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'boundaries',
    does: 'proposes a change',
    action: 'boundaries.propose',
    given: async (walk) => {
      await withoutProposals(walk);
      return { version: Number(await newest(walk)) };
    },
    after: withoutProposals,
    http: {
      document: mutation('proposeBoundaries', 'ProposeBoundariesInput'),
      variables: ({ clientId }) => ({
        input: { clientId, reason: 'He asked for it.', position: 'On the left side, with a pillow' },
      }),
    },
    sql: `insert into attune.boundary_proposal (practice_id, id, client_id, member_id, changes, reason, on_version)
      values (:practice, gen_random_uuid(), :clientId, attune.member_id(), '{}', 'Why.', :version)`,
    cells: {
      self: ['forbidden', 'refused'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['done', 'rows'],
      administrator: ['forbidden', 'refused'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    ...WITHDRAW,
    does: 'takes back what the massage therapist proposed',
    own: true,
    given: proposalOf('ines'),
    cells: { 'massage therapist': ['done', 'rows'] },
  },
  {
    ...WITHDRAW,
    does: 'takes back what somebody else proposed',
    given: proposalOf('ines'),
    cells: {
      self: ['forbidden', 'refused'],
      psychotherapist: ['forbidden', 'no rows'],
      administrator: ['forbidden', 'no rows'],
      emergency: ['forbidden', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'sharing consent',
    does: 'reads what is shared with massage therapists',
    action: 'sharing.read',
    http: {
      document: ofClient('sharing { category discipline granted }'),
      variables: clientAlone,
      shown: (data: Anything) =>
        data.client?.sharing.some((one: Anything) => one.category === 'PLAN' && one.discipline === 'MASSAGE'),
    },
    sql: `select granted from attune.sharing_consent where client_id = :clientId and category = 'PLAN' and discipline = 'MASSAGE'`,
    cells: TEAM_AND_SELF,
  },
  {
    row: 'sharing consent',
    does: 'reads what is shared with psychotherapists alone',
    http: {
      document: ofClient('sharing { category discipline granted }'),
      variables: clientAlone,
      shown: (data: Anything) =>
        data.client?.sharing.some(
          (one: Anything) => one.category === 'MEDICAL' && one.discipline === 'PSYCHOTHERAPY',
        ),
    },
    sql: `select granted from attune.sharing_consent where client_id = :clientId and category = 'MEDICAL' and discipline = 'PSYCHOTHERAPY'`,
    cells: { ...TEAM_AND_SELF, 'massage therapist': ['absent', 'no rows'] },
  },
  {
    row: 'sharing consent',
    does: 'says what is shared',
    action: 'sharing.set',
    http: {
      document: mutation('setSharing', 'SetSharingInput'),
      variables: () => ({ input: { category: 'MEASURES', discipline: 'MASSAGE', granted: true } }),
    },
    sql: `update attune.sharing_consent set granted = true where client_id = :clientId`,
    strangers: ['tomas', 'ben'],
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['forbidden', 'no rows'],
      'massage therapist': ['forbidden', 'no rows'],
      administrator: ['forbidden', 'no rows'],
      emergency: ['forbidden', 'no rows'],
      // The operation names no client, as above.
      stranger: ['forbidden', 'no rows'],
      outsider: [null, 'no rows'],
      'signed out': ['signed out', 'no rows'],
    },
  },
  {
    row: 'sharing consent',
    does: 'reads its history',
    action: 'sharing.readHistory',
    http: {
      document: ofClient('sharingHistory { edges { node { id } } }'),
      variables: clientAlone,
      shown: (data: Anything) => data.client?.sharingHistory?.edges.length > 0,
    },
    sql: 'select id from attune.sharing_consent_event where client_id = :clientId',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['absent', 'no rows'],
      'massage therapist': ['absent', 'no rows'],
      administrator: ['absent', 'no rows'],
      emergency: ['absent', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
];
