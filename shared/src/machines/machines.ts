import type { AdjustmentState, AdjustmentStep } from '../vocabulary/adjustment-states.ts';
import type { AmendmentState } from '../vocabulary/amendment-states.ts';
import type { AppointmentState } from '../vocabulary/appointment-states.ts';
import type { DisclosureState } from '../vocabulary/disclosures.ts';
import type { FlagState } from '../vocabulary/flag-states.ts';
import type { NoteState } from '../vocabulary/note-states.ts';
import type { PlanState } from '../vocabulary/plan-states.ts';
import type { PlanVersionState } from '../vocabulary/plan-version-states.ts';
import type { TeamState } from '../vocabulary/team-states.ts';
import type { Machine } from './machine.ts';

export type FlagStep = 'ACKNOWLEDGE' | 'RESOLVE';

/** R16, R17: a flag goes forward only; resolving one that nobody acknowledged acknowledges it too. */
export const FLAG_MACHINE: Machine<FlagState, FlagStep> = {
  initial: 'RAISED',
  transitions: {
    RAISED: { ACKNOWLEDGE: 'ACKNOWLEDGED', RESOLVE: 'RESOLVED' },
    ACKNOWLEDGED: { RESOLVE: 'RESOLVED' },
    RESOLVED: {},
  },
};

export type HoldState = 'NONE' | 'ON' | 'LIFTED';
export type HoldStep = 'PUT' | 'LIFT';

/** R18: a hold is put with its flag or not at all, and is lifted once; a new one comes with a new flag. */
export const HOLD_MACHINE: Machine<HoldState, HoldStep> = {
  initial: 'NONE',
  transitions: {
    NONE: { PUT: 'ON' },
    ON: { LIFT: 'LIFTED' },
    LIFTED: {},
  },
};

export type NoteStep = 'SAVE' | 'SIGN' | 'MARK_IN_ERROR';

/** R12: what is signed is never a draft again. */
export const NOTE_MACHINE: Machine<NoteState, NoteStep> = {
  initial: 'DRAFT',
  transitions: {
    DRAFT: { SAVE: 'DRAFT', SIGN: 'SIGNED', MARK_IN_ERROR: 'ENTERED_IN_ERROR' },
    SIGNED: { MARK_IN_ERROR: 'ENTERED_IN_ERROR' },
    ENTERED_IN_ERROR: {},
  },
};

export type AmendmentStep = 'ACCEPT' | 'DECLINE' | 'WITHDRAW' | 'STATE';

/** R12: a request for correction is answered once; beside a refusal the client's statement is put. */
export const AMENDMENT_MACHINE: Machine<AmendmentState, AmendmentStep> = {
  initial: 'REQUESTED',
  transitions: {
    REQUESTED: { ACCEPT: 'ACCEPTED', DECLINE: 'DECLINED', WITHDRAW: 'WITHDRAWN' },
    ACCEPTED: {},
    DECLINED: { STATE: 'DECLINED' },
    WITHDRAWN: {},
  },
};

export type AppointmentStep =
  | 'CONFIRM'
  | 'HOLD'
  | 'CLEAR'
  | 'ARRIVE'
  | 'BEGIN'
  | 'FINISH'
  | 'CANCEL'
  | 'MISS'
  | 'MOVE'
  | 'ASK_TO_MOVE';

/**
 * R18: what needs clearance cannot be begun; it is cleared, moved or cancelled. A client who moves an
 * appointment asks for the new time, and the practice confirms it.
 */
export const APPOINTMENT_MACHINE: Machine<AppointmentState, AppointmentStep> = {
  initial: 'BOOKED',
  transitions: {
    REQUESTED: { CONFIRM: 'BOOKED', CANCEL: 'CANCELLED', MOVE: 'REQUESTED', ASK_TO_MOVE: 'REQUESTED' },
    BOOKED: {
      HOLD: 'NEEDS_CLEARANCE',
      ARRIVE: 'ARRIVED',
      BEGIN: 'IN_SESSION',
      CANCEL: 'CANCELLED',
      MISS: 'NO_SHOW',
      MOVE: 'BOOKED',
      ASK_TO_MOVE: 'REQUESTED',
    },
    NEEDS_CLEARANCE: { CLEAR: 'BOOKED', CANCEL: 'CANCELLED', MOVE: 'NEEDS_CLEARANCE' },
    ARRIVED: { BEGIN: 'IN_SESSION', CANCEL: 'CANCELLED' },
    IN_SESSION: { FINISH: 'FULFILLED' },
    FULFILLED: {},
    CANCELLED: {},
    NO_SHOW: {},
  },
};

export type PlanStep =
  | 'PROPOSE'
  | 'BRING_INTO_FORCE'
  | 'PAUSE'
  | 'RESUME'
  | 'COMPLETE'
  | 'REVOKE'
  | 'MARK_IN_ERROR';

