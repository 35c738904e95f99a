import { type AuditGround, RECORD_CLASSES, type RecordClass } from '../vocabulary/record-classes.ts';

/** Who reads the words: the client whom they are about, or somebody who runs the practice. */
export type AccessReader = 'CLIENT' | 'PRACTICE';

/** Parts of a record by the names that people give them; a client reads nothing of "flags" (R19). */
const CLASS_WORDS: Readonly<Record<RecordClass, string>> = {
  IDENTITY: 'name and contact',
  TEAM: 'care team',
  PLAN: 'care plan',
  BOUNDARIES: 'rules for touch',
  CONSENT: 'sharing choices',
  NOTES: 'notes',
  SESSION_RESPONSES: 'session responses',
  FLAGS: 'calls for support and pauses on bodywork',
  APPOINTMENTS: 'appointments',
  MEASURES: 'check-ins and questionnaires',
  SAFETY_PLAN: 'safety plan',
  MEDICAL: 'medical information',
  ACCESS_LOG: 'list of who opened the record',
};

/** What was done, by action; `{your}` and `{you}` are the client's or the client. */
const DEEDS: Readonly<Record<string, string>> = {
  'careTeam.propose': 'proposed somebody for {your} care team',
  'careTeam.agree': 'agreed to somebody on {your} care team',
  'careTeam.end': 'ended a place on {your} care team',
  'plan.draft': 'drafted {your} care plan',
  'plan.propose': 'proposed a version of {your} care plan',
  'plan.agree': 'agreed to {your} care plan',
  'plan.setReview': 'said when {your} care plan is looked at again',
  'plan.review': 'looked at {your} care plan and said how it goes on',
  'goal.recordProgress': 'wrote down how a goal of {your} care plan goes',
  'adjustment.propose': 'proposed a change of {your} care plan',
  'adjustment.revise': 'changed a proposed change of {your} care plan',
  'adjustment.withdraw': 'took back a proposed change of {your} care plan',
  'adjustment.object': 'objected to a proposed change of {your} care plan',
  'adjustment.acknowledge': 'made a version of {your} care plan of a proposed change',
  'exercise.assign': 'put an exercise beside {your} care plan',
  'exercise.end': 'took an exercise away from {your} care plan',
  'exercise.mark': 'marked an exercise',
  'feedback.give': 'said how a session was',
  'feedback.answer': 'said what was changed after a session',
  'feedback.see': 'read what was said after a session',
  'boundaries.change': 'changed {your} rules for touch',
  'boundaries.propose': 'proposed a change of {your} rules for touch',
  'boundaries.accept': 'accepted a change of {your} rules for touch',
  'boundaries.decline': 'declined a change of {your} rules for touch',
  'boundaries.withdraw': 'took back a proposed change of {your} rules for touch',
  'safetyPlan.write': 'wrote {your} safety plan',
  'sharing.set': 'changed {your} sharing choices',
  'note.start': 'began a note',
  'note.sign': 'signed a note',
  'note.addAddendum': 'added to a note',
  'note.addendum': 'added to a note',
  'note.markInError': 'marked a note as entered in error',
  'note.own': 'changed a note',
  'note.session.takeOver': 'took over an observation from bodywork',
  'amendment.request': 'asked for a correction of a note',
  'amendment.answer': 'answered a request for a correction',
  'amendment.answerInstead': 'answered a request for a correction in place of the note’s author',
  'record.search': 'searched {your} record',
  'timeLine.export': 'saved {your} history as a file',
  'waiting.join': 'put {you} on the waiting list',
  'waiting.withdraw': 'took {you} off the waiting list',
  'waiting.urgency': 'changed how soon {you} need a time',
  'waiting.accept': 'took a time that was offered',
  'waiting.decline': 'turned down a time that was offered',
  'calendar.feed': 'read appointments through a calendar feed',
  'calendar.file': 'saved an appointment to a calendar',
  'flag.raise': 'called for support for {you}',
  'flag.askForSupport': 'asked for support',
  'flag.acknowledge': 'answered a call for support',
  'flag.liftHold': 'ended a pause on bodywork',
  'flag.resolve': 'closed a call for support',
  'escalation.change': 'changed who is told of calls for support, and when',
  'onCall.plan': 'changed who is on call',
  'onCall.handOver': 'handed over, or answered for, a time on call',
  'member.setPhone': 'changed a phone number for the team',
  'hours.change': 'changed when somebody works or is away',
  'closure.manage': 'changed the days on which the practice is closed',
  'bookingLimit.change': 'changed how far ahead appointments are booked',
  'practice.changeTimeZone': 'changed the time zone of the practice',
  'service.manage': 'changed what can be booked, or where',
  'checkIn.write': 'made a check-in',
  'checkIn.plan': 'planned on which days {you} check in',
  'measure.answer': 'answered a questionnaire',
  'measure.assign': 'changed which questionnaires {you} are asked for',
  'measure.skip': 'left out a questionnaire',
  'measure.see': 'looked at what {your} questionnaires say',
  'flagRule.change': 'changed a rule that calls for support',
  'appointment.book': 'booked or asked for an appointment',
  'appointment.bookJointly': 'booked or asked for the coming weeks together',
  'appointment.proposeJointly': 'looked for times for the coming weeks of {your} plan',
  'appointment.change': 'changed an appointment',
  'appointment.reschedule': 'moved an appointment',
  'appointment.cancel': 'cancelled an appointment',
  'appointment.confirm': 'confirmed an appointment',
  'appointment.arrive': 'noted that {you} arrived',
  'appointment.receive': 'received {you} for an appointment',
  'appointment.miss': 'noted that an appointment was missed',
  'appointment.begin': 'began a session',
  'appointment.finish': 'finished a session',
  'appointment.override': 'set a scheduling rule aside',
  'appointment.suggest': 'looked for a time for {you}',
  'preferredTimes.set': 'changed which times suit {you}',
  'planning.ask': 'asked to have the coming weeks planned',
  'planning.close': 'settled the wish to have the coming weeks planned',
  'practice.setPhone': 'changed the telephone number of the practice',
  'load.change': 'changed how much somebody takes on',
  'emergency.open': 'opened {your} record in an emergency',
  'emergency.end': 'ended the emergency access to {your} record',
  'emergency.own': 'ended the emergency access to {your} record',
  'crisisLine.manage': 'changed whom clients are told to call',
  'audit.read': 'looked through the list of who opened records',
  'record.copy': 'made a copy of {your} record to take along',
  'accessLog.read': 'looked through the list of who opened {your} record',
};

