import { describe, expect, it } from '@jest/globals';
import type { WorkRow } from '../data/work-queue.read.ts';
import { detailOf, titleOf, toldOf } from './work-titles.ts';

const ROW = {
  id: '1',
  client_id: '2',
  client_name: 'Amal Haddad',
  preferred_name: null,
  pronouns: null,
  person: 'Ines Okafor',
  tier: 0,
  at: '2026-07-01T12:00:00Z',
  rank: 5,
  due: null,
  since: '2026-07-01T22:30:00Z',
  level: null,
  detail: null,
  mine: false,
  decides: true,
  told: null,
};
const flag = {
  ...ROW,
  kind: 'FLAG',
  level: 'ALERT',
  hold: 'DEEP_WORK',
  part: 'PRACTITIONER',
  detail: 'She shook.',
} as const;
const say = (row: WorkRow) => titleOf(row, 'Europe/London');

describe('what waits, in a sentence', () => {
  it('of questionnaires: what rose, and what did not come; no answer', () => {
    const measure = { ...ROW, part: null, state: 'PCL-5' } as const;
    expect(say({ ...measure, kind: 'MEASURE_WORSE', number: 48 })).toBe(
      'PCL-5 rose to 48, more than chance would explain',
    );
    expect(say({ ...measure, kind: 'MEASURE_MISSED' })).toBe(
      'PCL-5 was asked for until 1 July and not answered',
    );
  });

  it('of what was said after a session: what asks for care, and with whom it was', () => {
    const said = { ...ROW, kind: 'FEEDBACK', state: 'NO', part: 'PARTLY', detail: 'It was loud.' } as const;
    expect(say(said)).toBe(
      'After a session with Ines Okafor: did not feel safe and felt only partly in control',
    );
    expect(say({ ...said, mine: true, state: null, part: 'NO' })).toBe(
      'After a session with you: did not feel in control',
    );
    expect(detailOf(said)).toBe('It was loud.');
  });

  it('of a flag: who decides, and where it came from', () => {
    expect(say(flag)).toBe('No deep work until you decide: raised by Ines Okafor');
    expect(say({ ...flag, hold: 'ALL_BODYWORK', part: 'CLIENT' })).toBe(
      'No bodywork until you decide: asked for support',
    );
    expect(say({ ...flag, decides: false, mine: true })).toBe(
      'No deep work until a psychotherapist decides: raised by you',
    );
    expect(say({ ...flag, hold: 'NONE', part: 'RULE' })).toBe('Raised by a rule');
    expect(say({ ...flag, kind: 'HOLD' })).toBe('No deep work until you decide');
  });

  it('of a plan, to the team and in plain words to the client', () => {
    const plan = { ...ROW, kind: 'AGREEMENT', state: 'PROPOSED', part: null, number: 2 } as const;
    expect(say(plan)).toBe('Ines Okafor proposes version 2 of the plan');
    expect(say({ ...plan, number: 1 })).toBe('Ines Okafor proposes a plan');
    expect(say({ ...plan, mine: true })).toBe('Your version 2 of the plan waits for your own agreement');
    expect(say({ ...plan, state: 'IN_FORCE' })).toBe(
      'Version 2 of the plan is in force and waits for your agreement',
    );
    expect(say({ ...plan, decides: false })).toBe(
      'Your plan has changed: please read what is new and say whether you agree',
    );
    expect(say({ ...plan, decides: false, number: 1 })).toBe(
      'Your plan is ready for you to read and agree to',
    );
  });

  it('of a team, to the client', () => {
    const place = { ...ROW, kind: 'TEAM', state: 'PROPOSED', part: 'MASSAGE' } as const;
    expect(say(place)).toBe('Ines Okafor would like to join your team as massage therapist');
    expect(say({ ...place, state: 'TRIAL' })).toBe(
      'You have met Ines Okafor: would you like to go on together?',
    );
  });

  it('of days and times, as the practice’s clocks show them', () => {
    expect(say({ ...ROW, kind: 'DRAFT', part: 'PROGRESS' })).toBe('Unsigned progress note of 1 July');
    const visit = {
      ...ROW,
      part: 'MASSAGE',
      detail: 'Myofascial release',
      due: '2026-07-02T08:00:00Z',
    } as const;
    expect(say({ ...visit, kind: 'CLEARANCE' })).toBe(
      'Myofascial release on Thursday 2 July, 09:00 waits until the hold is decided',
    );
    expect(say({ ...visit, kind: 'REQUEST', mine: true })).toBe(
      'Asks for Myofascial release on Thursday 2 July, 09:00',
    );
    // What a psychotherapy session is about is not an administrator's to know.
    expect(say({ ...visit, kind: 'REQUEST', detail: null })).toBe(
      'Asks for a session with Ines Okafor on Thursday 2 July, 09:00',
    );
  });

  it('of a licence: the last day on which it holds', () => {
    const licence = {
      ...ROW,
      client_id: null,
      kind: 'LICENCE',
      part: 'MASSAGE',
      due: '2026-07-31T23:00:00Z',
    } as const;
    expect(say({ ...licence, mine: true })).toBe(
      'Your licence as massage therapist runs out on 31 July 2026',
    );
    expect(say(licence)).toBe('Ines Okafor’s licence as massage therapist runs out on 31 July 2026');
    expect(say({ ...licence, due: null, since: '2026-06-30T23:00:00Z' })).toBe(
      'Ines Okafor’s licence as massage therapist ran out on 30 June 2026',
    );
  });

  it('R17: of a flag that nobody answers, to the owner: not why', () => {
    const told = [
      { name: 'Dr Mara Lindqvist', at: '2026-07-01T22:30:01Z', memberId: 'm' },
      { name: 'Tomas Reyes', at: '2026-07-01T23:45:00Z', memberId: 't' },
    ];
    const unanswered = {
      ...ROW,
      kind: 'UNANSWERED',
      level: 'ALERT',
      told,
      due: '2026-07-01T23:30:00Z',
    } as const;
    expect(say(unanswered)).toBe('Alert: nobody has answered. Please see to it that somebody does');
    expect(toldOf(unanswered, 'Europe/London', '2026-07-02T00:00:00Z')).toBe(
      'Told to Dr Mara Lindqvist at Wednesday 1 July, 23:30 and Tomas Reyes at 00:45; nobody has answered.',
    );
    const row = { ...flag, told: told.slice(0, 1), due: '2026-07-01T23:30:00Z' };
    // While the first person's time is not over there is nothing to say.
    expect(toldOf(row, 'Europe/London', '2026-07-01T23:00:00Z')).toBeNull();
    expect(toldOf(row, 'Europe/London', '2026-07-01T23:30:00Z')).toBe(
      'Told to Dr Mara Lindqvist at Wednesday 1 July, 23:30; nobody has answered.',
    );
    expect(toldOf({ ...row, kind: 'HOLD' }, 'Europe/London', '2026-07-02T00:00:00Z')).toBeNull();
  });

  it('of who is on call', () => {
    const gap = { ...ROW, kind: 'ON_CALL_GAP', part: null, client_id: null } as const;
    expect(say({ ...gap, due: '2026-07-03T17:00:00Z' })).toBe('Nobody is on call from Friday 3 July, 18:00');
    expect(say({ ...gap, due: gap.since })).toBe('Nobody is on call now');
    expect(say({ ...gap, kind: 'HAND_OVER', person: 'Tomas Reyes' })).toBe(
      'Tomas Reyes asks you to take over being on call',
    );
  });

  it('of what was booked and no longer fits', () => {
    const row = {
      ...ROW,
      kind: 'MISFIT',
      part: 'MASSAGE',
      due: '2026-07-03T09:00:00Z',
      detail: 'Swedish massage',
    } as const;
    expect(say({ ...row, mine: true })).toBe('Swedish massage on Friday 3 July, 10:00 no longer fits');
    expect(say({ ...row, mine: false, person: 'Ben Sato', detail: null })).toBe(
      'A session with Ben Sato on Friday 3 July, 10:00 no longer fits',
    );
  });

  it('of changes of the plan, and of the day on which it is looked at', () => {
    const row = { ...ROW, kind: 'ADJUSTMENT', part: 'MASSAGE', person: 'Ines Okafor', mine: false } as const;
    expect(say({ ...row, state: 'PROPOSED' })).toBe(
      'A change that Ines Okafor proposes of the plan waits for your answer',
    );
    expect(say({ ...row, state: 'OBJECTED', mine: true })).toBe(
      'There is an objection to your change of the plan',
    );
    expect(say({ ...ROW, kind: 'REVIEW', part: null, due: '2026-07-03T23:00:00Z' })).toBe(
      'The plan is to be looked at on 3 July',
    );
  });

  it('and says more below of flags alone', () => {
    expect(detailOf(flag)).toBe('She shook.');
    expect(detailOf({ ...ROW, kind: 'CLEARANCE', part: 'MASSAGE', detail: 'Myofascial release' })).toBeNull();
  });
});
