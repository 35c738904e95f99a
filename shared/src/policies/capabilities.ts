import { decide } from './decide.ts';
import type { ClientFacts } from './facts.ts';

/** What the viewer can do in a client's record; the screens ask this and nothing else. */
export interface ClientCapabilities {
  readonly raiseFlag: boolean;
  readonly liftHold: boolean;
  readonly writeProgressNote: boolean;
  readonly writeSessionResponse: boolean;
  readonly editPlan: boolean;
  readonly reviewPlan: boolean;
  readonly proposeAdjustment: boolean;
  readonly answerAdjustment: boolean;
  readonly recordGoalProgress: boolean;
  readonly writeIntake: boolean;
  readonly proposeBoundaries: boolean;
  readonly writeSafetyPlan: boolean;
  readonly planCheckIns: boolean;
  readonly assignMeasures: boolean;
  readonly book: boolean;
  /** The coming weeks of the plan in force, together. */
  readonly bookJointly: boolean;
  /** Save the time line as a file. */
  readonly exportTimeLine: boolean;
  /** Put a summary together for somebody outside. */
  readonly shareSummary: boolean;
}

export function capabilitiesOf(facts: ClientFacts): ClientCapabilities {
  const may = (action: Parameters<typeof decide>[0], own = false) => decide(action, { ...facts, own }).allow;
  return {
    raiseFlag: may('flag.raise'),
    liftHold: may('flag.liftHold'),
    writeProgressNote: may('note.write.PROGRESS'),
    writeSessionResponse: may('note.write.SESSION_RESPONSE'),
    editPlan: may('plan.draft'),
    reviewPlan: may('plan.review'),
    proposeAdjustment: may('adjustment.propose'),
    answerAdjustment: may('adjustment.answer'),
    recordGoalProgress: may('goal.recordProgress'),
    writeIntake: may('intake.write'),
    proposeBoundaries: may('boundaries.propose'),
    writeSafetyPlan: may('safetyPlan.write'),
    planCheckIns: may('checkIn.plan'),
    assignMeasures: may('measure.assign'),
    book: may('appointment.book', true),
    bookJointly: may('appointment.bookJointly'),
    exportTimeLine: may('timeLine.export'),
    shareSummary: may('disclosure.compose'),
  };
}
