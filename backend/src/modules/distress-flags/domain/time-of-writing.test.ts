import { expect, it } from '@jest/globals';
import { withTimeOfWriting } from './time-of-writing.ts';

const NOW = new Date('2026-07-02T08:00:00Z');

it('says when a request was written, in the zone of the practice, unless it went out at once', () => {
  const said = (message: string | null, writtenAt: string | null) =>
    withTimeOfWriting(message, writtenAt, NOW, 'Europe/London');
  const note = '(Written on 1 July at 23:10; there was no network until now.)';
  expect(said('Please ring.', '2026-07-01T22:10:00Z')).toBe(`Please ring.\n${note}`);
  expect(said(null, '2026-07-01T22:10:00Z')).toBe(note);
  expect(said('Please ring.', '2026-07-02T07:58:00Z')).toBe('Please ring.');
  expect(said('Please ring.', null)).toBe('Please ring.');
  expect(said(null, '2026-07-03T00:00:00Z')).toBeNull();
});
