import { describe, expect, it } from '@jest/globals';
import { SHARING_CATEGORIES } from '../vocabulary/sharing-categories.ts';
import {
  type Action,
  CLIENT_ACCESS,
  type ClientAction,
  PRACTICE_ACCESS,
  type PracticeAction,
} from './access.ts';
import { capabilitiesOf } from './capabilities.ts';
import { couldEver, decide, isClientAction, mayInPractice } from './decide.ts';
import { type ClientFacts, NO_RELATION, RELATIONS, type Relation } from './facts.ts';

/**
 * Who may do what in a client's record, written out a second time: yes, own (what is theirs), lead
 * (as lead psychotherapist), a category of consent, or – for never. A change of permissions is a
 * change here, to be read as one.
 */
const TABLE = `
  action                       SELF  PSYCHOTHERAPIST    MASSAGE_THERAPIST      ADMINISTRATOR  EMERGENCY          CALLED_IN
  client.read                  yes   yes                yes                    yes            yes                yes
  careTeam.read                yes   yes                yes                    yes            yes                yes
  careTeam.propose             –     yes                –                      yes            –                  –
  careTeam.agree               yes   –                  –                      –              –                  –
  careTeam.end                 yes   yes                own                    –              –                  –
  plan.read                    yes   yes                PLAN                   –              yes                –
  plan.draft                   –     yes                –                      –              –                  –
  plan.propose                 –     yes                –                      –              –                  –
  plan.agree                   yes   yes                PLAN                   –              –                  –
  plan.review                  –     yes                –                      –              –                  –
  goal.recordProgress          yes   yes                –                      –              –                  –
  adjustment.read              yes   yes                PLAN                   –              –                  –
  adjustment.propose           –     yes                PLAN                   –              –                  –
  adjustment.revise            –     own                own                    –              –                  –
  adjustment.answer            –     lead               –                      –              –                  –
  exercise.read                yes   yes                PLAN                   –              yes                –
  exercise.assign              –     yes                –                      –              –                  –
  exercise.mark                yes   –                  –                      –              –                  –
  goal.readPsychotherapy       yes   yes                –                      –              yes                –
  boundaries.read              yes   yes                yes                    –              yes                –
  boundaries.change            yes   –                  –                      –              –                  –
  boundaries.propose           –     yes                yes                    –              –                  –
  boundaries.withdraw          –     own                own                    –              –                  –
  sharing.read                 yes   yes                yes                    –              yes                –
  sharing.readHistory          yes   –                  –                      –              –                  –
  sharing.set                  yes   –                  –                      –              –                  –
  intake.read                  yes   yes                yes                    –              yes                –
  intake.readMedical           yes   yes                MEDICAL                –              yes                –
  intake.readRest              yes   yes                –                      –              yes                –
  intake.write                 yes   yes                –                      –              –                  –
  safetyPlan.readForTable      yes   yes                yes                    –              yes                yes
  safetyPlan.read              yes   yes                SAFETY_PLAN            –              yes                yes
  safetyPlan.write             yes   yes                –                      –              –                  –
  note.progress.readBody       yes   yes                –                      –              yes                –
  note.progress.readSummary    yes   yes                PSYCHOTHERAPY_SUMMARY  –              yes                –
  note.contact.read            yes   yes                own                    –              yes                –
  note.process.read            –     own                –                      –              –                  –
  note.session.read            yes   SESSION_RESPONSES  yes                    –              SESSION_RESPONSES  –
  feedback.read                yes   SESSION_RESPONSES  own                    –              SESSION_RESPONSES  –
  feedback.give                yes   –                  –                      –              –                  –
  feedback.answer              –     –                  own                    –              –                  –
  feedback.see                 –     SESSION_RESPONSES  own                    –              –                  –
  note.write.PROGRESS          –     yes                –                      –              –                  –
  note.write.PROCESS           –     yes                –                      –              –                  –
  note.write.SESSION_RESPONSE  –     –                  yes                    –              –                  –
  note.write.CONTACT           –     yes                yes                    –              –                  –
  note.addAddendum             –     own                own                    –              –                  –
  note.session.takeOver        –     SESSION_RESPONSES  –                      –              –                  –
  amendment.request            yes   –                  –                      –              –                  –
  amendment.answer             –     own                own                    –              –                  –
  flag.read                    yes   yes                yes                    –              yes                yes
  flag.readReason              own   yes                own                    –              yes                yes
  flag.raise                   –     yes                yes                    –              –                  –
  flag.askForSupport           yes   –                  –                      –              –                  –
  flag.acknowledge             –     yes                yes                    –              –                  yes
  flag.liftHold                –     yes                –                      –              –                  –
  flag.resolve                 –     yes                –                      –              –                  –
  appointment.read             yes   yes                yes                    yes            yes                –
  appointment.readClass        yes   yes                own                    –              yes                –
  appointment.book             yes   yes                own                    yes            –                  –
  appointment.bookJointly      yes   yes                PLAN                   –              –                  –
  appointment.change           yes   yes                own                    yes            –                  –
  appointment.confirm          –     yes                own                    yes            –                  –
  appointment.receive          –     yes                own                    yes            –                  –
  appointment.begin            –     own                own                    –              –                  –
  appointment.override         –     lead               –                      –              –                  –
  preferredTimes.read          yes   yes                yes                    yes            yes                –
  preferredTimes.set           yes   yes                yes                    yes            –                  –
  waiting.read                 yes   yes                yes                    yes            yes                –
  waiting.write                yes   yes                own                    yes            –                  –
  planning.read                yes   yes                PLAN                   –              –                  –
  planning.ask                 yes   –                  –                      –              –                  –
  planning.close               yes   yes                PLAN                   –              –                  –
  checkIn.read                 yes   yes                yes                    –              yes                –
  checkIn.write                yes   –                  –                      –              –                  –
  checkIn.plan                 –     yes                –                      –              –                  –
  measure.read                 yes   yes                MEASURES               –              yes                –
  measure.readAnswers          yes   yes                –                      –              yes                –
  measure.answer               yes   –                  –                      –              –                  –
  timeLine.read                –     yes                yes                    –              yes                –
  timeLine.export              –     yes                yes                    –              –                  –
  measure.assign               –     yes                –                      –              –                  –
  measure.skip                 yes   –                  –                      –              –                  –
  measure.see                  –     yes                –                      –              –                  –
  accessLog.read               yes   –                  –                      –              –                  –
  record.copy                  yes   –                  –                      –              –                  –`;

