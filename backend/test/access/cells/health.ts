import type { Anything } from '../../harness/index.ts';
import { nobodyElse, says, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { clientAlone, mutation, ofClient } from './operations.ts';

const CLOSED_TO_OTHERS: Try['cells'] = {
  self: ['shown', 'rows'],
  psychotherapist: ['shown', 'rows'],
  administrator: ['absent', 'no rows'],
  emergency: ['shown', 'rows'],
  ...nobodyElse('no rows'),
};

const PARTS = 'intake { triggersToAvoid entries { label text } withheld { __typename reason } }';

/** An entry of Jonah's intake that says these words. */
const entry = (words: string, kind: string, relevant: boolean) => async (walk: Walk) => {
  await walk.history(
    `insert into attune.intake_entry (practice_id, id, client_id, kind, words, relevant_to_bodywork, regions,
       times_of_day, effects, noted_at, noted_by)
     select $1, gen_random_uuid(), $2, $3, $4, $5, '{}', '{}', '{}', now(), user_id from attune.client
     where id = $2 and not exists (select 1 from attune.intake_entry where words = $4)`,
    walk.ids.practice,
    walk.ids.jonah,
    kind,
    words,
    relevant,
  );
  return { words };
};

const ENTRY: Pick<Try, 'row' | 'http' | 'sql' | 'consent'> = {
  row: 'intake',
  consent: 'MEDICAL',
  http: { document: ofClient(PARTS), variables: clientAlone, shown: says('words') },
  sql: 'select words from attune.intake_entry where client_id = :clientId and words = :words',
};

const CHECK_INS = 'checkIns { distress sleepHours pain mood withheld { __typename reason } }';

/** What is to be known of health before bodywork, and how the client is between sessions. */
export const HEALTH: readonly Try[] = [
  {
    ...ENTRY,
    does: 'reads what is relevant to bodywork',
    action: 'intake.readMedical',
    given: entry('A knee that clicks on stairs', 'MEDICAL', true),
    cells: {
      ...CLOSED_TO_OTHERS,
      'massage therapist': ['shown', 'rows'],
      'massage therapist, not shared': ['withheld', 'no rows'],
    },
  },
  {
    ...ENTRY,
    does: 'reads what is not relevant to bodywork',
    action: 'intake.readRest',
    given: entry('A thyroid that is looked at each year', 'MEDICAL', false),
    cells: {
      ...CLOSED_TO_OTHERS,
      'massage therapist': ['absent', 'no rows'],
      'massage therapist, not shared': ['withheld', 'no rows'],
    },
  },
  {
    ...ENTRY,
    does: 'reads allergies and contraindications',
    action: 'intake.read',
    given: entry('Arnica brings me out in spots', 'ALLERGY', false),
    cells: {
      ...CLOSED_TO_OTHERS,
      'massage therapist': ['shown', 'rows'],
      // Always: hands must know.
      'massage therapist, not shared': ['shown', 'rows'],
    },
  },
  {
    row: 'intake',
    does: 'answers',
    action: 'intake.write',
    given: async (walk) => ({
      version: Number(
        await walk.value('select version from attune.intake where client_id = $1', walk.ids.jonah),
      ),
    }),
    http: {
      document: mutation('saveIntake', 'SaveIntakeInput'),
      variables: ({ clientId, version }) => ({
        input: {
          clientId,
          expectedVersion: version,
          add: [{ kind: 'MEDICAL', text: `Version ${Number(version) + 1} of what there is to know` }],
        },
      }),
    },
    sql: `insert into attune.intake_entry (practice_id, id, client_id, kind, words, relevant_to_bodywork, regions,
        times_of_day, effects, noted_at, noted_by)
      values (:practice, gen_random_uuid(), :clientId, 'MEDICAL', 'Words', false, '{}', '{}', '{}', now(), attune.user_id())`,
    cells: {
      self: ['done', 'rows'],
      // Together with the client, in a session: module intake.
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['forbidden', 'refused'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    row: 'measures: scores',
    does: 'reads distress, sleep and pain of check-ins',
    action: 'checkIn.read',
    http: {
      document: ofClient(CHECK_INS),
      variables: clientAlone,
      shown: (data: Anything) => data.client?.checkIns.some((one: Anything) => one.distress !== null),
    },
    sql: 'select distress, sleep_hours, pain from attune.check_in where client_id = :clientId',
    cells: { ...CLOSED_TO_OTHERS, 'massage therapist': ['shown', 'rows'] },
  },
  {
    row: 'measures: scores',
    does: 'reads the mood of check-ins',
    consent: 'MEASURES',
    http: {
      document: ofClient(CHECK_INS),
      variables: clientAlone,
      shown: (data: Anything) => data.client?.checkIns.some((one: Anything) => one.mood !== null),
    },
    sql: 'select mood from attune.check_in_detail where client_id = :clientId',
    cells: {
      ...CLOSED_TO_OTHERS,
      'massage therapist': ['shown', 'rows'],
      'massage therapist, not shared': ['withheld', 'no rows'],
    },
  },
];
