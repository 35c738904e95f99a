/** What belongs in the record and is no psychotherapy note in the sense of 45 CFR 164.501. */
export type RecordMatter = 'MEDICATION' | 'TIMES' | 'TEST_RESULTS' | 'PLAN';

export const RECORD_MATTER_WORDS: Readonly<Record<RecordMatter, string>> = {
  MEDICATION: 'medication',
  TIMES: 'times of a session',
  TEST_RESULTS: 'results of a questionnaire',
  PLAN: 'diagnosis, plan or progress',
};

// By words that people write when they mean it; a warning, never a refusal, so that a miss harms nobody.
const SIGNS: Readonly<Record<RecordMatter, RegExp>> = {
  MEDICATION:
    /\b(\d+([.,]\d+)?\s?(mg|mcg|µg|ml)\b|medication|prescri\w+|sertraline|fluoxetine|escitalopram|citalopram|paroxetine|venlafaxine|mirtazapine|quetiapine|prazosin|diazepam|lorazepam|zopiclone|lithium)/i,
  TIMES: /\b([01]?\d|2[0-3])[:.][0-5]\d\b|\b(session|we) (began|started|ended|finished) (at|early|late)\b/i,
  TEST_RESULTS: /\b(PHQ-?(2|4|8|9|15)|GAD-?7|PCL-?5|PC-?PTSD|SUDS?|score[ds]?)\b/i,
  PLAN: /\b(diagnos\w+|treatment plan|care plan|prognos\w+|next goal|frequency of sessions)\b/i,
};

/**
 * What in the text of a process note looks like matter for the record, where the team and the client
 * would find it: they read nothing of a process note. In the order of {@link RECORD_MATTER_WORDS}.
 */
export function recordMatterIn(text: string): RecordMatter[] {
  return (Object.keys(SIGNS) as RecordMatter[]).filter((matter) => SIGNS[matter].test(text));
}
