import { DateTime } from 'luxon';
import type { PlanReviewRow } from '../data/plan-reviews.repository.ts';

/** What was decided when the plan was looked at, in a sentence. @param timeZone the practice's. */
export function reviewSentence({ heldAt, decision, words }: PlanReviewRow, timeZone: string): string {
  const day = DateTime.fromISO(heldAt ?? '', { zone: timeZone }).toFormat('d LLLL yyyy');
  const how = decision === 'CHANGE' ? 'something changes' : 'it goes on as it is';
  return `The plan was looked at on ${day}: ${how}. ${words ?? ''}`.trim();
}
