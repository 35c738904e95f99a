import { describe, expect, it } from '@jest/globals';
import { type Machine, nextState } from './machine.ts';
import {
  ADJUSTMENT_MACHINE,
  AMENDMENT_MACHINE,
  APPOINTMENT_MACHINE,
  DISCLOSURE_MACHINE,
  FLAG_MACHINE,
  HOLD_MACHINE,
  NOTE_MACHINE,
  PLAN_MACHINE,
  PLAN_VERSION_MACHINE,
  TEAM_MACHINE,
} from './machines.ts';

/**
 * Every event from every state, written out: what is on a line happens, all else is refused. A
 * change of a machine is a change here, to be read as one.
 */
const TABLES: Record<string, { machine: Machine<string, string>; events: string[]; lines: string }> = {
  FLAG: {
    machine: FLAG_MACHINE,
    events: ['ACKNOWLEDGE', 'RESOLVE'],
    lines: `
      RAISED ACKNOWLEDGE ACKNOWLEDGED
      RAISED RESOLVE RESOLVED
      ACKNOWLEDGED RESOLVE RESOLVED`,
  },
  DISCLOSURE: {
    machine: DISCLOSURE_MACHINE,
    events: ['ASK', 'CONSENT', 'DECLINE', 'OPEN', 'EXPIRE', 'REVOKE'],
    lines: `
      DRAFT ASK ASKED
      DRAFT REVOKE REVOKED
      ASKED CONSENT CONSENTED
      ASKED DECLINE DECLINED
      ASKED REVOKE REVOKED
      CONSENTED OPEN OPEN
      CONSENTED EXPIRE EXPIRED
      CONSENTED REVOKE REVOKED
      OPEN OPEN OPEN
      OPEN EXPIRE EXPIRED
      OPEN REVOKE REVOKED`,
  },
  HOLD: {
    machine: HOLD_MACHINE,
    events: ['PUT', 'LIFT'],
    lines: `
      NONE PUT ON
      ON LIFT LIFTED`,
  },
  NOTE: {
    machine: NOTE_MACHINE,
    events: ['SAVE', 'SIGN', 'MARK_IN_ERROR'],
    lines: `
      DRAFT SAVE DRAFT
      DRAFT SIGN SIGNED
      DRAFT MARK_IN_ERROR ENTERED_IN_ERROR
      SIGNED MARK_IN_ERROR ENTERED_IN_ERROR`,
  },
  ADJUSTMENT: {
    machine: ADJUSTMENT_MACHINE,
    events: ['OBJECT', 'REVISE', 'ACKNOWLEDGE', 'WITHDRAW', 'CARRY', 'SET_BACK', 'BRING_INTO_FORCE'],
    lines: `
      PROPOSED OBJECT OBJECTED
      PROPOSED REVISE PROPOSED
      PROPOSED ACKNOWLEDGE ACKNOWLEDGED
      PROPOSED WITHDRAW WITHDRAWN
      OBJECTED REVISE PROPOSED
      OBJECTED WITHDRAW WITHDRAWN
      ACKNOWLEDGED CARRY ACKNOWLEDGED
      ACKNOWLEDGED SET_BACK PROPOSED
      ACKNOWLEDGED BRING_INTO_FORCE IN_FORCE`,
  },
  AMENDMENT: {
    machine: AMENDMENT_MACHINE,
    events: ['ACCEPT', 'DECLINE', 'WITHDRAW', 'STATE'],
    lines: `
      REQUESTED ACCEPT ACCEPTED
      REQUESTED DECLINE DECLINED
      REQUESTED WITHDRAW WITHDRAWN
      DECLINED STATE DECLINED`,
  },
  APPOINTMENT: {
    machine: APPOINTMENT_MACHINE,
    events: [
      'CONFIRM',
      'HOLD',
      'CLEAR',
      'ARRIVE',
      'BEGIN',
      'FINISH',
      'CANCEL',
      'MISS',
      'MOVE',
      'ASK_TO_MOVE',
    ],
    lines: `
      REQUESTED CONFIRM BOOKED
      REQUESTED CANCEL CANCELLED
      REQUESTED MOVE REQUESTED
      REQUESTED ASK_TO_MOVE REQUESTED
      BOOKED HOLD NEEDS_CLEARANCE
      BOOKED ARRIVE ARRIVED
      BOOKED BEGIN IN_SESSION
      BOOKED CANCEL CANCELLED
      BOOKED MISS NO_SHOW
      BOOKED MOVE BOOKED
      BOOKED ASK_TO_MOVE REQUESTED
      NEEDS_CLEARANCE CLEAR BOOKED
      NEEDS_CLEARANCE CANCEL CANCELLED
      NEEDS_CLEARANCE MOVE NEEDS_CLEARANCE
      ARRIVED BEGIN IN_SESSION
      ARRIVED CANCEL CANCELLED
      IN_SESSION FINISH FULFILLED`,
  },
  PLAN: {
    machine: PLAN_MACHINE,
    events: ['PROPOSE', 'BRING_INTO_FORCE', 'PAUSE', 'RESUME', 'COMPLETE', 'REVOKE', 'MARK_IN_ERROR'],
    lines: `
      DRAFT PROPOSE PROPOSED
      DRAFT REVOKE REVOKED
      DRAFT MARK_IN_ERROR ENTERED_IN_ERROR
      PROPOSED PROPOSE PROPOSED
      PROPOSED BRING_INTO_FORCE ACTIVE
      PROPOSED REVOKE REVOKED
      PROPOSED MARK_IN_ERROR ENTERED_IN_ERROR
      ACTIVE PROPOSE ACTIVE
      ACTIVE BRING_INTO_FORCE ACTIVE
      ACTIVE PAUSE ON_HOLD
      ACTIVE COMPLETE COMPLETED
      ACTIVE REVOKE REVOKED
      ACTIVE MARK_IN_ERROR ENTERED_IN_ERROR
      ON_HOLD RESUME ACTIVE
      ON_HOLD COMPLETE COMPLETED
      ON_HOLD REVOKE REVOKED
      ON_HOLD MARK_IN_ERROR ENTERED_IN_ERROR
      COMPLETED MARK_IN_ERROR ENTERED_IN_ERROR
      REVOKED MARK_IN_ERROR ENTERED_IN_ERROR`,
  },
  PLAN_VERSION: {
    machine: PLAN_VERSION_MACHINE,
    events: ['PROPOSE', 'BRING_INTO_FORCE', 'SUPERSEDE', 'WITHDRAW'],
    lines: `
      DRAFT PROPOSE PROPOSED
      DRAFT WITHDRAW WITHDRAWN
      PROPOSED BRING_INTO_FORCE IN_FORCE
      PROPOSED WITHDRAW WITHDRAWN
      IN_FORCE SUPERSEDE SUPERSEDED`,
  },
  TEAM: {
    machine: TEAM_MACHINE,
    events: ['AGREE', 'END'],
    lines: `
      PROPOSED AGREE TRIAL
      PROPOSED END ENDED
      TRIAL AGREE ACTIVE
      TRIAL END ENDED
      ACTIVE END ENDED`,
  },
};

