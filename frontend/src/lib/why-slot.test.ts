import { expect, it } from '@jest/globals';
import { whySlot } from './why-slot.ts';

const reason = (part: string, sentence: string) => ({ part, sentence });
const finding = (kind: string, satisfied: boolean, sentence: string) => ({ kind, satisfied, sentence });

it('says each sentence once, what speaks for a time first, and the rhythm only in one of its two', () => {
  expect(
    whySlot({
      reasons: [
        reason('RHYTHM', 'Keeps two weeks between sessions.'),
        reason('AVOIDED', 'You would rather avoid this time.'),
      ],
      findings: [
        finding('CADENCE', true, 'It keeps the rhythm of every 2 weeks.'),
        finding('REST_AFTER', true, 'It leaves the rest.'),
        finding('REST_AFTER', true, 'It leaves the rest.'),
        finding('AVOID_WINDOW', false, 'This is a time to avoid.'),
      ],
    }),
  ).toEqual([
    { sentence: 'Keeps two weeks between sessions.', good: true },
    { sentence: 'You would rather avoid this time.', good: false },
    { sentence: 'It leaves the rest.', good: true },
    { sentence: 'This is a time to avoid.', good: false },
  ]);
});

it('keeps what the rule says where no reason says it', () => {
  const met = finding('CADENCE', true, 'It keeps the rhythm of every week.');
  expect(whySlot({ reasons: [], findings: [met] })).toEqual([{ sentence: met.sentence, good: true }]);
});
