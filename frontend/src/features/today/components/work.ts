import type { QueueQuery } from '../../../generated/today.ts';
import { flagPath, notePath, PATHS, planWeeksPath, recordPath } from '../../../lib/paths.ts';

export type Work = QueueQuery['needsYouNow']['edges'][number]['node'];

interface Way {
  /** The word in the pill, for what has no level. */
  readonly word: string;
  readonly tone: 'information' | 'quiet' | 'concern';
  readonly act: string;
  readonly path: (work: Work, clientId: string) => string;
}

const WAYS: Readonly<Record<string, Way>> = {
  FLAG: { word: 'Flag', tone: 'concern', act: 'Open', path: (work) => flagPath(work.targetId) },
  HOLD: { word: 'Hold', tone: 'concern', act: 'Open', path: (work) => flagPath(work.targetId) },
  AGREEMENT: {
    word: 'To agree',
    tone: 'information',
    act: 'Compare',
    path: (_, clientId) => recordPath(clientId, 'plan'),
  },
  TEAM: {
    word: 'Team',
    tone: 'information',
    act: 'Look',
    path: (_, clientId) => recordPath(clientId, 'team'),
  },
  DRAFT: {
    word: 'Unsigned',
    tone: 'quiet',
    act: 'Finish',
    path: (work, clientId) => notePath(clientId, work.targetId),
  },
  LICENCE: { word: 'Licence', tone: 'concern', act: 'Look', path: () => PATHS.account },
  AMENDMENT: {
    word: 'Correction',
    tone: 'information',
    act: 'Answer',
    path: (work, clientId) => notePath(clientId, work.targetId),
  },
  HANDOFF: {
    word: 'From bodywork',
    tone: 'information',
    act: 'Read',
    path: (_, clientId) => recordPath(clientId, 'bodywork'),
  },
  CLEARANCE: {
    word: 'Waits',
    tone: 'concern',
    act: 'Look',
    path: (_, clientId) => recordPath(clientId, 'schedule'),
  },
  UNANSWERED: {
    word: 'Nobody answers',
    tone: 'concern',
    act: 'Who is on call',
    path: () => PATHS.onCall,
  },
  ON_CALL_GAP: { word: 'On call', tone: 'concern', act: 'Look', path: () => PATHS.onCall },
  HAND_OVER: { word: 'On call', tone: 'information', act: 'Look', path: () => PATHS.onCall },
  MISFIT: {
    word: 'No longer fits',
    tone: 'concern',
    act: 'Look',
    path: (_, clientId) => recordPath(clientId, 'schedule'),
  },
  PLANNING: {
    word: 'To plan',
    tone: 'information',
    act: 'Plan the weeks',
    path: (_, clientId) => planWeeksPath(clientId),
  },
  ADJUSTMENT: {
    word: 'Plan',
    tone: 'information',
    act: 'Look',
    path: (_, clientId) => recordPath(clientId, 'plan'),
  },
  REVIEW: {
    word: 'Review',
    tone: 'information',
    act: 'Look at the plan',
    path: (_, clientId) => recordPath(clientId, 'plan'),
  },
  MEASURE_WORSE: {
    word: 'Higher',
    tone: 'concern',
    act: 'Look',
    path: (_, clientId) => recordPath(clientId, 'measures'),
  },
  MEASURE_MISSED: {
    word: 'Not answered',
    tone: 'quiet',
    act: 'Look',
    path: (_, clientId) => recordPath(clientId, 'measures'),
  },
  FEEDBACK: {
    word: 'After a session',
    tone: 'concern',
    act: 'Read',
    path: (_, clientId) => recordPath(clientId, 'bodywork'),
  },
  REQUEST: {
    word: 'To confirm',
    tone: 'information',
    act: 'Look',
    path: (_, clientId) => recordPath(clientId, 'schedule'),
  },
};

const OTHER: Way = { word: 'To do', tone: 'quiet', act: 'Open', path: (_, clientId) => recordPath(clientId) };

/** Pill, act and place of a piece of work. */
export const wayOf = (work: Work): Way => WAYS[work.kind] ?? OTHER;

/** Where it leads; what concerns no client leads to one's own account. */
export function pathOf(work: Work): string {
  const way = wayOf(work);
  const clientId = work.client?.id;
  return clientId || ['FLAG', 'HOLD', 'LICENCE', 'UNANSWERED', 'ON_CALL_GAP', 'HAND_OVER'].includes(work.kind)
    ? way.path(work, clientId ?? '')
    : PATHS.account;
}
