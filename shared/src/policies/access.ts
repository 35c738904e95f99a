import type { SharingCategory } from '../vocabulary/sharing-categories.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { Relation } from './facts.ts';

/** How a relation opens a door: always, with the client's consent, for what is one's own, or as lead. */
export type Rule = 'always' | 'own' | 'lead' | { readonly consent: SharingCategory };

type Row = Readonly<Partial<Record<Relation, Rule>>>;

const PLAN = { consent: 'PLAN' } as const;
const SUMMARY = { consent: 'PSYCHOTHERAPY_SUMMARY' } as const;
const RESPONSES = { consent: 'SESSION_RESPONSES' } as const;
const MEDICAL = { consent: 'MEDICAL' } as const;
const SAFETY_PLAN = { consent: 'SAFETY_PLAN' } as const;
const MEASURES = { consent: 'MEASURES' } as const;

const CARE_TEAM: Row = { PSYCHOTHERAPIST: 'always', MASSAGE_THERAPIST: 'always' };
/** R27: reading in an emergency; what changes anything has no such cell. */
const IN_EMERGENCY: Row = { EMERGENCY: 'always' };
/** R17: for the one flag that somebody was called in for, and who is concerned; nothing else. */
const CALLED_IN: Row = { CALLED_IN: 'always' };
const EVERYBODY_CONCERNED: Row = {
  SELF: 'always',
  ...CARE_TEAM,
  ADMINISTRATOR: 'always',
  ...IN_EMERGENCY,
};

/**
 * Who may see and do what in a client's record. One table for all: the API asks it, the screens show
 * it, row-level security keeps the same in the database. What is not here is refused.
 */
