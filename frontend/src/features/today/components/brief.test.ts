import { describe, expect, it } from '@jest/globals';
import { type BriefVisit, briefOf } from './brief.ts';

type BriefClient = NonNullable<BriefVisit['client']>;

const CLIENT: BriefClient = {
  __typename: 'Client',
  id: 'amal',
  name: 'Amal Haddad',
  preferredName: null,
  pronouns: 'she/her',
  phase: 'STABILISATION',
  hold: 'NONE',
  conditions: [],
  boundaries: {
    __typename: 'Boundaries',
    version: 1,
    maxPressure: 3,
    regions: [
      { __typename: 'RegionBoundary', region: 'foot-left', choice: 'NEVER' },
      { __typename: 'RegionBoundary', region: 'foot-right', choice: 'NEVER' },
      { __typename: 'RegionBoundary', region: 'neck', choice: 'ASK_FIRST' },
    ],
    draping: 'clothed',
    scent: false,
    talk: 'quiet',
    stopSignal: 'harbour',
    note: null,
    whatHelps: 'Say my name.',
  },
  safetyPlan: null,
  boundariesSinceMySession: null,
  intake: { __typename: 'Intake', clientId: 'amal', entries: [] },
  activePlan: {
    __typename: 'CarePlan',
    id: 'plan',
    version: 1,
    guidance: null,
    activities: [
      { __typename: 'Activity', id: 'a', discipline: 'MASSAGE', maxPressure: 2, avoidRegions: ['scalp'] },
      { __typename: 'Activity', id: 'b', discipline: 'PSYCHOTHERAPY', maxPressure: null, avoidRegions: [] },
    ],
  },
  flags: { __typename: 'DistressFlagConnection', edges: [] },
  notes: { __typename: 'NoteConnection', edges: [] },
};

const lineOf = (client: BriefClient, key: string) => briefOf(client).find((line) => line.key === key);

describe('the brief before a client walks in', () => {
  it('has five lines', () => {
    expect(briefOf(CLIENT).map((line) => line.key)).toEqual(['hold', 'ceiling', 'regions', 'since', 'helps']);
  });

  it('says what helps by the boundaries and by the part of the safety plan that is for the table', () => {
    expect(lineOf(CLIENT, 'helps')?.text).toBe('Say my name. Stop signal: “harbour”.');
    const safetyPlan = {
      __typename: 'SafetyPlan' as const,
      clientId: 'amal',
      onTheTable: ['Let me hold the blanket', 'No questions!'],
    };
    expect(lineOf({ ...CLIENT, safetyPlan }, 'helps')?.text).toBe(
      'Say my name. Let me hold the blanket. No questions! Stop signal: “harbour”.',
    );
    const bare = { ...CLIENT.boundaries, whatHelps: null, stopSignal: null };
    expect(lineOf({ ...CLIENT, boundaries: bare }, 'helps')?.text).toBe(
      'Pause, hands off, ask what is needed.',
    );
    expect(lineOf({ ...CLIENT, boundaries: bare, safetyPlan }, 'helps')?.text).toBe(
      'Let me hold the blanket. No questions!',
    );
  });

  it('says a hold first, with what to do on the table', () => {
    const held: BriefClient = {
      ...CLIENT,
      hold: 'DEEP_WORK',
      flags: {
        ...CLIENT.flags,
        edges: [
          {
            __typename: 'DistressFlagEdge',
            node: {
              __typename: 'DistressFlag',
              id: 'flag',
              level: 'ALERT',
              hold: 'DEEP_WORK',
              tableGuidance: 'Hands only.',
            },
          },
        ],
      },
    };
    expect(lineOf(held, 'hold')).toMatchObject({
      text: 'No deep work until a psychotherapist decides. Hands only.',
      tone: 'alert',
    });
    expect(lineOf(CLIENT, 'hold')?.text).toBe('No hold.');
  });

  it('never promises more pressure than the plan and the client both allow', () => {
    expect(lineOf(CLIENT, 'ceiling')?.text).toContain('Pressure 2 of 5');
    expect(lineOf({ ...CLIENT, activePlan: null }, 'ceiling')?.text).toContain('Pressure 3 of 5');
    expect(
      lineOf({ ...CLIENT, boundaries: { ...CLIENT.boundaries, maxPressure: 1 } }, 'ceiling')?.text,
    ).toContain('Pressure 1 of 5');
  });

  it('names what is never touched, by the client or by the plan, and what is asked first', () => {
    expect(lineOf(CLIENT, 'regions')?.text).toBe('Foot (both), scalp; ask first: neck.');
  });

  it('says allergies and contraindications in a line of their own', () => {
    const entry = {
      __typename: 'IntakeEntry' as const,
      id: 'e',
      text: null,
      regions: [],
      class: null,
      timesOfDay: [],
      effects: [],
    };
    const client: BriefClient = {
      ...CLIENT,
      intake: {
        __typename: 'Intake',
        clientId: 'amal',
        entries: [
          { ...entry, kind: 'ALLERGY', code: 'SCENT' },
          { ...entry, kind: 'CONTRAINDICATION', code: 'BRUISE', class: 'LOCAL', regions: ['wrist-left'] },
          { ...entry, kind: 'MEDICAL', code: null, text: 'Migraine' },
        ],
      },
    };
    expect(lineOf(client, 'health')).toMatchObject({ text: 'Scents; Bruise (left wrist).', tone: 'concern' });
    const medicated: BriefClient = {
      ...CLIENT,
      intake: {
        __typename: 'Intake',
        clientId: 'amal',
        entries: [
          {
            ...entry,
            kind: 'MEDICATION',
            code: null,
            text: 'Pregabalin',
            timesOfDay: ['08:00', '20:00'],
            effects: ['SEDATION'],
          },
        ],
      },
    };
    expect(lineOf(medicated, 'health')?.text).toBe('Drowsy after 08:00 and 20:00 (Pregabalin).');
  });

  it('says what helps, in the client’s words, and the stop signal', () => {
    expect(lineOf(CLIENT, 'helps')?.text).toBe('Say my name. Stop signal: “harbour”.');
  });

  it('says first what the client has changed since the last session', () => {
    const changed: BriefClient = {
      ...CLIENT,
      boundariesSinceMySession: {
        __typename: 'BoundariesSince',
        changes: ['Never from now on: left hand.'],
      },
      notes: {
        __typename: 'NoteConnection',
        edges: [
          {
            __typename: 'NoteEdge',
            node: {
              __typename: 'SessionResponse',
              id: 'note',
              createdAt: '2026-11-01T10:00:00Z',
              appointmentId: null,
              nextTime: 'Slower.',
              ending: 'FINISHED',
              arrival: null,
              departure: null,
            },
          },
        ],
      },
    };
    expect(lineOf(changed, 'since')).toMatchObject({
      text: 'Boundaries have changed since. Never from now on: left hand. Slower.',
      tone: 'concern',
    });
    expect(lineOf({ ...changed, boundariesSinceMySession: null }, 'since')).not.toHaveProperty('tone');
  });

  it('R18: names the conditions under which a hold was lifted', () => {
    const conditions = [
      { __typename: 'BodyworkConditions' as const, flagId: 'f', text: 'Hands and feet only.' },
    ];
    expect(lineOf({ ...CLIENT, conditions }, 'hold')).toMatchObject({
      text: expect.stringContaining('Under conditions: Hands and feet only.'),
      tone: 'concern',
    });
  });
});
