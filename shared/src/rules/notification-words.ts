import type { NotificationKind } from '../vocabulary/notification-kinds.ts';

/** Who reads it: the client whom it is about, or somebody of the practice. */
export type NotificationReader = 'CLIENT' | 'PRACTICE';

type Sentence = string | ((name: string, count: number | null) => string);

/** For the practice; `name` is the client's, or "a client" where that is out of the reader's reach. */
const FOR_PRACTICE: Readonly<Record<NotificationKind, Sentence>> = {
  DISTRESS_FLAG_RAISED: (name) => `A distress flag was raised for ${name}.`,
  DISTRESS_FLAG_UNANSWERED: (name) => `Nobody has answered the flag for ${name} yet.`,
  ON_CALL_HAND_OVER: 'A shift on call is handed over.',
  DISTRESS_FLAG_ACKNOWLEDGED: (name) => `A psychotherapist has taken on the flag for ${name}.`,
  DISTRESS_HOLD_LIFTED: (name) => `The hold on bodywork for ${name} was lifted.`,
  DISTRESS_FLAG_RESOLVED: (name) => `The flag for ${name} is resolved.`,
  APPOINTMENT_REQUESTED: (name, count) => `${name} asks for ${some(count)} with you.`,
  APPOINTMENT_MOVE_REQUESTED: (name, count) => `${name} asks for another time for ${some(count)} with you.`,
  APPOINTMENT_BOOKED: (name, count) => `${some(count)} with ${name} ${were(count)} booked for you.`,
  APPOINTMENT_CONFIRMED: (name, count) => `${some(count)} with ${name} ${were(count)} confirmed.`,
  APPOINTMENT_DECLINED: (name, count) => `${some(count)} that ${name} asked for ${were(count)} declined.`,
  APPOINTMENT_MOVED: (name, count) => `${some(count)} with ${name} ${were(count)} moved.`,
  APPOINTMENT_HANDED_OVER: (name, count) => `${some(count)} with ${name} went to a colleague of yours.`,
  APPOINTMENT_CANCELLED: (name, count) => `${some(count)} with ${name} ${were(count)} cancelled.`,
  PLANNING_ASKED: (name) => `${name} asks you to plan the coming weeks.`,
  PLANNING_CLOSED: (name) => `Planning the coming weeks of ${name} was settled.`,
  APPOINTMENT_NEEDS_CLEARANCE: (name) => `Bodywork with ${name} waits for a psychotherapist’s decision.`,
  APPOINTMENT_NO_LONGER_FITS: (name) => `An appointment with ${name} no longer fits.`,
  APPOINTMENT_CLEARED: (name) => `Bodywork with ${name} is booked again.`,
  APPOINTMENT_REMINDER: (name) => `An appointment of ${name} is coming up.`,
  APPOINTMENTS_TOMORROW: (_name, count) => `Your next day has ${appointments(count)}.`,
  MEASURE_DUE: (name) => `A questionnaire waits for ${name}.`,
  SLOT_OFFERED: (name) => `A time is offered to ${name}.`,
  BOUNDARIES_PROPOSED: (name) => `A change of boundaries was proposed to ${name}.`,
  BOUNDARIES_ACCEPTED: (name) => `${name} accepted the boundaries that you proposed.`,
  BOUNDARIES_DECLINED: (name) => `${name} did not accept the boundaries that you proposed.`,
  CARE_TEAM_PROPOSED: (name) => `You were proposed for the care team of ${name}.`,
  CARE_PLAN_PROPOSED: (name) => `A version of the care plan of ${name} waits for your agreement.`,
  ADJUSTMENT_PROPOSED: (name) => `A change of the plan of ${name} waits for your answer.`,
  ADJUSTMENT_OBJECTED: (name) => `There is an objection to your change of the plan of ${name}.`,
  ADJUSTMENT_ACKNOWLEDGED: (name) => `Your change of the plan of ${name} waits for the client now.`,
  ADJUSTMENT_IN_FORCE: (name) => `A change of the plan of ${name} is in force.`,
  PLAN_REVIEWED: (name) => `The plan of ${name} was looked at.`,
  FEEDBACK_ASKED: (name) => `${name} is asked how a session was.`,
  FEEDBACK_NEEDS_CARE: (name) => `What ${name} said after a session asks for your care.`,
  FEEDBACK_ANSWERED: (name) => `${name} can read what was changed after a session.`,
  HANDOFF: (name) => `Bodywork has something for psychotherapy with ${name}.`,
  AMENDMENT_REQUESTED: (name) => `${name} asks for a correction of a note of yours.`,
  AMENDMENT_ANSWERED: (name) => `A request of ${name} for a correction was answered.`,
  RECORD_OPENED_IN_EMERGENCY: (name) => `The record of ${name} was opened in an emergency.`,
};