export const CLIENT_ACCESS = {
  'client.read': { ...EVERYBODY_CONCERNED, ...CALLED_IN },
  'careTeam.read': { ...EVERYBODY_CONCERNED, ...CALLED_IN },
  'careTeam.propose': { PSYCHOTHERAPIST: 'always', ADMINISTRATOR: 'always' },
  'careTeam.agree': { SELF: 'always' },
  'careTeam.end': { SELF: 'always', PSYCHOTHERAPIST: 'always', MASSAGE_THERAPIST: 'own' },
  'plan.read': { SELF: 'always', PSYCHOTHERAPIST: 'always', MASSAGE_THERAPIST: PLAN, ...IN_EMERGENCY },
  'plan.draft': { PSYCHOTHERAPIST: 'always' },
  'plan.propose': { PSYCHOTHERAPIST: 'always' },
  'plan.agree': { SELF: 'always', PSYCHOTHERAPIST: 'always', MASSAGE_THERAPIST: PLAN },
  'plan.review': { PSYCHOTHERAPIST: 'always' },
  'goal.recordProgress': { SELF: 'always', PSYCHOTHERAPIST: 'always' },
  /** A change of one activity. The client sees one that has become a version, a massage therapist those of bodywork. */
  'adjustment.read': { SELF: 'always', PSYCHOTHERAPIST: 'always', MASSAGE_THERAPIST: PLAN },
  'adjustment.propose': { PSYCHOTHERAPIST: 'always', MASSAGE_THERAPIST: PLAN },
  'adjustment.revise': { PSYCHOTHERAPIST: 'own', MASSAGE_THERAPIST: 'own' },
  'adjustment.answer': { PSYCHOTHERAPIST: 'lead' },
  /** Exercises beside the plan; a mark that one was done is the client's, and shown to psychotherapists by choice. */
  'exercise.read': { SELF: 'always', PSYCHOTHERAPIST: 'always', MASSAGE_THERAPIST: PLAN, ...IN_EMERGENCY },
  'exercise.assign': { PSYCHOTHERAPIST: 'always' },
  'exercise.mark': { SELF: 'always' },
  'goal.readPsychotherapy': { SELF: 'always', PSYCHOTHERAPIST: 'always', ...IN_EMERGENCY },
  'boundaries.read': { SELF: 'always', ...CARE_TEAM, ...IN_EMERGENCY },
  'boundaries.change': { SELF: 'always' },
  'boundaries.propose': CARE_TEAM,
  'boundaries.withdraw': { PSYCHOTHERAPIST: 'own', MASSAGE_THERAPIST: 'own' },
  'sharing.read': { SELF: 'always', ...CARE_TEAM, ...IN_EMERGENCY },
  'sharing.readHistory': { SELF: 'always' },
  'sharing.set': { SELF: 'always' },
  'intake.read': { SELF: 'always', ...CARE_TEAM, ...IN_EMERGENCY },
  'intake.readMedical': {
    SELF: 'always',
    PSYCHOTHERAPIST: 'always',
    MASSAGE_THERAPIST: MEDICAL,
    ...IN_EMERGENCY,
  },
  /** What is not marked as concerning bodywork. */
  'intake.readRest': { SELF: 'always', PSYCHOTHERAPIST: 'always', ...IN_EMERGENCY },
  'intake.write': { SELF: 'always', PSYCHOTHERAPIST: 'always' },
  'safetyPlan.readForTable': { SELF: 'always', ...CARE_TEAM, ...IN_EMERGENCY, ...CALLED_IN },
  'safetyPlan.read': {
    SELF: 'always',
    PSYCHOTHERAPIST: 'always',
    MASSAGE_THERAPIST: SAFETY_PLAN,
    ...IN_EMERGENCY,
    ...CALLED_IN,
  },
  'safetyPlan.write': { SELF: 'always', PSYCHOTHERAPIST: 'always' },
  'note.progress.readBody': { SELF: 'always', PSYCHOTHERAPIST: 'always', ...IN_EMERGENCY },
  'note.progress.readSummary': {
    SELF: 'always',
    PSYCHOTHERAPIST: 'always',
    MASSAGE_THERAPIST: SUMMARY,
    ...IN_EMERGENCY,
  },
  'note.contact.read': {
    SELF: 'always',
    PSYCHOTHERAPIST: 'always',
    MASSAGE_THERAPIST: 'own',
    ...IN_EMERGENCY,
  },
  'note.process.read': { PSYCHOTHERAPIST: 'own' },
  'note.session.read': {
    SELF: 'always',
    PSYCHOTHERAPIST: RESPONSES,
    MASSAGE_THERAPIST: 'always',
    EMERGENCY: RESPONSES,
  },
  /** What a client says after a session: for whose session it was, and the psychotherapists whom the client lets. */
  'feedback.read': {
    SELF: 'always',
    PSYCHOTHERAPIST: RESPONSES,
    MASSAGE_THERAPIST: 'own',
    EMERGENCY: RESPONSES,
  },
  'feedback.give': { SELF: 'always' },
  /** What was changed after it. */
  'feedback.answer': { MASSAGE_THERAPIST: 'own' },
  'feedback.see': { PSYCHOTHERAPIST: RESPONSES, MASSAGE_THERAPIST: 'own' },
  'note.write.PROGRESS': { PSYCHOTHERAPIST: 'always' },
  'note.write.PROCESS': { PSYCHOTHERAPIST: 'always' },
  'note.write.SESSION_RESPONSE': { MASSAGE_THERAPIST: 'always' },
  'note.write.CONTACT': CARE_TEAM,
  'note.addAddendum': { PSYCHOTHERAPIST: 'own', MASSAGE_THERAPIST: 'own' },
  'note.session.takeOver': { PSYCHOTHERAPIST: RESPONSES },
  'amendment.request': { SELF: 'always' },
  /** The author's; once they have left the team, the lead psychotherapist's, where the note is open to them. */
  'amendment.answer': { PSYCHOTHERAPIST: 'own', MASSAGE_THERAPIST: 'own' },
  'flag.read': { SELF: 'always', ...CARE_TEAM, ...IN_EMERGENCY, ...CALLED_IN },
  'flag.readReason': {
    SELF: 'own',
    PSYCHOTHERAPIST: 'always',
    MASSAGE_THERAPIST: 'own',
    ...IN_EMERGENCY,
    ...CALLED_IN,
  },
  'flag.raise': CARE_TEAM,
  'flag.askForSupport': { SELF: 'always' },
  'flag.acknowledge': { ...CARE_TEAM, ...CALLED_IN },
  'flag.liftHold': { PSYCHOTHERAPIST: 'always' },
  'flag.resolve': { PSYCHOTHERAPIST: 'always' },
  'appointment.read': EVERYBODY_CONCERNED,
  'appointment.readClass': {
    SELF: 'always',
    PSYCHOTHERAPIST: 'always',
    MASSAGE_THERAPIST: 'own',
    ...IN_EMERGENCY,
  },
  'appointment.book': {
    SELF: 'always',
    PSYCHOTHERAPIST: 'always',
    MASSAGE_THERAPIST: 'own',
    ADMINISTRATOR: 'always',
  },
  /** The coming weeks of the plan at once: for those to whom the plan is open, who each book as above. */
  'appointment.bookJointly': { SELF: 'always', PSYCHOTHERAPIST: 'always', MASSAGE_THERAPIST: PLAN },
  'appointment.change': {
    SELF: 'always',
    PSYCHOTHERAPIST: 'always',
    MASSAGE_THERAPIST: 'own',
    ADMINISTRATOR: 'always',
  },
  'appointment.confirm': { PSYCHOTHERAPIST: 'always', MASSAGE_THERAPIST: 'own', ADMINISTRATOR: 'always' },
  'appointment.receive': { PSYCHOTHERAPIST: 'always', MASSAGE_THERAPIST: 'own', ADMINISTRATOR: 'always' },
  'appointment.begin': { PSYCHOTHERAPIST: 'own', MASSAGE_THERAPIST: 'own' },
  'appointment.override': { PSYCHOTHERAPIST: 'lead' },
  'preferredTimes.read': EVERYBODY_CONCERNED,
  'preferredTimes.set': { SELF: 'always', ...CARE_TEAM, ADMINISTRATOR: 'always' },
  'waiting.read': EVERYBODY_CONCERNED,
  // A massage therapist's own are those for bodywork.
  'waiting.write': {
    SELF: 'always',
    PSYCHOTHERAPIST: 'always',
    MASSAGE_THERAPIST: 'own',
    ADMINISTRATOR: 'always',
  },
  /** A client's wish to have the weeks of the plan planned: for those to whom the plan is open. */
  'planning.read': { SELF: 'always', PSYCHOTHERAPIST: 'always', MASSAGE_THERAPIST: PLAN },
  'planning.ask': { SELF: 'always' },
  'planning.close': { SELF: 'always', PSYCHOTHERAPIST: 'always', MASSAGE_THERAPIST: PLAN },
  'checkIn.read': { SELF: 'always', ...CARE_TEAM, ...IN_EMERGENCY },
  'checkIn.write': { SELF: 'always' },
  'checkIn.plan': { PSYCHOTHERAPIST: 'always' },
  'measure.read': { SELF: 'always', PSYCHOTHERAPIST: 'always', MASSAGE_THERAPIST: MEASURES, ...IN_EMERGENCY },
  'measure.readAnswers': { SELF: 'always', PSYCHOTHERAPIST: 'always', ...IN_EMERGENCY },
  'measure.answer': { SELF: 'always' },
  /** The parts by themselves are read as above; a client has a simpler picture of their own. */
  'timeLine.read': { ...CARE_TEAM, ...IN_EMERGENCY },
  'timeLine.export': CARE_TEAM,
  /** A questionnaire of the plan, with its rhythm; begun and ended. */
  'measure.assign': { PSYCHOTHERAPIST: 'always' },
  'measure.skip': { SELF: 'always' },
  /** That somebody looked at what a questionnaire, or its silence, asks to be looked at. */
  'measure.see': { PSYCHOTHERAPIST: 'always' },
  'accessLog.read': { SELF: 'always' },
  /** A copy of everything, to take along. */
  'record.copy': { SELF: 'always' },
} as const satisfies Record<string, Row>;

