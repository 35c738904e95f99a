import type { QueueQuery } from '../../../generated/today.ts';
import { flagPath, notePath, recordPath } from '../../../lib/paths.ts';

export type Work = QueueQuery['needsYouNow']['edges'][number]['node'];

interface Way {
  /** The word in the pill, for what has no level. */
  readonly word: string;
  readonly tone: 'information' | 'quiet' | 'concern';
  readonly act: string;
}

const WAYS: readonly (readonly [RegExp, Way])[] = [
  [/AGREE|PLAN/, { word: 'To agree', tone: 'information', act: 'Compare' }],
  [/DRAFT|UNSIGNED|NOTE/, { word: 'Unsigned', tone: 'quiet', act: 'Finish' }],
  [/HOLD/, { word: 'Hold', tone: 'concern', act: 'Decide' }],
  [/CLEAR/, { word: 'To clear', tone: 'concern', act: 'Look' }],
  [/REQUEST|APPOINTMENT/, { word: 'To confirm', tone: 'information', act: 'Look' }],
  [/TEAM/, { word: 'Team', tone: 'information', act: 'Look' }],
  [/LICEN|CREDENTIAL/, { word: 'Licence', tone: 'concern', act: 'Look' }],
  [/MEASURE|CHECK/, { word: 'Worse', tone: 'concern', act: 'Look' }],
];

const OTHER: Way = { word: 'To do', tone: 'quiet', act: 'Open' };

/** Pill and act of a piece of work that is no flag. */
export const wayOf = (work: Work): Way => WAYS.find(([pattern]) => pattern.test(work.kind))?.[1] ?? OTHER;

/** Whether it is a flag to be taken on, here and now. */
export const isFlag = (work: Work) => work.level !== null && work.kind.includes('FLAG');

/** Where it leads. */
export function pathOf(work: Work): string {
  const clientId = work.client?.id;
  if (work.kind.includes('FLAG')) return flagPath(work.targetId);
  if (!clientId) return '/account';
  if (/PLAN|AGREE/.test(work.kind)) return recordPath(clientId, 'plan');
  if (/SESSION_RESPONSE/.test(work.kind)) return recordPath(clientId, 'bodywork');
  if (/NOTE|DRAFT|UNSIGNED/.test(work.kind)) return notePath(clientId, work.targetId);
  if (/TEAM/.test(work.kind)) return recordPath(clientId, 'team');
  if (/APPOINTMENT|REQUEST|CLEAR/.test(work.kind)) return recordPath(clientId, 'schedule');
  return recordPath(clientId);
}