describe.each(Object.entries(TABLES))('the machine %s', (_name, { machine, events, lines }) => {
  const allowed = new Map(
    lines
      .trim()
      .split('\n')
      .map((line) => line.trim().split(' '))
      .map(([state, event, next]) => [`${state} ${event}`, next ?? null]),
  );
  const states = Object.keys(machine.transitions);

  it('begins in one of its states', () => {
    expect(states).toContain(machine.initial);
  });

  it.each(states)('from %s goes only where its table says', (state) => {
    for (const event of events) {
      expect([state, event, nextState(machine, state, event)]).toEqual([
        state,
        event,
        allowed.get(`${state} ${event}`) ?? null,
      ]);
    }
  });

  it('knows no event that is not tried here', () => {
    const known = Object.values(machine.transitions).flatMap((row) => Object.keys(row));
    expect(events).toEqual(expect.arrayContaining([...new Set(known)]));
  });

  it('leads only to its own states, and to each of them', () => {
    const reached = new Set([machine.initial]);
    for (let size = 0; size !== reached.size; ) {
      size = reached.size;
      for (const state of [...reached]) {
        for (const next of Object.values(machine.transitions[state] ?? {})) {
          expect(states).toContain(next);
          reached.add(next as string);
        }
      }
    }
    expect([...reached].sort()).toEqual([...states].sort());
  });

  it('refuses an event from nowhere', () => {
    expect(nextState(machine, machine.initial, 'NO_SUCH_EVENT')).toBeNull();
  });
});
