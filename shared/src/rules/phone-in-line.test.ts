import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dialled, isDialable, phoneInLine } from './phone-in-line.ts';

describe('the number in a line that somebody wrote', () => {
  it.each([
    ['Sam, 07700 900000', '07700900000'],
    ['Sam 07700 900000 (after six)', '07700900000'],
    ['Aunt Salma: +44 (0)7700 900246, any time', '+447700900246'],
    ['(020) 7946 0112 surgery', '02079460112'],
    ['My doctor (020 7946 0000)', '02079460000'],
    ['Noor tel. 0049-30-123456', '004930123456'],
    ['Tom +1 (415) 555-0132 mobile', '+14155550132'],
    ['988, day and night', '988'],
    ['Text 988', '988'],
    ['Samaritans 116 123', '116123'],
    ['112', '112'],
    ['Night clinic, call 4455', '4455'],
    ['Ring on 22 33 44', '223344'],
    ['open 9-17, 020 7946 0112', '02079460112'],
    ['Two numbers: 07700 900001 or 07700 900002', '07700900001'],
  ])('%s', (line, dial) => {
    const found = phoneInLine(line);
    expect(found?.dial).toBe(dial);
    expect(`${found?.before}${found?.number}${found?.after}`).toBe(line);
  });

  it.each([
    'My neighbour, number 12',
    'Since 2019 a friend',
    'Met 2019-2024 in the choir',
    'From 12.03.2024 on',
    '2024-03-12',
    'Open 08.30-17.00',
    'Every day 09:30',
    'Room 204',
    '100 metres to the sea',
    'Bus 38, every 15 minutes',
    'costs £1200',
    'Flat 4B, 3rd floor',
    'https://example.org/1234567',
    '12345678901234567890',
    '',
  ])('none in “%s”', (line) => {
    expect(phoneInLine(line)).toBeNull();
  });

  it('never fails, keeps every letter of the line, and gives only what can be dialled', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9 ()+./-]{0,40}$/)), (line) => {
        const found = phoneInLine(line);
        if (found) {
          expect(`${found.before}${found.number}${found.after}`).toBe(line);
          expect(found.dial).toMatch(/^\+?\d{3,15}$/);
        }
      }),
    );
  });
});

it('what whoever runs the practice writes is dialable or is not', () => {
  expect(dialled('+44 (0)20 7946 0112')).toBe('+442079460112');
  expect(['999', '116 123', '+44 20 7946 0112'].map(isDialable)).toEqual([true, true, true]);
  expect(['', '12', 'call me', '020 7946 0112 x', '1234567890123456'].some(isDialable)).toBe(false);
});