export const PLAN_MACHINE: Machine<PlanState, PlanStep> = {
  initial: 'DRAFT',
  transitions: {
    DRAFT: { PROPOSE: 'PROPOSED', REVOKE: 'REVOKED', MARK_IN_ERROR: 'ENTERED_IN_ERROR' },
    PROPOSED: {
      PROPOSE: 'PROPOSED',
      BRING_INTO_FORCE: 'ACTIVE',
      REVOKE: 'REVOKED',
      MARK_IN_ERROR: 'ENTERED_IN_ERROR',
    },
    // A new version is proposed and agreed to while the one before is still in force.
    ACTIVE: {
      PROPOSE: 'ACTIVE',
      BRING_INTO_FORCE: 'ACTIVE',
      PAUSE: 'ON_HOLD',
      COMPLETE: 'COMPLETED',
      REVOKE: 'REVOKED',
      MARK_IN_ERROR: 'ENTERED_IN_ERROR',
    },
    ON_HOLD: {
      RESUME: 'ACTIVE',
      COMPLETE: 'COMPLETED',
      REVOKE: 'REVOKED',
      MARK_IN_ERROR: 'ENTERED_IN_ERROR',
    },
    COMPLETED: { MARK_IN_ERROR: 'ENTERED_IN_ERROR' },
    REVOKED: { MARK_IN_ERROR: 'ENTERED_IN_ERROR' },
    ENTERED_IN_ERROR: {},
  },
};

export type PlanVersionStep = 'PROPOSE' | 'BRING_INTO_FORCE' | 'SUPERSEDE' | 'WITHDRAW';

/** R7: a version goes one way; what was in force is never taken back, only followed by a later one. */
export const PLAN_VERSION_MACHINE: Machine<PlanVersionState, PlanVersionStep> = {
  initial: 'DRAFT',
  transitions: {
    DRAFT: { PROPOSE: 'PROPOSED', WITHDRAW: 'WITHDRAWN' },
    PROPOSED: { BRING_INTO_FORCE: 'IN_FORCE', WITHDRAW: 'WITHDRAWN' },
    IN_FORCE: { SUPERSEDE: 'SUPERSEDED' },
    SUPERSEDED: {},
    WITHDRAWN: {},
  },
};

/**
 * A change of one activity: objected to, it goes into another round. Acknowledged, it is a version of the
 * plan that waits for the client: it comes into force with it (R7), is carried on by a later one that holds
 * the same, or is set back by one that does not.
 */
export const ADJUSTMENT_MACHINE: Machine<AdjustmentState, Exclude<AdjustmentStep, 'PROPOSE'>> = {
  initial: 'PROPOSED',
  transitions: {
    PROPOSED: { OBJECT: 'OBJECTED', REVISE: 'PROPOSED', ACKNOWLEDGE: 'ACKNOWLEDGED', WITHDRAW: 'WITHDRAWN' },
    OBJECTED: { REVISE: 'PROPOSED', WITHDRAW: 'WITHDRAWN' },
    ACKNOWLEDGED: { CARRY: 'ACKNOWLEDGED', SET_BACK: 'PROPOSED', BRING_INTO_FORCE: 'IN_FORCE' },
    IN_FORCE: {},
    WITHDRAWN: {},
  },
};

export type TeamStep = 'AGREE' | 'END';

/** The client agrees twice: to getting to know each other, then to the fit. Either side may end. */
export const TEAM_MACHINE: Machine<TeamState, TeamStep> = {
  initial: 'PROPOSED',
  transitions: {
    PROPOSED: { AGREE: 'TRIAL', END: 'ENDED' },
    TRIAL: { AGREE: 'ACTIVE', END: 'ENDED' },
    ACTIVE: { END: 'ENDED' },
    ENDED: {},
  },
};

export type DisclosureStep = 'ASK' | 'CONSENT' | 'DECLINE' | 'OPEN' | 'EXPIRE' | 'REVOKE';

/**
 * A summary for somebody outside: the client agrees to what was asked, and to nothing else. An open link may be
 * made anew (a lost code, or one that was wrong too often), for the days that are left; what has ended stays so.
 */
export const DISCLOSURE_MACHINE: Machine<DisclosureState, DisclosureStep> = {
  initial: 'DRAFT',
  transitions: {
    DRAFT: { ASK: 'ASKED', REVOKE: 'REVOKED' },
    ASKED: { CONSENT: 'CONSENTED', DECLINE: 'DECLINED', REVOKE: 'REVOKED' },
    CONSENTED: { OPEN: 'OPEN', EXPIRE: 'EXPIRED', REVOKE: 'REVOKED' },
    OPEN: { OPEN: 'OPEN', EXPIRE: 'EXPIRED', REVOKE: 'REVOKED' },
    EXPIRED: {},
    REVOKED: {},
    DECLINED: {},
  },
};
