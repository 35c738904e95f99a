import { describe, expect, it } from '@jest/globals';
import { INTAKE_MISSING } from './intake.ts';
import { type BookedSession, type BookingGround, misfitFinding, misfitsOf } from './misfits.ts';
import { MISFITS } from '../vocabulary/misfits.ts';

const session = (some: Partial<BookedSession> = {}): BookedSession => ({
  id: 'deep',
  memberId: 'ines',
  bookedAt: '2026-02-01T10:00:00Z',
  discipline: 'MASSAGE',
  class: 'BODYWORK_DEEP',
  modality: 'MYOFASCIAL',
  startsAt: '2026-03-05T10:00:00Z',
  endsAt: '2026-03-05T11:00:00Z',
  judged: true,
  onTeam: true,
  intakeRefuses: false,
  setAside: [],
  ...some,
});
const EMDR = session({
  id: 'emdr',
  memberId: 'mara',
  discipline: 'PSYCHOTHERAPY',
  class: 'TRAUMA_PROCESSING',
  modality: null,
  startsAt: '2026-03-04T10:00:00Z',
  endsAt: '2026-03-04T11:30:00Z',
  judged: false,
});
const licence = (discipline: 'MASSAGE' | 'PSYCHOTHERAPY', validUntil: string | null = null) => ({
  kind: 'LICENCE' as const,
  discipline,
  training: null,
  validFrom: '2020-01-01',
  validUntil,
  verified: true,
});
const ALWAYS = [{ from: Date.parse('2026-03-01T00:00Z'), to: Date.parse('2026-04-01T00:00Z') }];
const REST = {
  id: 'r',
  kind: 'REST_AFTER' as const,
  from: 'TRAUMA_PROCESSING' as const,
  to: 'BODYWORK_DEEP' as const,
  hours: 48,
  everyWeeks: null,
  toleranceDays: null,
  count: null,
  weekdays: null,
  fromTime: null,
  toTime: null,
  hard: true,
  reason: null,
};
const ground = (some: Partial<BookingGround> = {}): BookingGround => ({
  timeZone: 'Europe/London',
  sessions: [session()],
  rules: [],
  activities: [],
  adjusted: [],
  intakeComplete: true,
  boundaries: { maxPressure: 3, regions: {}, scent: true },
  credentials: new Map([
    ['ines', [licence('MASSAGE')]],
    ['mara', [licence('PSYCHOTHERAPY')]],
  ]),
  working: new Map([
    ['ines', ALWAYS],
    ['mara', ALWAYS],
  ]),
  ...some,
});
const deep = (some: Partial<BookingGround> = {}) => misfitsOf(ground(some)).get('deep');

