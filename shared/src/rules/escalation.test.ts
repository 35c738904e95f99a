import { describe, expect, it } from '@jest/globals';
import {
  DEFAULT_ESCALATION,
  ESCALATION_LIMITS,
  type EscalationStep,
  type LevelEscalation,
} from '../vocabulary/escalation-words.ts';
import { ACKNOWLEDGE_WITHIN_MINUTES, FLAG_LEVELS } from '../vocabulary/flag-levels.ts';
import {
  changesOfEscalation,
  faultsOfEscalation,
  lengthInWords,
  momentsOfEscalation,
  type PeopleOfSteps,
} from './escalation.ts';

const { ALERT, CONCERN, CRISIS, NOTICE } = DEFAULT_ESCALATION;
const paths = (policy: LevelEscalation) => faultsOfEscalation(policy).map(({ path }) => path);
const withSteps = (policy: LevelEscalation, ...steps: Partial<EscalationStep>[]): LevelEscalation => ({
  ...policy,
  steps: steps.map((step) => ({ who: 'OWNER', afterMinutes: 0, channels: ['BELL'], ...step })),
});

describe('R17: what a level of the escalation may be set to', () => {
  it('is what holds by default, whose clocks are those of the levels', () => {
    for (const level of FLAG_LEVELS) {
      expect(faultsOfEscalation(DEFAULT_ESCALATION[level])).toEqual([]);
      expect(DEFAULT_ESCALATION[level].acknowledgeWithinMinutes).toBe(ACKNOWLEDGE_WITHIN_MINUTES[level]);
    }
  });

  it('no level can be switched off', () => {
    for (const level of FLAG_LEVELS) {
      expect(paths({ ...DEFAULT_ESCALATION[level], steps: [] })).toContain('steps');
    }
    expect(faultsOfEscalation({ ...CRISIS, steps: [] })[0]?.message).toBe(
      'A crisis is told to somebody: it cannot be switched off.',
    );
  });

  it('every level but a notice has a clock within its limits, a crisis of at most 30 minutes', () => {
    const within = (policy: LevelEscalation, acknowledgeWithinMinutes: number | null) =>
      paths({ ...policy, acknowledgeWithinMinutes }).includes('acknowledgeWithinMinutes');
    expect([null, 0, 1, 30, 31, 1.5].map((minutes) => within(CRISIS, minutes))).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
    ]);
    expect([null, 9, 90, 240, 241].map((minutes) => within(ALERT, minutes))).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
    expect([null, 59, 10_081].map((minutes) => within(NOTICE, minutes))).toEqual([false, true, true]);
  });

  it('the first step is at once, and steps come in order and in time', () => {
    expect(paths(withSteps(NOTICE, { who: 'LEAD', afterMinutes: 5 }))).toEqual(['steps.0.afterMinutes']);
    expect(
      paths(withSteps(ALERT, { who: 'LEAD' }, { who: 'ON_CALL', afterMinutes: 40 }, { afterMinutes: 30 })),
    ).toEqual(['steps.2.afterMinutes']);
    expect(paths(withSteps(CRISIS, { who: 'LEAD' }, { afterMinutes: 61 }))).toContain('steps.1.afterMinutes');
    expect(paths(withSteps(CRISIS, { who: 'LEAD' }, { afterMinutes: 10 }))).toEqual([]);
  });

  it('what is not answered in time goes on then: the next step can be no later', () => {
    expect(
      faultsOfEscalation(
        withSteps({ ...CRISIS, acknowledgeWithinMinutes: 10 }, { who: 'LEAD' }, { afterMinutes: 11 }),
      ),
    ).toEqual([
      {
        path: 'steps.1.afterMinutes',
        message: 'What is not answered within 10 min goes on then: this step can be no later.',
      },
    ]);
  });

  it.each(['CONCERN', 'ALERT', 'CRISIS'] as const)('%s ends at the owner', (level) => {
    const policy = DEFAULT_ESCALATION[level];
    const { steps } = policy;
    expect(paths({ ...policy, steps: steps.slice(0, -1) })).toEqual([`steps.${steps.length - 2}.who`]);
    expect(ESCALATION_LIMITS[level].ownerWithin).toBe({ CONCERN: 4320, ALERT: 1440, CRISIS: 60 }[level]);
  });

  it('of a crisis the owner is told again, always; the bell is always one of the ways', () => {
    expect(paths({ ...CRISIS, remindEveryMinutes: null })).toEqual(['remindEveryMinutes']);
    expect(paths({ ...ALERT, remindEveryMinutes: null })).toEqual([]);
    expect(paths(withSteps(NOTICE, { channels: ['MAIL'] }))).toEqual(['steps.0.channels']);
    expect(paths(withSteps(NOTICE, { channels: ['BELL', 'BELL'] }))).toEqual(['steps.0.channels']);
    expect(paths(withSteps(NOTICE, {}, {}))).toEqual(['steps']);
  });
});

describe('the picture of who is told when', () => {
  const people: PeopleOfSteps = {
    LEAD: ['Mara'],
    TEAM_PSYCHOTHERAPISTS: [],
    ON_CALL: ['Tomas'],
    OWNER: ['Rowan'],
  };

  it('puts what comes at one moment together, and says when nobody would be reached', () => {
    expect(momentsOfEscalation(CRISIS, people)).toEqual([
      {
        afterMinutes: 0,
        told: [
          { who: 'LEAD', names: ['Mara'] },
          { who: 'TEAM_PSYCHOTHERAPISTS', names: [] },
        ],
        empty: false,
        overdue: false,
      },
      { afterMinutes: 10, told: [{ who: 'ON_CALL', names: ['Tomas'] }], empty: false, overdue: true },
      { afterMinutes: 15, told: [{ who: 'OWNER', names: ['Rowan'] }], empty: false, overdue: true },
    ]);
    expect(momentsOfEscalation(ALERT, people).map(({ empty }) => empty)).toEqual([false, true, false, false]);
  });

  it('says lengths of time exactly', () => {
    expect([0, 10, 60, 75, 1440, 2160, 4320, 4380].map(lengthInWords)).toEqual([
      '0 min',
      '10 min',
      '1 h',
      '1 h 15 min',
      '24 h',
      '36 h',
      '3 days',
      '73 h',
    ]);
  });

  it('tells what a new version changed', () => {
    const before = [NOTICE, CONCERN, ALERT, CRISIS];
    expect(changesOfEscalation(before, before)).toEqual([]);
    const [lead, team, onCall, owner] = CRISIS.steps as [
      EscalationStep,
      EscalationStep,
      EscalationStep,
      EscalationStep,
    ];
    const after = [
      NOTICE,
      { ...CONCERN, steps: CONCERN.steps.slice(0, 1) },
      { ...ALERT, remindEveryMinutes: 60 },
      {
        ...CRISIS,
        acknowledgeWithinMinutes: 5,
        steps: [lead, team, { ...onCall, afterMinutes: 5 }, { ...owner, channels: ['BELL'] as const }],
      },
    ];
    expect(changesOfEscalation(before, after)).toEqual([
      'Concern: lead psychotherapist at once, other psychotherapists of the team after 24 h, psychotherapist on call after 36 h, owner of the practice after 48 h → lead psychotherapist at once',
      'Alert: the owner told again without a time → every 1 h',
      'Crisis: to be answered within 10 min → within 5 min',
      'Crisis: psychotherapist on call after 10 min → after 5 min',
      'Crisis: owner of the practice by bell, e-mail, push → bell',
    ]);
  });
});
