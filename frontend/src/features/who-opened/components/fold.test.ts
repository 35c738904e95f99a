import { expect, it } from '@jest/globals';
import { type Access, foldByDay } from './fold.ts';

const ZONE = 'Europe/London';
const access = (id: string, at: string, over: Partial<Access> = {}): Access => ({
  id,
  at,
  who: 'Dr Mara Lindqvist',
  role: 'PSYCHOTHERAPIST',
  what: 'read your notes',
  ground: 'on your care team',
  own: false,
  reason: null,
  ...over,
});

it('puts the same of one person and day on one line, with how often and between which times', () => {
  const days = foldByDay(
    [
      access('d', '2026-11-24T16:05:00Z'),
      access('c', '2026-11-24T11:00:00Z', {
        who: 'Rowan Ellery',
        role: 'ADMINISTRATOR',
        ground: 'administration',
      }),
      access('b', '2026-11-24T10:00:00Z'),
      access('a', '2026-11-24T09:12:00Z'),
      access('z', '2026-11-23T09:12:00Z'),
    ],
    ZONE,
  );
  expect(days.map(({ day, lines }) => [day, lines.map(({ text, sub }) => [text, sub])])).toEqual([
    [
      '2026-11-24',
      [
        [
          'Dr Mara Lindqvist read your notes.',
          'psychotherapist · on your care team · 3 times, 09:12 to 16:05',
        ],
        ['Rowan Ellery read your notes.', 'administration · 11:00'],
      ],
    ],
    ['2026-11-23', [['Dr Mara Lindqvist read your notes.', 'psychotherapist · on your care team · 09:12']]],
  ]);
});

it('goes by the day of the practice, and keeps apart what was done by another right or for another reason', () => {
  const days = foldByDay(
    [
      access('c', '2026-06-02T23:30:00Z'),
      access('b', '2026-06-02T22:30:00Z', { ground: 'emergency access' }),
      access('a', '2026-06-02T22:20:00Z', { ground: 'emergency access', reason: 'Rang at night.' }),
    ],
    ZONE,
  );
  expect(days.map(({ day, lines }) => [day, lines.length])).toEqual([
    ['2026-06-03', 1],
    ['2026-06-02', 2],
  ]);
});

it('says “you” of the client', () => {
  const [day] = foldByDay([access('a', '2026-11-24T09:12:00Z', { own: true, role: 'CLIENT' })], ZONE);
  expect(day?.lines[0]).toMatchObject({ text: 'You read your notes.', sub: '09:12' });
});
