import { describe, expect, it } from '@jest/globals';
import { LONGEST_TEXT } from './fields.ts';
import { addAddendumSchema, saveNoteDraftSchema } from './note.schema.ts';

const HEAD = { noteId: '01890000-0000-7000-8000-000000000000', expectedVersion: 1 };
const work = { region: 'hand-left', modality: 'SWEDISH', pressure: 1, minutes: 5 };
const problemsOf = (input: object) => {
  const parsed = saveNoteDraftSchema.safeParse({ ...HEAD, ...input });
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'));
};

describe('a draft as it is sent', () => {
  it('may be incomplete: what was not sent is null, what was sent empty stays empty', () => {
    expect(saveNoteDraftSchema.parse(HEAD)).toMatchObject({ text: null, teamSummary: null, session: null });
    expect(saveNoteDraftSchema.parse({ ...HEAD, text: '' }).text).toBe('');
    expect(saveNoteDraftSchema.parse({ ...HEAD, text: ' as typed \n' }).text).toBe(' as typed \n');
    expect(saveNoteDraftSchema.parse({ ...HEAD, session: {} }).session).toMatchObject({
      work: [],
      arrival: null,
    });
  });

  it('holds no characters that cannot be kept, and no more than fits', () => {
    for (const text of ['a\u0000b', 'a\ud800', '\u0007', 'x'.repeat(LONGEST_TEXT + 1)]) {
      expect(problemsOf({ text })).toEqual(['text']);
    }
    expect(problemsOf({ text: 'x'.repeat(LONGEST_TEXT) })).toEqual([]);
    expect(problemsOf({ text: 'Ünïcode 👋\twith tabs\nand lines' })).toEqual([]);
  });

  it('names the part that is wrong', () => {
    expect(problemsOf({ session: { work: [work, { ...work, region: 'third-knee' }] } })).toEqual([
      'session.work.1.region',
    ]);
    expect(problemsOf({ session: { work: [{ ...work, pressure: 6 }] } })).toEqual([
      'session.work.0.pressure',
    ]);
    expect(problemsOf({ session: { work: [{ ...work, minutes: 0.5 }] } })).toEqual([
      'session.work.0.minutes',
    ]);
    expect(problemsOf({ session: { arrival: { distress: 11, arousal: -3, pain: 0, tension: 0 } } })).toEqual([
      'session.arrival.distress',
      'session.arrival.arousal',
    ]);
    expect(problemsOf({ session: { observations: ['LEVITATING'] } })).toEqual(['session.observations.0']);
    expect(problemsOf({ toleranceOfTraumaWork: 11 })).toEqual(['toleranceOfTraumaWork']);
    expect(problemsOf({ expectedVersion: 0 })).toEqual(['expectedVersion']);
  });

  it('agrees to regions of the chart alone', () => {
    const consent = { boundariesVersion: 0, confirmed: true, draping: 'Standard', stopSignalAgreed: true };
    expect(problemsOf({ session: { consent } })).toEqual([]);
    expect(
      problemsOf({ session: { consent: { ...consent, regionsAgreedToday: ['neck', 'nowhere'] } } }),
    ).toEqual(['session.consent.regionsAgreedToday.1']);
  });
});

it('an addendum says something', () => {
  expect(addAddendumSchema.safeParse({ noteId: HEAD.noteId, text: '  ' }).success).toBe(false);
});