/** For the client: calm, plain, and never the word for it that the team uses (R19). */
const FOR_CLIENT: Readonly<Record<NotificationKind, string | ((count: number | null) => string)>> = {
  DISTRESS_FLAG_RAISED: 'Your care team looks after how you are.',
  DISTRESS_FLAG_UNANSWERED: 'Your care team is asked again.',
  ON_CALL_HAND_OVER: 'Your care team passes on who is on call.',
  DISTRESS_FLAG_ACKNOWLEDGED: 'Your care team has seen what you told them.',
  DISTRESS_HOLD_LIFTED: 'Your bodywork can go on.',
  DISTRESS_FLAG_RESOLVED: 'Your care team has finished what you asked them to look at.',
  APPOINTMENT_REQUESTED: (count) => `You asked for ${visits(count)}.`,
  APPOINTMENT_MOVE_REQUESTED: (count) => `You asked for another time for ${visits(count)}.`,
  APPOINTMENT_BOOKED: (count) => `${visits(count)} ${were(count)} booked for you.`,
  APPOINTMENT_CONFIRMED: (count) => `${visits(count)} that you asked for ${are(count)} booked.`,
  APPOINTMENT_DECLINED: (count) =>
    `${visits(count)} that you asked for ${are(count)} not possible. You can ask for another time.`,
  APPOINTMENT_MOVED: (count) => `${visits(count)} of yours ${were(count)} moved.`,
  APPOINTMENT_HANDED_OVER: (count) => `${visits(count)} of yours went to somebody else of your care team.`,
  APPOINTMENT_CANCELLED: (count) => `${visits(count)} of yours ${were(count)} cancelled.`,
  PLANNING_ASKED: 'You asked your care team to plan the coming weeks.',
  PLANNING_CLOSED: 'Your care team has looked at your wish for the coming weeks.',
  APPOINTMENT_NEEDS_CLEARANCE: 'A visit of yours waits until your care team has looked at it.',
  APPOINTMENT_NO_LONGER_FITS: 'Your care team looks at the times of your visits.',
  APPOINTMENT_CLEARED: 'Your visit is booked again.',
  APPOINTMENT_REMINDER: 'A visit of yours is coming up.',
  APPOINTMENTS_TOMORROW: 'Visits are planned for the next day.',
  MEASURE_DUE: 'A few questions wait for you, if you like.',
  SLOT_OFFERED: 'A time is free for you, and kept for a while.',
  BOUNDARIES_PROPOSED: 'Somebody of your care team has a suggestion for your rules for touch.',
  BOUNDARIES_ACCEPTED: 'You accepted a change of your rules for touch.',
  BOUNDARIES_DECLINED: 'You did not accept a change of your rules for touch.',
  CARE_TEAM_PROPOSED: 'Somebody is suggested for your care team. You decide.',
  CARE_PLAN_PROPOSED: 'A new version of your care plan waits for you.',
  ADJUSTMENT_PROPOSED: 'Your care team talks about a change of your plan.',
  ADJUSTMENT_OBJECTED: 'Your care team talks about a change of your plan.',
  ADJUSTMENT_ACKNOWLEDGED: 'A change of your care plan waits for you.',
  ADJUSTMENT_IN_FORCE: 'The change of your care plan is in force now.',
  PLAN_REVIEWED: 'Your care team has looked at your plan with you in mind.',
  FEEDBACK_ASKED: 'How was your session? Four questions wait for you, if you like.',
  FEEDBACK_NEEDS_CARE: 'Your care team reads what you said after a session.',
  FEEDBACK_ANSWERED: 'You can read what was changed after a session of yours.',
  HANDOFF: 'Your care team passes something on.',
  AMENDMENT_REQUESTED: 'You asked for a correction of a note.',
  AMENDMENT_ANSWERED: 'There is an answer to the correction that you asked for.',
  RECORD_OPENED_IN_EMERGENCY: 'Your record was opened in an emergency.',
};

const some = (count: number | null) => (isMore(count) ? `${count} appointments` : 'an appointment');
const visits = (count: number | null) => (isMore(count) ? `${count} visits` : 'a visit');
const were = (count: number | null) => (isMore(count) ? 'were' : 'was');
const are = (count: number | null) => (isMore(count) ? 'are' : 'is');

function isMore(count: number | null): boolean {
  return count !== null && count > 1;
}

function appointments(count: number | null): string {
  return count === null ? 'appointments' : count === 1 ? 'one appointment' : `${count} appointments`;
}

/**
 * What the bell says, within Attune and nowhere else.
 * @param count how many there are, for the kinds that say so.
 */
export function notificationSentence(
  kind: NotificationKind,
  reader: NotificationReader,
  clientName: string | null,
  count: number | null = null,
): string {
  if (reader === 'CLIENT') {
    const sentence = FOR_CLIENT[kind];
    return capital(typeof sentence === 'string' ? sentence : sentence(count));
  }
  const sentence = FOR_PRACTICE[kind];
  return capital(typeof sentence === 'string' ? sentence : sentence(clientName ?? 'a client', count));
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * R28: all that leaves Attune by mail or push. It is the same for every kind and everybody, so that
 * nobody who sees it learns what happened, or to whom.
 */
export const NEUTRAL_WORDS = {
  title: 'There is something to read in Attune',
  sentence: 'There is something to read in Attune.',
} as const;