const lines = TABLE.trim()
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(/\s+/) as [ClientAction, string, string, string, string, string, string]);

function factsOf(relation: Relation, more: Partial<ClientFacts> = {}): ClientFacts {
  return { ...NO_RELATION, relations: [relation], ...more };
}

/** A cell of the table as the policy answers it, asked with every fact by itself and with all. */
function cellOf(action: ClientAction, relation: Relation): string {
  const may = (more: Partial<ClientFacts> = {}) => decide(action, factsOf(relation, more)).allow;
  if (may()) {
    return 'yes';
  }
  const side = relation === 'MASSAGE_THERAPIST' ? 'sharedWithMassage' : 'sharedWithPsychotherapy';
  const ways = [
    ...(may({ own: true }) ? ['own'] : []),
    ...(may({ lead: true }) ? ['lead'] : []),
    ...SHARING_CATEGORIES.filter((category) => may({ [side]: [category] })),
  ];
  return ways.join('+') || '–';
}

describe('the access table', () => {
  it('holds every action, each once', () => {
    expect(lines.map(([action]) => action)).toEqual(Object.keys(CLIENT_ACCESS));
  });

  it.each(lines)(
    '%s: self %s, psychotherapist %s, massage therapist %s, administrator %s, in an emergency %s, called in %s',
    (action, ...cells) => {
      expect(RELATIONS.map((relation) => cellOf(action, relation))).toEqual(cells);
    },
  );

  it.each(lines)('%s does not exist for a stranger, whatever else they claim', (action) => {
    const claims: ClientFacts = {
      relations: [],
      lead: true,
      own: true,
      sharedWithPsychotherapy: SHARING_CATEGORIES,
      sharedWithMassage: SHARING_CATEGORIES,
    };
    for (const facts of [NO_RELATION, claims]) {
      expect(decide(action, facts)).toMatchObject({ allow: false, kind: 'NOT_FOUND' });
    }
  });

  it.each(lines)('%s: consent to one discipline is none to the other', (action) => {
    const psychotherapy = factsOf('PSYCHOTHERAPIST', { sharedWithMassage: SHARING_CATEGORIES });
    const massage = factsOf('MASSAGE_THERAPIST', { sharedWithPsychotherapy: SHARING_CATEGORIES });
    expect(decide(action, psychotherapy).allow).toBe(decide(action, factsOf('PSYCHOTHERAPIST')).allow);
    expect(decide(action, massage).allow).toBe(decide(action, factsOf('MASSAGE_THERAPIST')).allow);
  });

  it.each(lines)(
    '%s: two relations together are the union of both, and the answer names the one used',
    (action) => {
      for (const one of RELATIONS) {
        for (const other of RELATIONS) {
          const both = decide(action, { ...NO_RELATION, relations: [one, other] });
          const alone = [one, other].filter((relation) => decide(action, factsOf(relation)).allow);
          expect(both.allow).toBe(alone.length > 0);
          if (both.allow) {
            expect(alone).toContain(both.relation);
          }
        }
      }
    },
  );

  it('refuses an action that nobody knows', () => {
    const unknown = 'plan.destroy' as ClientAction;
    expect(decide(unknown, factsOf('PSYCHOTHERAPIST'))).toMatchObject({ allow: false, kind: 'NOT_FOUND' });
    expect(isClientAction(unknown)).toBe(false);
    expect(couldEver(unknown, ['OWNER', 'PSYCHOTHERAPIST'])).toBe(false);
    expect(mayInPractice('plan.destroy' as PracticeAction, ['OWNER'])).toBe(false);
    // What every object has is no action either.
    expect(isClientAction('constructor' as Action)).toBe(false);
  });

  it('refuses a relation that nobody knows', () => {
    const facts = { ...NO_RELATION, relations: ['NEIGHBOUR' as Relation] };
    expect(decide('client.read', facts)).toMatchObject({ allow: false });
  });

  it('gives its reason in a sentence', () => {
    const reason = (action: ClientAction, relation: Relation) => {
      const decision = decide(action, factsOf(relation));
      return decision.allow ? null : decision.reason;
    };
    expect(reason('plan.read', 'MASSAGE_THERAPIST')).toBe(
      'The client decides who sees the care plan, and has not shared it with you.',
    );
    expect(reason('note.session.read', 'PSYCHOTHERAPIST')).toBe(
      'The client decides who sees responses from bodywork sessions, and has not shared it with you.',
    );
    expect(reason('careTeam.end', 'MASSAGE_THERAPIST')).toBe('This is open to the person it belongs to.');
    expect(reason('appointment.override', 'PSYCHOTHERAPIST')).toBe(
      'This is for the lead psychotherapist to decide.',
    );
    expect(reason('flag.liftHold', 'MASSAGE_THERAPIST')).toBe('This is not part of your role on the team.');
    expect(reason('flag.raise', 'EMERGENCY')).toBe('In an emergency the record is open for reading alone.');
    expect(reason('flag.liftHold', 'CALLED_IN')).toBe(
      'You were called in for one flag: you can acknowledge it, and the team decides about the rest.',
    );
    expect(reason('note.session.read', 'EMERGENCY')).toBe(
      'The client decides who sees responses from bodywork sessions, and has not shared it with you.',
    );
  });
});