export type ClientAction = keyof typeof CLIENT_ACCESS;

const MEMBERS = ['OWNER', 'ADMINISTRATOR', 'PSYCHOTHERAPIST', 'MASSAGE_THERAPIST'] as const;
const ALL: readonly Role[] = [...MEMBERS, 'CLIENT'];

/**
 * What needs no client: whoever holds one of the roles may. Lists that are open to all give each
 * person their own rows alone; an empty list of roles asks only that somebody is signed in.
 */
export const PRACTICE_ACCESS = {
  'session.own': [],
  'practice.switch': [],
  'client.list': ALL,
  'work.queue': ALL,
  'caseload.read': ['PSYCHOTHERAPIST', 'MASSAGE_THERAPIST'],
  'appointment.list': ALL,
  'note.read': ALL,
  'note.own': ['PSYCHOTHERAPIST', 'MASSAGE_THERAPIST'],
  'record.search': ['PSYCHOTHERAPIST', 'MASSAGE_THERAPIST', 'CLIENT'],
  'member.list': ALL,
  'service.list': ALL,
  'service.manage': ['OWNER', 'ADMINISTRATOR'],
  /** One's own hours and limits; anybody's for those who run the practice. */
  'hours.read': MEMBERS,
  'hours.change': MEMBERS,
  'closure.list': ALL,
  'closure.manage': ['OWNER', 'ADMINISTRATOR'],
  'bookingLimit.read': MEMBERS,
  'bookingLimit.change': MEMBERS,
  'practice.changeTimeZone': ['OWNER'],
  'practice.setPhone': ['OWNER', 'ADMINISTRATOR'],
  'calendar.read': MEMBERS,
  'modality.list': ALL,
  'load.read': MEMBERS,
  'load.change': MEMBERS,
  /** One's own recovery log and heavy sessions: nobody else's, in whatever role. */
  'selfCare.own': ['PSYCHOTHERAPIST', 'MASSAGE_THERAPIST'],
  'notification.own': ALL,
  'calendar.own': ALL,
  'live.changed': ALL,
  'audit.read': ['OWNER', 'ADMINISTRATOR'],
  'flag.responseTimes': ['OWNER', 'ADMINISTRATOR'],
  'crisisLine.manage': ['OWNER', 'ADMINISTRATOR'],
  'instrument.list': ALL,
  'flagRule.read': ['OWNER', 'ADMINISTRATOR', 'PSYCHOTHERAPIST'],
  'flagRule.change': ['OWNER', 'ADMINISTRATOR'],
  'emergency.open': ['PSYCHOTHERAPIST'],
  'emergency.own': ['PSYCHOTHERAPIST'],
  'escalation.times': ALL,
  'escalation.read': MEMBERS,
  'escalation.change': ['OWNER', 'ADMINISTRATOR'],
  'onCall.read': ['OWNER', 'ADMINISTRATOR', 'PSYCHOTHERAPIST'],
  'onCall.plan': ['OWNER', 'ADMINISTRATOR'],
  'onCall.handOver': ['PSYCHOTHERAPIST'],
  'member.setPhone': MEMBERS,
} as const satisfies Record<string, readonly Role[]>;

export type PracticeAction = keyof typeof PRACTICE_ACCESS;
export type Action = ClientAction | PracticeAction;
