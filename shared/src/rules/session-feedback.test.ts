import { describe, expect, it } from '@jest/globals';
import { giveFeedbackSchema } from '../schemas/session-feedback.schema.ts';
import { FELT } from '../vocabulary/session-feedback.ts';
import { careInWords, feedbackClosesAt, feedbackInWords, feedbackNeedsCare } from './session-feedback.ts';

const NOTHING = { feltSafe: null, inControl: null, pressure: null, different: null } as const;
const APPOINTMENT = '0198b2a4-5e6f-7000-8000-000000000001';

describe('what a client says after a session', () => {
  it('asks for care where it was not wholly safe or in control, and for nothing else', () => {
    for (const felt of FELT) {
      expect(feedbackNeedsCare({ feltSafe: felt, inControl: null })).toBe(felt !== 'YES');
      expect(feedbackNeedsCare({ feltSafe: 'YES', inControl: felt })).toBe(felt !== 'YES');
    }
    expect(feedbackNeedsCare(NOTHING)).toBe(false);
    expect(careInWords({ feltSafe: 'NO', inControl: 'PARTLY' })).toBe(
      'did not feel safe and felt only partly in control',
    );
    expect(careInWords({ feltSafe: 'YES', inControl: 'NO' })).toBe('did not feel in control');
  });

  it('is said in words, one for each answer', () => {
    expect(
      feedbackInWords({ feltSafe: 'YES', inControl: 'YES', pressure: 'TOO_LIGHT', different: true }),
    ).toEqual([
      'felt safe',
      'felt in control',
      'the pressure was too light',
      'would like something different',
    ]);
    expect(feedbackInWords({ ...NOTHING, different: false })).toEqual(['would like nothing different']);
    expect(feedbackInWords(NOTHING)).toEqual([]);
  });

  it('is asked for seven days', () => {
    const end = Date.parse('2026-11-20T16:30:00Z');
    expect(new Date(feedbackClosesAt(end)).toISOString()).toBe('2026-11-27T16:30:00.000Z');
  });

  it('lets leave out any question, and not all of them; what should differ goes with the wish for it', () => {
    const said = (more: object) => giveFeedbackSchema.safeParse({ appointmentId: APPOINTMENT, ...more });
    expect(said({}).error?.issues.map(({ path }) => path)).toEqual([['words']]);
    expect(said({ words: '   ' }).success).toBe(false);
    expect(said({ words: 'Quiet, and good.' }).data).toMatchObject({
      feltSafe: null,
      different: null,
      words: 'Quiet, and good.',
    });
    expect(said({ different: false }).success).toBe(true);
    expect(said({ different: true, differentWhat: 'The music' }).success).toBe(true);
    expect(said({ different: false, differentWhat: 'The music' }).success).toBe(false);
    expect(said({ feltSafe: 'MAYBE' }).success).toBe(false);
  });
});
