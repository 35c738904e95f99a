import type { Anything } from '../../harness/index.ts';
import { nobodyElse, type Try } from '../walk/try.ts';
import { clientAlone, ofClient } from './operations.ts';

/** One part of the profile, and whether it is shown; a part that is closed says so and why. */
const part = (name: string): NonNullable<Try['http']> => ({
  document: ofClient(`responseProfile { ${name} { __typename ... on Withheld { reason category } } }`),
  variables: clientAlone,
  shown: (data: Anything) => (data.client?.responseProfile?.[name]?.__typename ?? 'Withheld') !== 'Withheld',
});

/** Whoever reads session responses; not shared, all that is computed from them is closed too. */
const READERS: Try['cells'] = {
  self: ['shown', 'rows'],
  psychotherapist: ['shown', 'rows'],
  'psychotherapist, not shared': ['withheld', 'no rows'],
  'massage therapist': ['shown', 'rows'],
  administrator: ['withheld', 'no rows'],
  emergency: ['shown', 'rows'],
  'emergency, not shared': ['withheld', 'no rows'],
  ...nobodyElse('no rows'),
};

/** Figures computed from several parts of the record, open to whom all of them are. */
export const RESPONSE_PROFILE: readonly Try[] = [
  {
    row: 'session response',
    does: 'reads how the scales changed in sessions',
    action: 'note.session.read',
    consent: 'SESSION_RESPONSES',
    http: part('changes'),
    sql: 'select arrival_distress, departure_distress from attune.session_response where client_id = :clientId',
    cells: READERS,
  },
  {
    row: 'session response',
    does: 'reads the check-ins after bodywork, set against others',
    action: 'note.session.read',
    consent: 'SESSION_RESPONSES',
    http: part('checkIns'),
    sql: `select c.distress from attune.check_in c join attune.session_response r
      on r.practice_id = c.practice_id and r.client_id = c.client_id where c.client_id = :clientId`,
    cells: READERS,
  },
  {
    row: 'progress note: body',
    does: 'reads how trauma work was tolerated after bodywork',
    action: 'note.progress.readBody',
    http: part('tolerance'),
    sql: 'select tolerance_of_trauma_work from attune.note_text where client_id = :clientId and tolerance_of_trauma_work is not null',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['withheld', 'no rows'],
      administrator: ['withheld', 'no rows'],
      emergency: ['shown', 'rows'],
      ...nobodyElse('no rows'),
    },
  },
];