describe('before anything is read', () => {
  it.each(lines)(
    '%s is open only to roles that could come to it',
    (action, self, psychotherapist, massage, administrator, emergency, calledIn) => {
      const asked = (role: 'CLIENT' | 'PSYCHOTHERAPIST' | 'MASSAGE_THERAPIST' | 'ADMINISTRATOR' | 'OWNER') =>
        couldEver(action, [role]);
      expect([
        asked('CLIENT'),
        asked('PSYCHOTHERAPIST'),
        asked('MASSAGE_THERAPIST'),
        asked('ADMINISTRATOR'),
        asked('OWNER'),
      ]).toEqual([self, psychotherapist, massage, administrator, administrator].map((cell) => cell !== '–'));
      // Who opens in an emergency is a psychotherapist, and may no more than one of the team.
      expect(emergency === '–' || psychotherapist !== '–').toBe(true);
      expect(calledIn === '–' || psychotherapist !== '–').toBe(true);
    },
  );

  it('is answered by roles alone where no client is concerned', () => {
    for (const [action, roles] of Object.entries(PRACTICE_ACCESS) as [PracticeAction, readonly string[]][]) {
      expect(mayInPractice(action, [])).toBe(roles.length === 0);
      for (const role of [
        'OWNER',
        'ADMINISTRATOR',
        'PSYCHOTHERAPIST',
        'MASSAGE_THERAPIST',
        'CLIENT',
      ] as const) {
        expect([action, role, mayInPractice(action, [role])]).toEqual([
          action,
          role,
          roles.length === 0 || roles.includes(role),
        ]);
        expect(couldEver(action, [role])).toBe(mayInPractice(action, [role]));
      }
    }
  });

  it('is for those who treat where it is about treating, and for everybody’s own otherwise', () => {
    const narrow = Object.entries(PRACTICE_ACCESS).filter(
      ([, roles]) => roles.length > 0 && roles.length < 5,
    );
    const treating = ['PSYCHOTHERAPIST', 'MASSAGE_THERAPIST'];
    const managing = ['OWNER', 'ADMINISTRATOR'];
    expect(Object.fromEntries(narrow)).toEqual({
      'flag.responseTimes': managing,
      'caseload.read': treating,
      'note.own': treating,
      'record.search': [...treating, 'CLIENT'],
      'audit.read': ['OWNER', 'ADMINISTRATOR'],
      'crisisLine.manage': ['OWNER', 'ADMINISTRATOR'],
      'service.manage': managing,
      'hours.read': [...managing, ...treating],
      'hours.change': [...managing, ...treating],
      'closure.manage': managing,
      'bookingLimit.read': [...managing, ...treating],
      'bookingLimit.change': [...managing, ...treating],
      'practice.changeTimeZone': ['OWNER'],
      'practice.setPhone': managing,
      'flagRule.read': ['OWNER', 'ADMINISTRATOR', 'PSYCHOTHERAPIST'],
      'flagRule.change': ['OWNER', 'ADMINISTRATOR'],
      'emergency.open': ['PSYCHOTHERAPIST'],
      'emergency.own': ['PSYCHOTHERAPIST'],
      'calendar.read': [...managing, ...treating],
      'escalation.read': [...managing, ...treating],
      'escalation.change': managing,
      'onCall.read': [...managing, 'PSYCHOTHERAPIST'],
      'onCall.plan': managing,
      'onCall.handOver': ['PSYCHOTHERAPIST'],
      'member.setPhone': [...managing, ...treating],
      'load.read': [...managing, ...treating],
      'load.change': [...managing, ...treating],
      'selfCare.own': treating,
    });
  });
});