/** Actions that show many records at once, a little of each. */
const LISTS: ReadonlySet<string> = new Set([
  'client.list',
  'appointment.list',
  'work.queue',
  'caseload.read',
  'notification.list',
  'note.drafts',
]);

/** Looking for times leaves everything as it was. */
const LOOKS_FOR_TIMES: ReadonlySet<string> = new Set(['appointment.suggest', 'appointment.proposeJointly']);

const READS = /\.(read\w*|list|search)$/;

/** The parts of a record in a sentence, in the order in which the record has them; the name goes without saying. */
function partsInWords(classes: readonly string[], your: string): string {
  const known = RECORD_CLASSES.filter((one) => classes.includes(one));
  const telling = known.filter((one) => one !== 'IDENTITY');
  const names = (telling.length > 0 ? telling : known).map((one) => CLASS_WORDS[one]);
  if (names.length === 0) {
    return `${your} record`;
  }
  return `${your} ${names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`}`;
}

/** Whether an action looked at a record and left it as it was. */
export function isReading(action: string): boolean {
  return READS.test(action) || LISTS.has(action) || LOOKS_FOR_TIMES.has(action);
}

/**
 * What a row of the audit says in plain words, to go on after a name: "read your session responses".
 * An action that nobody named is told by the parts of the record it touched.
 */
export function whatWasDone(action: string, classes: readonly string[], reader: AccessReader): string {
  const your = reader === 'CLIENT' ? 'your' : 'the';
  const deed = Object.hasOwn(DEEDS, action) ? DEEDS[action] : undefined;
  if (deed !== undefined) {
    return deed
      .replaceAll('{your}', reader === 'CLIENT' ? 'your' : 'the')
      .replaceAll('{you}', reader === 'CLIENT' ? 'you' : 'the client');
  }
  const parts = partsInWords(classes, your);
  if (LISTS.has(action)) {
    return `saw ${parts} in a list`;
  }
  return `${READS.test(action) ? 'read' : 'changed'} ${parts}`;
}

const GROUNDS: Readonly<Record<AccessReader, Readonly<Record<AuditGround, string>>>> = {
  CLIENT: {
    TEAM: 'on your care team',
    SELF: 'yourself',
    ADMINISTRATOR: 'administration',
    BREAK_GLASS: 'emergency access',
    CALLED_IN: 'called in',
    SYSTEM: 'Attune itself',
    REFUSED: 'refused',
  },
  PRACTICE: {
    TEAM: 'on the care team',
    SELF: 'own record',
    ADMINISTRATOR: 'administration',
    BREAK_GLASS: 'emergency access',
    CALLED_IN: 'called in',
    SYSTEM: 'Attune itself',
    REFUSED: 'refused',
  },
};

/** By what right, in plain words. */
export function onWhatGround(ground: AuditGround, reader: AccessReader): string {
  return GROUNDS[reader][ground];
}

/** What was tried and refused, to go on after a name: the deed is told as one that did not happen. */
export function whatWasRefused(action: string, reader: AccessReader): string {
  return `was refused: ${whatWasDone(action, [], reader)}`;
}
