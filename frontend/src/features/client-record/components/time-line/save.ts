import { csvOf, laneLabel, type TimeLineItem } from '@attune/shared';
import { dayOf, timeOf } from '../../../../lib/dates.ts';

const HEADER = [
  'From (date)',
  'From (time)',
  'Until (date)',
  'Until (time)',
  'Lane',
  'What',
  'More',
] as const;

/** What is on the time line as the text of a CSV file: local dates and times of the practice. */
export function csvOfItems(items: readonly TimeLineItem[], zone: string): string {
  return csvOf([
    HEADER,
    ...items.map((item) => [...timesOf(item, zone), laneLabel(item.lane), item.what, item.more.join(' ')]),
  ]);
}

function timesOf(item: TimeLineItem, zone: string): (string | null)[] {
  if (item.dates) {
    return [item.dates[0], null, item.dates[1], null];
  }
  const until = item.to ?? null;
  return [
    dayOf(item.at, zone),
    timeOf(item.at, zone),
    until === null ? null : dayOf(until, zone),
    until === null ? null : timeOf(until, zone),
  ];
}

/** Hands a file to the browser to be saved. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun by the next turn; until then the address must hold.
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
