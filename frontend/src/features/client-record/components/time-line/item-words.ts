import { type ItemLink, laneLabel, type TimeLineItem } from '@attune/shared';
import { dayAndTime, dayInWords } from '../../../../lib/dates.ts';
import { flagPath, notePath, recordPath } from '../../../../lib/paths.ts';

/** When something was: an instant, a day, a week, or from when to when. */
export function whenOf(item: TimeLineItem, zone: string): string {
  if (item.dates) {
    const [from, to] = item.dates.map((date) => dayInWords(`${date}T12:00:00Z`, 'UTC'));
    return from === to ? `${from}` : `${from} to ${to}`;
  }
  const at = dayAndTime(item.at, zone);
  if (item.to === undefined) {
    return at;
  }
  return item.to === null ? `since ${at}` : `${at} to ${dayAndTime(item.to, zone)}`;
}

/** All of it in one line, to be read aloud. */
export function spokenOf(item: TimeLineItem, zone: string): string {
  return [`${laneLabel(item.lane)}, ${whenOf(item, zone)}: ${item.what}.`, ...item.more].join(' ');
}

const LINK_WORDS: Readonly<Record<ItemLink['to'], string>> = {
  NOTE: 'Open the note',
  FLAG: 'Open the flag',
  PLAN: 'Open the plan',
  MEASURES: 'Open the measures',
  BODYWORK: 'Open bodywork',
  SCHEDULE: 'Open the schedule',
};

export const linkWords = ({ to }: ItemLink): string => LINK_WORDS[to];

/** Where a link leads within the record of a client. */
export function linkPath({ to, id }: ItemLink, clientId: string): string {
  switch (to) {
    case 'NOTE':
      return notePath(clientId, id);
    case 'FLAG':
      return flagPath(id);
    case 'PLAN':
      return recordPath(clientId, 'plan');
    case 'MEASURES':
      return recordPath(clientId, 'measures');
    case 'BODYWORK':
      return recordPath(clientId, 'bodywork');
    case 'SCHEDULE':
      return recordPath(clientId, 'schedule');
  }
}
