import { type Anything } from '../../harness/index.ts';
import type { Try } from '../walk/try.ts';
import { clientAlone, mutation, ofClient } from './operations.ts';

/** How it goes over time, of which each part is read as elsewhere, and the file that is made of it. */
export const TIME_LINE: readonly Try[] = [
  {
    row: 'measures: scores',
    does: 'reads the time line',
    action: 'timeLine.read',
    http: {
      document: ofClient('timeLine { since days { date } }'),
      variables: clientAlone,
      shown: (data: Anything) => data.client?.timeLine !== null && data.client?.timeLine !== undefined,
    },
    cells: {
      // What is theirs of it they read elsewhere, in plain words.
      self: ['absent', null],
      psychotherapist: ['shown', null],
      'massage therapist': ['shown', null],
      administrator: ['absent', null],
      emergency: ['shown', null],
      stranger: ['as if absent', null],
      outsider: ['as if absent', null],
      'signed out': ['signed out', null],
    },
  },
  {
    row: 'measures: scores',
    does: 'saves the time line as a file',
    action: 'timeLine.export',
    http: {
      document: mutation('exportTimeLine', 'ExportTimeLineInput'),
      variables: ({ clientId }) => ({ input: { clientId, format: 'CSV' } }),
    },
    cells: {
      self: ['forbidden', null],
      psychotherapist: ['done', null],
      'massage therapist': ['done', null],
      administrator: ['forbidden', null],
      emergency: ['forbidden', null],
      stranger: ['as if absent', null],
      outsider: ['as if absent', null],
      'signed out': ['signed out', null],
    },
  },
];
