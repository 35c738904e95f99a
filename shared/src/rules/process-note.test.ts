import { describe, expect, it } from '@jest/globals';
import { recordMatterIn } from './process-note.ts';

describe('R13: what stands in a process note and belongs in the record', () => {
  it.each([
    ['Sertraline was raised to 100 mg.', ['MEDICATION']],
    ['She asked about her medication.', ['MEDICATION']],
    ['We began late and ended at 15:40.', ['TIMES']],
    ['PCL-5 fell to 31 since spring.', ['TEST_RESULTS']],
    ['The diagnosis should be looked at again.', ['PLAN']],
    ['50 mg at 10:15, PHQ-9 of 12, a new treatment plan.', ['MEDICATION', 'TIMES', 'TEST_RESULTS', 'PLAN']],
  ])('%s', (text, matters) => {
    expect(recordMatterIn(text)).toEqual(matters);
  });

  it.each([
    'I noticed how I wanted to rescue him, and said nothing.',
    'The dream of the house again. My own grief came up.',
    'Chapter 3 of what he told; I counted to 10.',
    '',
  ])('is quiet about what a process note is for: %s', (text) => {
    expect(recordMatterIn(text)).toEqual([]);
  });
});