describe('bookings that are looked at again', () => {
  it('fit while nothing has changed, and only what is to come is judged', () => {
    expect(misfitsOf(ground({ sessions: [session(), EMDR] }))).toEqual(new Map([['deep', []]]));
  });

  it('R23: find a rule of a new version of the plan, unless the lead set it aside', () => {
    const sessions = [session(), EMDR];
    expect(deep({ rules: [REST], sessions })).toEqual(['RULE']);
    expect(deep({ rules: [{ ...REST, hard: false }], sessions })).toEqual([]);
    const setAside = ['This falls into a time of rest: no deep bodywork before Fri 6 Mar, 11:30.'];
    expect(deep({ rules: [REST], sessions: [session({ setAside }), EMDR] })).toEqual([]);
    expect(
      deep({ rules: [REST], sessions: [session(), { ...EMDR, setAside: ['It was set aside.'] }] }),
    ).toEqual([]);
    expect(deep({ rules: [REST], sessions: [session({ setAside: ['Another rule.'] }), EMDR] })).toEqual([
      'RULE',
    ]);
  });

  it('find what the plan asks less of since a change of it came into force, and nothing else', () => {
    const planned = {
      discipline: 'MASSAGE' as const,
      modality: 'MYOFASCIAL',
      minutes: 60,
      everyWeeks: 2,
      maxPressure: 3,
      focusRegions: [],
      avoidRegions: [],
    };
    const since = '2026-02-20T10:00:00Z';
    const adjusted = [{ discipline: 'MASSAGE' as const, modality: 'MYOFASCIAL', since }];
    const weekBefore = session({
      id: 'before',
      startsAt: '2026-02-26T10:00:00Z',
      endsAt: '2026-02-26T11:00:00Z',
      judged: false,
    });
    expect(deep({ adjusted, activities: [planned] })).toEqual([]);
    // Without a change, what was booked otherwise than planned was booked knowingly.
    expect(deep({ activities: [{ ...planned, minutes: 45 }] })).toEqual([]);
    expect(deep({ adjusted, activities: [{ ...planned, minutes: 45 }] })).toEqual(['PLAN']);
    // Shorter than planned is doing less, and always fits.
    expect(deep({ adjusted, activities: [{ ...planned, minutes: 90 }] })).toEqual([]);
    expect(deep({ adjusted, activities: [{ ...planned, modality: 'RESTORATIVE' }] })).toEqual(['PLAN']);
    const sessions = [session(), weekBefore];
    expect(deep({ adjusted, activities: [planned], sessions })).toEqual(['PLAN']);
    expect(deep({ adjusted, activities: [{ ...planned, everyWeeks: 1 }], sessions })).toEqual([]);
    expect(deep({ adjusted: [{ discipline: 'MASSAGE', modality: 'SWEDISH', since }], sessions })).toEqual([]);
    // What was booked when it was in force was booked knowing it.
    const later = [session({ bookedAt: '2026-02-21T10:00:00Z' }), weekBefore];
    expect(deep({ adjusted, activities: [planned], sessions: later })).toEqual([]);
  });

  it('find health answers, boundaries, licence, training, team and hours, each by itself', () => {
    expect(deep({ intakeComplete: false })).toEqual(['INTAKE']);
    expect(deep({ intakeComplete: false, sessions: [session({ setAside: [INTAKE_MISSING] })] })).toEqual([]);
    expect(deep({ sessions: [session({ intakeRefuses: true, setAside: [INTAKE_MISSING] })] })).toEqual([
      'INTAKE',
    ]);
    const activity = {
      discipline: 'MASSAGE' as const,
      modality: 'MYOFASCIAL',
      minutes: 60,
      everyWeeks: 2,
      maxPressure: 4,
      focusRegions: [],
      avoidRegions: [],
    };
    expect(deep({ activities: [activity] })).toEqual(['BOUNDARIES']);
    expect(deep({ activities: [{ ...activity, maxPressure: 3 }] })).toEqual([]);
    expect(deep({ activities: [{ ...activity, modality: 'SWEDISH' }] })).toEqual([]);
    const scented = [session({ class: 'BODYWORK_GENTLE', modality: 'AROMATHERAPY' })];
    expect(deep({ sessions: scented })).toEqual([]);
    expect(deep({ sessions: scented, boundaries: { maxPressure: 3, regions: {}, scent: false } })).toEqual([
      'BOUNDARIES',
    ]);
    expect(deep({ credentials: new Map([['ines', [licence('MASSAGE', '2026-03-04')]]]) })).toEqual([
      'LICENCE',
    ]);
    expect(deep({ sessions: [session({ modality: 'RESTORATIVE' })] })).toEqual(['TRAINING']);
    expect(deep({ sessions: [session({ onTeam: false })] })).toEqual(['TEAM']);
    expect(deep({ working: new Map() })).toEqual(['HOURS']);
  });

  it('say why in words that name no client', () => {
    for (const kind of MISFITS) {
      expect(misfitFinding(kind, 'Ines Okafor')).toMatchObject({ kind, hard: true, satisfied: false });
      expect(misfitFinding(kind, 'Ines Okafor').sentence).toMatch(/^[A-Z].*\.$/);
    }
  });
});