describe('what a screen may offer', () => {
  it('follows the same table', () => {
    expect(capabilitiesOf(NO_RELATION)).toEqual({
      raiseFlag: false,
      liftHold: false,
      writeProgressNote: false,
      writeSessionResponse: false,
      editPlan: false,
      reviewPlan: false,
      proposeAdjustment: false,
      answerAdjustment: false,
      recordGoalProgress: false,
      writeIntake: false,
      proposeBoundaries: false,
      writeSafetyPlan: false,
      planCheckIns: false,
      exportTimeLine: false,
      assignMeasures: false,
      book: false,
      bookJointly: false,
    });
    // R27: reading, and nothing else.
    expect(capabilitiesOf(factsOf('EMERGENCY'))).toEqual(capabilitiesOf(NO_RELATION));
    // R17: acknowledging the one flag, which its own page offers.
    expect(capabilitiesOf(factsOf('CALLED_IN'))).toEqual(capabilitiesOf(NO_RELATION));
    expect(capabilitiesOf(factsOf('PSYCHOTHERAPIST'))).toEqual({
      raiseFlag: true,
      liftHold: true,
      writeProgressNote: true,
      writeSessionResponse: false,
      editPlan: true,
      reviewPlan: true,
      proposeAdjustment: true,
      answerAdjustment: false,
      recordGoalProgress: true,
      writeIntake: true,
      proposeBoundaries: true,
      writeSafetyPlan: true,
      planCheckIns: true,
      exportTimeLine: true,
      assignMeasures: true,
      book: true,
      bookJointly: true,
    });
    expect(capabilitiesOf(factsOf('MASSAGE_THERAPIST'))).toMatchObject({
      raiseFlag: true,
      liftHold: false,
      writeSessionResponse: true,
      editPlan: false,
      writeIntake: false,
      proposeBoundaries: true,
    });
    expect(capabilitiesOf(factsOf('SELF'))).toMatchObject({
      raiseFlag: false,
      editPlan: false,
      writeIntake: true,
      proposeBoundaries: false,
      book: true,
    });
    expect(capabilitiesOf(factsOf('ADMINISTRATOR'))).toMatchObject({
      raiseFlag: false,
      editPlan: false,
      writeIntake: false,
      book: true,
    });
  });
});
