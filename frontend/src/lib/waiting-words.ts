import { DAY_PARTS, DAY_PARTS_LABELS, type DayPart, WEEKDAYS } from '@attune/shared';
import { listed } from './names.ts';

interface Wishes {
  readonly weekdays: readonly number[];
  readonly parts: readonly DayPart[];
}

/** 'Mondays and Wednesdays, mornings'; 'any day'. */
export function wishesInWords({ weekdays, parts }: Wishes): string {
  const days =
    weekdays.length === 0
      ? 'Any day'
      : listed(WEEKDAYS.filter((_, index) => weekdays.includes(index + 1)).map((day) => `${day}s`));
  const times = listed(
    DAY_PARTS.filter((part) => parts.includes(part)).map((part) => DAY_PARTS_LABELS[part].toLowerCase()),
  );
  return times === '' ? days : `${days}, ${times}`;
}
