import { randomUUID } from 'node:crypto';
import type { Anything } from '../../harness/index.ts';
import { askForSupport, raiseFlag, stepFlag } from '../../harness/operations/distress-flags.ts';
import { withoutHolds } from '../../harness/operations/scheduling.ts';
import { nobodyElse, says, type Things, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { clientAlone, mutation, ofClient } from './operations.ts';

const REASON = 'Went away for a minute at the left shoulder.';
const GUIDANCE = 'Hands and feet alone, and ask twice.';
const CONDITIONS = 'Half an hour, and nothing on the neck.';

const raisedBy = (name: 'mara' | 'ines') => async (walk: Walk) => {
  const { id } = await raiseFlag(await walk.as(name), walk.ids.jonah, {
    reason: REASON,
    tableGuidance: GUIDANCE,
  });
  return { flagId: id as string, reason: REASON, guidance: GUIDANCE };
};

const liftedUnderConditions = async (walk: Walk) => {
  const flag = await raisedBy('ines')(walk);
  const { hold } = await stepFlag(await walk.as('mara'), 'liftHold', flag.flagId, {
    text: 'We spoke.',
    conditions: CONDITIONS,
  });
  if (hold !== 'NONE') throw new Error('The hold was not lifted.');
  return { ...flag, conditions: CONDITIONS };
};

const asked = async (walk: Walk) => {
  await askForSupport(await walk.as('jonah'), { urgency: 'SOON', message: 'The nights are long again.' });
  return {
    flagId: await walk.value(
      `select id from attune.distress_flag where client_id = $1 and source = 'CLIENT' order by raised_at desc limit 1`,
      walk.ids.jonah,
    ),
    reason: 'The nights are long again.',
  };
};

const settle = async (walk: Walk) => {
  await withoutHolds(walk.world, walk.ids.jonah);
  await walk.history(
    `update attune.distress_flag set state = 'RESOLVED', resolved_at = now() where client_id = $1 and state <> 'RESOLVED'`,
    walk.ids.jonah,
  );
};

const byId = ({ flagId }: Things) => ({ id: flagId });
const REASON_OF = {
  document:
    'query Read($id: ID!) { distressFlag(id: $id) { reason { __typename ... on NoteText { text } } } }',
  variables: byId,
  shown: says('reason'),
};
const REASON_IN_SQL = 'select text from attune.distress_flag_reason where flag_id = :flagId';
const step = ({ flagId }: Things) => ({ input: { flagId, text: 'We spoke.' } });

const PSYCHOTHERAPIST_ALONE: Try['cells'] = {
  self: ['forbidden', 'no rows'],
  psychotherapist: ['done', 'rows'],
  'massage therapist': ['forbidden', 'refused'],
  administrator: ['forbidden', 'no rows'],
  emergency: ['forbidden', 'no rows'],
  ...nobodyElse('no rows'),
};
const PSYCHOTHERAPIST_ADDS: Try['cells'] = {
  self: ['forbidden', 'refused'],
  psychotherapist: ['done', 'rows'],
  'massage therapist': ['forbidden', 'refused'],
  administrator: ['forbidden', 'refused'],
  emergency: ['forbidden', 'refused'],
  ...nobodyElse('refused'),
};
const inSqlAlone = (cells: Try['cells']): Try['cells'] =>
  Object.fromEntries(Object.entries(cells).map(([seat, [, sql]]) => [seat, [null, sql]]));

/** The team's words among themselves (R19). */
const OF_TEAM: Try['cells'] = {
  self: ['absent', 'no rows'],
  psychotherapist: ['shown', 'rows'],
  'massage therapist': ['shown', 'rows'],
  administrator: ['forbidden', 'no rows'],
  emergency: ['shown', 'rows'],
  ...nobodyElse('no rows'),
};

/** Distress that somebody saw or told of, and who does what about it. */
export const FLAGS: readonly Try[] = [
  {
    row: 'distress flag: level, hold, guidance',
    does: 'reads level and hold',
    action: 'flag.read',
    given: raisedBy('mara'),
    after: settle,
    http: {
      document: 'query Read($id: ID!) { distressFlag(id: $id) { level hold } }',
      variables: byId,
      shown: (data: Anything) =>
        data.distressFlag?.level === 'ALERT' && data.distressFlag.hold === 'DEEP_WORK',
    },
    sql: 'select level, hold from attune.distress_flag where id = :flagId',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['shown', 'rows'],
      administrator: ['forbidden', 'no rows'],
      emergency: ['shown', 'rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'distress flag: level, hold, guidance',
    does: 'reads what to do on the table',
    given: raisedBy('mara'),
    after: settle,
    http: {
      document: 'query Read($id: ID!) { distressFlag(id: $id) { tableGuidance } }',
      variables: byId,
      shown: says('guidance'),
    },
    sql: 'select text from attune.flag_guidance where flag_id = :flagId',
    cells: OF_TEAM,
  },
  {
    row: 'distress flag: level, hold, guidance',
    does: 'writes what to do on the table',
    sql: `with flag as (
        insert into attune.distress_flag (practice_id, id, client_id, level, state, hold, source, raised_by_user, raised_at)
        values (:practice, :newId, :clientId, 'CONCERN', 'RAISED', 'NONE', 'PRACTITIONER', attune.user_id(), now()))
      insert into attune.flag_guidance (practice_id, flag_id, client_id, raised_by_user, text)
      values (:practice, :newId, :clientId, attune.user_id(), 'Hands alone.')`,
    given: async () => ({ newId: randomUUID() }),
    cells: { ...inSqlAlone(PSYCHOTHERAPIST_ADDS), 'massage therapist': [null, 'rows'] },
  },
  {
    row: 'distress flag: level, hold, guidance',
    does: 'reads under which conditions the hold was lifted',
    given: liftedUnderConditions,
    after: settle,
    http: {
      document: 'query Read($id: ID!) { distressFlag(id: $id) { conditions conditionsInForce } }',
      variables: byId,
      shown: says('conditions'),
    },
    sql: 'select text from attune.flag_conditions where flag_id = :flagId',
    cells: OF_TEAM,
  },
  {
    row: 'distress flag: level, hold, guidance',
    does: 'is told in plain words',
    given: raisedBy('ines'),
    after: settle,
    http: {
      document: 'query Read($id: ID!) { distressFlag(id: $id) { plainWords } }',
      variables: byId,
      shown: (_data, _things, text) => text.length > 20 && !/flag/i.test(text),
    },
    cells: { self: ['shown', null] },
  },
  {
    row: 'distress flag: level, hold, guidance',
    does: 'counts what is open',
    given: raisedBy('ines'),
    after: settle,
    http: {
      document: ofClient('openFlags'),
      variables: clientAlone,
      shown: (data: Anything) => data.client?.openFlags === 1,
    },
    sql: 'select open from attune.open_flags_of(array[:clientId::uuid])',
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
    row: 'distress flag: level, hold, guidance',
    does: 'lists the flags of a client',
    given: raisedBy('ines'),
    after: settle,
    http: {
      document: ofClient('flags { edges { node { id } } }'),
      variables: clientAlone,
      shown: (data: Anything) => data.client?.flags.edges.length > 0,
    },
    cells: { administrator: ['absent', null] },
  },
  {
    row: 'distress flag: level, hold, guidance',
    does: 'raises one',
    action: 'flag.raise',
    after: settle,
    http: {
      document: mutation('raiseDistressFlag', 'RaiseDistressFlagInput'),
      variables: ({ clientId }) => ({ input: { clientId, level: 'CONCERN', reason: REASON } }),
    },
    sql: `insert into attune.distress_flag (practice_id, id, client_id, level, state, hold, source, raised_by_user, raised_at)
      values (:practice, gen_random_uuid(), :clientId, 'CONCERN', 'RAISED', 'NONE', 'PRACTITIONER', attune.user_id(), now())`,
    cells: {
      // R19: a client does by asking for support, which the database cannot tell from it.
      self: ['forbidden', 'rows'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['done', 'rows'],
      administrator: ['forbidden', 'refused'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    row: 'distress flag: reason and text',
    does: 'asks for support in own words',
    action: 'flag.askForSupport',
    after: settle,
    http: {
      document: mutation('askForSupport', 'AskForSupportInput'),
      variables: () => ({ input: { urgency: 'SOON', message: 'Please ring me.' } }),
    },
    cells: {
      self: ['done', null],
      psychotherapist: ['forbidden', null],
      'massage therapist': ['forbidden', null],
      administrator: ['forbidden', null],
      emergency: ['forbidden', null],
      'signed out': ['signed out', null],
    },
  },
  {
    row: 'distress flag: reason and text',
    does: 'reads what the psychotherapist wrote',
    action: 'flag.readReason',
    given: raisedBy('mara'),
    after: settle,
    http: REASON_OF,
    sql: REASON_IN_SQL,
    cells: {
      self: ['withheld', 'no rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['withheld', 'no rows'],
      administrator: ['forbidden', 'no rows'],
      emergency: ['shown', 'rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'distress flag: reason and text',
    does: 'reads what the massage therapist wrote',
    action: 'flag.readReason',
    own: true,
    given: raisedBy('ines'),
    after: settle,
    http: REASON_OF,
    sql: REASON_IN_SQL,
    cells: { psychotherapist: ['shown', 'rows'], 'massage therapist': ['shown', 'rows'] },
  },
  {
    row: 'distress flag: reason and text',
    does: 'reads what the client wrote',
    action: 'flag.readReason',
    own: true,
    given: asked,
    after: settle,
    http: REASON_OF,
    sql: REASON_IN_SQL,
    cells: { self: ['shown', 'rows'], psychotherapist: ['shown', 'rows'] },
  },
  {
    row: 'distress flag: reason and text',
    does: 'reads what was said at a step',
    given: async (walk) => {
      const flag = await raisedBy('ines')(walk);
      await (await walk.as('mara')).ask(mutation('acknowledgeDistressFlag', 'FlagStepInput'), step(flag));
      return flag;
    },
    after: settle,
    http: {
      document: 'query Read($id: ID!) { distressFlag(id: $id) { events { text } } }',
      variables: byId,
      shown: (_data, _things, text) => text.includes('We spoke.'),
    },
    sql: `select t.text from attune.flag_event_text t join attune.flag_event e on e.id = t.event_id where e.flag_id = :flagId`,
    cells: {
      self: ['absent', 'no rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['absent', 'no rows'],
      administrator: ['forbidden', 'no rows'],
      emergency: ['shown', 'rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'acknowledge',
    does: 'acknowledges',
    action: 'flag.acknowledge',
    given: raisedBy('ines'),
    after: settle,
    http: { document: mutation('acknowledgeDistressFlag', 'FlagStepInput'), variables: step },
    sql: `update attune.distress_flag set state = 'ACKNOWLEDGED', acknowledged_at = now() where id = :flagId`,
    // As seen: over HTTP, the clock runs on; to stop it is refused in SQL.
    cells: { ...PSYCHOTHERAPIST_ALONE, 'massage therapist': ['done', 'refused'] },
  },
  {
    row: 'acknowledge',
    does: 'says it has seen it',
    given: raisedBy('mara'),
    after: settle,
    sql: `insert into attune.flag_event (practice_id, id, flag_id, client_id, at, kind, actor_user, actor_name)
      values (:practice, gen_random_uuid(), :flagId, :clientId, now(), 'SEEN', attune.user_id(), 'Me')`,
    cells: {
      psychotherapist: [null, 'rows'],
      'massage therapist': [null, 'rows'],
      administrator: [null, 'refused'],
      stranger: [null, 'refused'],
      outsider: [null, 'refused'],
      emergency: [null, 'refused'],
    },
  },
  {
    row: 'acknowledge',
    does: 'stops the clock without saying so',
    given: raisedBy('mara'),
    after: settle,
    sql: 'update attune.distress_flag set acknowledged_at = now() where id = :flagId',
    cells: { psychotherapist: [null, 'rows'], 'massage therapist': [null, 'refused'] },
  },
  {
    row: 'lift a hold, resolve',
    does: 'lifts the hold',
    action: 'flag.liftHold',
    given: raisedBy('ines'),
    after: settle,
    http: { document: mutation('liftHold', 'FlagStepInput'), variables: step },
    sql: 'update attune.distress_flag set hold_lifted_at = now() where id = :flagId',
    cells: PSYCHOTHERAPIST_ALONE,
  },
  {
    row: 'lift a hold, resolve',
    does: 'sets conditions',
    given: raisedBy('ines'),
    after: settle,
    sql: `insert into attune.flag_conditions (practice_id, flag_id, client_id, text, set_at)
      values (:practice, :flagId, :clientId, 'Hands alone.', now())`,
    cells: inSqlAlone(PSYCHOTHERAPIST_ADDS),
  },
  {
    row: 'lift a hold, resolve',
    does: 'changes the conditions',
    given: liftedUnderConditions,
    after: settle,
    sql: `update attune.flag_conditions set text = 'None.' where flag_id = :flagId`,
    cells: { ...inSqlAlone(PSYCHOTHERAPIST_ALONE), 'massage therapist': [null, 'no rows'] },
  },
  {
    row: 'lift a hold, resolve',
    does: 'ends the conditions',
    given: liftedUnderConditions,
    after: settle,
    http: { document: mutation('endConditions', 'FlagStepInput'), variables: step },
    sql: `insert into attune.conditions_end (practice_id, flag_id, client_id, ended_at, ended_by)
      values (:practice, :flagId, :clientId, now(), attune.user_id())`,
    cells: PSYCHOTHERAPIST_ADDS,
  },
  {
    row: 'lift a hold, resolve',
    does: 'resolves',
    action: 'flag.resolve',
    given: raisedBy('ines'),
    after: settle,
    http: { document: mutation('resolveDistressFlag', 'FlagStepInput'), variables: step },
    sql: `update attune.distress_flag set state = 'RESOLVED', resolved_at = now(), hold_lifted_at = now() where id = :flagId`,
    cells: PSYCHOTHERAPIST_ALONE,
  },
];
