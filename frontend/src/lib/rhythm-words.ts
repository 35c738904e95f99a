import { WEEKDAYS } from '@attune/shared';
import { listed } from './words.ts';

/** 'on Monday and Thursday', 'every 3 days'; null where none are planned. */
export function rhythmInWords(
  rhythm: { readonly weekdays: readonly number[]; readonly everyDays: number | null } | null,
): string | null {
  if (!rhythm) return null;
  if (rhythm.everyDays !== null) {
    return rhythm.everyDays === 1 ? 'every day' : `every ${rhythm.everyDays} days`;
  }
  const days = rhythm.weekdays.flatMap((day) => WEEKDAYS[day - 1] ?? []);
  return days.length === 0 ? null : `on ${listed(days)}`;
}
