import { describe, expect, it } from '@jest/globals';
import { MARK_BEGIN, MARK_END, partsOf } from './snippet.ts';

describe('a snippet', () => {
  it('comes in pieces, those that were found said to be', () => {
    expect(partsOf(`Slept ${MARK_BEGIN}badly${MARK_END}, and ${MARK_BEGIN}dreamt${MARK_END}`)).toEqual([
      { text: 'Slept ', found: false },
      { text: 'badly', found: true },
      { text: ', and ', found: false },
      { text: 'dreamt', found: true },
    ]);
    expect(partsOf('Nothing marked.')).toEqual([{ text: 'Nothing marked.', found: false }]);
    expect(partsOf('')).toEqual([]);
  });
});
