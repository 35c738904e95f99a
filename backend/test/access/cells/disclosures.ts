import { nobodyElse, says, type Things, type Try } from '../walk/try.ts';
import { BESIDE } from '../walk/table.ts';
import type { Walk } from '../walk/walk.ts';
import { clientAlone, mutation, ofClient } from './operations.ts';

const HASH = '0'.repeat(64);
const RECIPIENT = 'Dr Imaginary Walker';

const without = async (walk: Walk): Promise<void> => {
  const those = `(select id from attune.disclosure where client_id = $1 and recipient_name = '${RECIPIENT}')`;
  for (const table of ['opening', 'link', 'content']) {
    await walk.history(
      `delete from attune.disclosure_${table} where disclosure_id in ${those}`,
      walk.ids.jonah,
    );
  }
  await walk.history(`delete from attune.disclosure where id in ${those}`, walk.ids.jonah);
};

/** One of Jonah's, as far as `state` says, opened once where it was. */
const given =
  (state: 'DRAFT' | 'ASKED' | 'CONSENTED' | 'OPEN') =>
  async (walk: Walk): Promise<Things> => {
    await without(walk);
    const asked = state === 'DRAFT' ? ['null', 'null'] : ['now()', `decode('${HASH}', 'hex')`];
    const agreed =
      state === 'DRAFT' || state === 'ASKED'
        ? ['null', 'null', 'null']
        : ['now()', `decode('${HASH}', 'hex')`, `now() + interval '1 day'`];
    await walk.history(
      `insert into attune.disclosure (practice_id, id, client_id, state, recipient_kind, recipient_name, reason, parts, from_day,
         to_day, open_days, composed_by, created_at, asked_at, content_hash, answered_at, consented_hash, expires_at, opened_at)
       values ($1, gen_random_uuid(), $2, '${state}', 'PSYCHIATRIST', '${RECIPIENT}', 'For the walk', '{PHASE}', current_date - 7,
         current_date - 1, 14, $3, now(), ${[...asked, ...agreed].join(', ')}, ${state === 'OPEN' ? 'now()' : 'null'})`,
      walk.ids.practice,
      walk.ids.jonah,
      walk.ids.mara,
    );
    const disclosureId = await walk.value(
      'select id from attune.disclosure where client_id = $1 and recipient_name = $2',
      walk.ids.jonah,
      RECIPIENT,
    );
    if (state === 'OPEN') {
      await walk.history(
        `insert into attune.disclosure_opening (practice_id, id, disclosure_id, client_id, at)
         values ($1, gen_random_uuid(), $2, $3, '2026-01-02T03:04:05Z')`,
        walk.ids.practice,
        disclosureId,
        walk.ids.jonah,
      );
    }
    return { disclosureId, memberId: walk.ids.mara };
  };

const READ: Try['cells'] = {
  self: ['shown', 'rows'],
  psychotherapist: ['shown', 'rows'],
  'massage therapist': ['absent', 'no rows'],
  administrator: ['absent', 'no rows'],
  emergency: ['absent', 'no rows'],
  ...nobodyElse('no rows'),
};

/** Summaries for somebody outside the practice. */
export const DISCLOSURES: readonly Try[] = [
  {
    row: BESIDE,
    does: 'reads for whom a summary is',
    action: 'disclosure.read',
    given: given('ASKED'),
    after: without,
    http: {
      document: ofClient('disclosures { id recipientName state }'),
      variables: clientAlone,
      shown: says('disclosureId'),
    },
    sql: 'select recipient_name from attune.disclosure where id = :disclosureId',
    cells: READ,
  },
  {
    row: BESIDE,
    does: 'reads when a summary was opened',
    action: 'disclosure.read',
    given: given('OPEN'),
    after: without,
    http: {
      document: ofClient('disclosures { id openings }'),
      variables: clientAlone,
      shown: (_data, _things, text) => text.includes('2026-01-02T03:04:05'),
    },
    sql: 'select at from attune.disclosure_opening where disclosure_id = :disclosureId',
    cells: READ,
  },
  {
    row: BESIDE,
    does: 'reads the draft of a summary',
    given: given('DRAFT'),
    after: without,
    http: {
      document: ofClient('disclosures { id }'),
      variables: clientAlone,
      shown: says('disclosureId'),
    },
    sql: 'select reason from attune.disclosure where id = :disclosureId',
    cells: { ...READ, self: ['absent', 'no rows'] },
  },
  {
    row: BESIDE,
    does: 'puts a summary together',
    action: 'disclosure.compose',
    given: async (walk) => ({ memberId: walk.ids.mara }),
    after: without,
    http: {
      document: mutation('draftDisclosure', 'DraftDisclosureInput'),
      variables: ({ clientId }) => ({
        input: {
          clientId,
          recipientKind: 'PSYCHIATRIST',
          recipientName: RECIPIENT,
          reason: 'For the walk',
          parts: ['PHASE'],
          from: '2026-01-01',
          to: '2026-01-31',
        },
      }),
    },
    sql: `insert into attune.disclosure (practice_id, id, client_id, state, recipient_kind, recipient_name, reason, parts, from_day,
        to_day, open_days, composed_by, created_at)
      values (:practice, gen_random_uuid(), :clientId, 'DRAFT', 'PSYCHIATRIST', '${RECIPIENT}', 'For the walk', '{PHASE}',
        current_date - 7, current_date - 1, 14, attune.member_id(), now())`,
    cells: {
      self: ['forbidden', 'refused'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['forbidden', 'refused'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    row: BESIDE,
    does: 'makes the link to a summary',
    action: 'disclosure.compose',
    given: given('CONSENTED'),
    after: without,
    http: {
      document: mutation('linkDisclosure', 'DisclosureStepInput'),
      variables: ({ disclosureId }) => ({ input: { disclosureId } }),
    },
    sql: `select until from attune.link_disclosure(:disclosureId, '\\x01', 'x') as until where until is not null`,
    cells: {
      self: ['forbidden', 'no rows'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['forbidden', 'no rows'],
      administrator: ['forbidden', 'no rows'],
      emergency: ['not found', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: BESIDE,
    does: 'says yes to a summary',
    action: 'disclosure.answer',
    given: given('ASKED'),
    after: without,
    http: {
      document: mutation('answerDisclosure', 'AnswerDisclosureInput'),
      variables: ({ disclosureId }) => ({ input: { disclosureId, contentHash: HASH, agree: true } }),
    },
    sql: `update attune.disclosure set state = 'CONSENTED', answered_at = now(), consented_hash = content_hash,
        expires_at = now() + interval '1 day' where id = :disclosureId`,
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['forbidden', 'refused'],
      'massage therapist': ['forbidden', 'no rows'],
      administrator: ['forbidden', 'no rows'],
      emergency: ['forbidden', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: BESIDE,
    does: 'takes a summary back',
    action: 'disclosure.revoke',
    given: given('OPEN'),
    after: without,
    http: {
      document: mutation('revokeDisclosure', 'DisclosureStepInput'),
      variables: ({ disclosureId }) => ({ input: { disclosureId } }),
    },
    sql: `update attune.disclosure set state = 'REVOKED', ended_at = now() where id = :disclosureId`,
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['forbidden', 'no rows'],
      administrator: ['forbidden', 'no rows'],
      emergency: ['not found', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
];
