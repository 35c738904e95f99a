import { expect, it } from '@jest/globals';
import { nearAndFar } from './emergency.ts';
import { toldInWords } from './told-words.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const event = (kind: string, actor: string, at: string) => ({ kind, actor, at: `2026-11-${at}:00Z` });
const words = (...events: ReturnType<typeof event>[]) => toldInWords(events, 'Europe/London', NOW);

it('R19: says who was told, who has seen it and who knows, and since when', () => {
  const raised = event('RAISED', 'Amal Haddad', '25T10:40');
  expect(words(raised)).toEqual(['It has arrived. The first person is being told.']);
  const told = event('TOLD', 'Dr Mara Lindqvist', '25T10:41');
  expect(words(raised, told)).toEqual(['Mara was told at 10:41.']);
  expect(words(raised, told, event('TOLD', 'Tomas Reyes', '25T11:41'))).toEqual([
    'Mara and Tomas were told at 10:41.',
  ]);
  expect(words(raised, told, event('SEEN', 'Ines Okafor', '25T10:42'))).toEqual([
    'Ines has seen it at 10:42.',
    'Mara was told at 10:41.',
  ]);
  expect(words(raised, told, event('ACKNOWLEDGED', 'Dr Mara Lindqvist', '25T10:43'))).toEqual([
    'Mara knows, and is looking after it, since 10:43.',
  ]);
  expect(words(raised, told, event('RESOLVED', 'Dr Mara Lindqvist', '24T21:10'))).toEqual([
    'Mara settled it with you yesterday at 21:10.',
  ]);
  expect(words(told, event('SOMETHING_NEW', 'Tomas Reyes', '20T09:00')).join()).not.toMatch(
    /SOMETHING|flag/i,
  );
});

it('shows the practice’s own lines first, and the numbers of elsewhere behind them', () => {
  const line = { name: 'Night line', phone: '020 7946 0112', text: null, url: null, region: 'GB' };
  const { near, far } = nearAndFar([line], 'Europe/London');
  expect(near).toEqual([line]);
  expect(far.map((one) => one.region)).toEqual(['EU', 'US', 'US', 'CA', 'CA', 'AU']);
  // A client who travels sees the number of where they are, and can still reach home.
  expect(nearAndFar([line], 'Asia/Tokyo').near).toEqual([line]);
  expect(nearAndFar([], 'Europe/Berlin').near.map((one) => one.phone)).toEqual(['112']);
  expect(nearAndFar([], 'Asia/Tokyo').near.length).toBeGreaterThan(5);
});
