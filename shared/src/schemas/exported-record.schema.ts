import { z } from 'zod';
import {
  day,
  discipline,
  id,
  instant,
  maybe,
  maybeInstant,
  names,
  number,
  words,
} from './exported-fields.ts';
import { exercise, goalProgress, planChange, planReview, planVersion } from './exported-plan.schema.ts';

/*
 * The file of everything that a client takes along. Its JSON Schema stands in docs/record-copy.schema.json.
 * A field is added freely; one that is renamed, dropped or meant otherwise makes a new version.
 */
export const RECORD_COPY_VERSION = 1;

const person = z.strictObject({
  id: id(),
  name: words(),
  preferredName: maybe(),
  pronouns: maybe(),
  email: maybe(),
  phone: maybe(),
  since: instant(),
});

const teamMember = z.strictObject({
  id: id(),
  memberId: id(),
  name: words(),
  discipline: discipline(),
  lead: z.boolean(),
  state: words(),
  proposedAt: instant(),
  trialAt: maybeInstant(),
  activeAt: maybeInstant(),
  endedAt: maybeInstant(),
  steps: z.array(z.strictObject({ state: words(), at: instant() })),
});

const boundaries = z.strictObject({
  version: z.int(),
  /** Whether these hold now. */
  current: z.boolean(),
  changedAt: instant(),
  maxPressure: z.int(),
  regions: z.record(z.string(), words()),
  draping: words(),
  clothing: maybe(),
  talk: words(),
  scent: z.boolean(),
  music: maybe(),
  light: maybe(),
  position: maybe(),
  stopSignal: maybe(),
  whatHelps: maybe(),
  note: maybe(),
});

const boundaryProposal = z.strictObject({
  id: id(),
  by: maybe(),
  changes: z.record(z.string(), z.unknown()),
  reason: words(),
  state: words(),
  proposedAt: instant(),
  decidedAt: maybeInstant(),
  acceptedVersion: number(),
});

const sharing = z.strictObject({
  category: words(),
  discipline: discipline(),
  /** One person for whom it is otherwise; null: the whole discipline. */
  person: maybe(),
  granted: z.boolean(),
  since: instant(),
});

const sharingStep = z.strictObject({
  id: id(),
  at: instant(),
  category: words(),
  discipline: discipline(),
  person: maybe(),
  granted: z.boolean().nullable(),
});

const healthEntry = z.strictObject({
  id: id(),
  kind: z.enum(['MEDICAL', 'MEDICATION', 'ALLERGY', 'CONTRAINDICATION']),
  code: maybe(),
  words: maybe(),
  relevantToBodywork: z.boolean(),
  regions: names(),
  timesOfDay: names(),
  effects: names(),
  notedAt: instant(),
  endedAt: maybeInstant(),
});

const safetyPlan = z.strictObject({
  version: z.int(),
  writtenAt: instant(),
  writtenBy: words(),
  warningSigns: names(),
  ownCoping: names(),
  distractions: names(),
  people: names(),
  professionals: names(),
  safeSurroundings: names(),
  onTheTable: names(),
});

const session = z.strictObject({
  boundariesVersion: number(),
  boundariesConfirmed: z.boolean().nullable(),
  regionsAgreedToday: names(),
  draping: maybe(),
  stopSignalAgreed: z.boolean().nullable(),
  arrivalDistress: number(),
  arrivalArousal: number(),
  arrivalPain: number(),
  arrivalTension: number(),
  departureDistress: number(),
  departureArousal: number(),
  departurePain: number(),
  departureTension: number(),
  settled: z.boolean().nullable(),
  work: z.array(z.looseObject({ region: words() })),
  observations: names(),
  emotionalResponse: names(),
  clientWords: maybe(),
  ending: maybe(),
  aftercare: names(),
  nextTime: maybe(),
  toPsychotherapy: maybe(),
  noFlagReason: maybe(),
  breachAccount: maybe(),
});

const note = z.strictObject({
  id: id(),
  kind: z.enum(['PROGRESS', 'CONTACT', 'SESSION_RESPONSE']),
  state: words(),
  authorId: id(),
  author: maybe(),
  signedAt: instant(),
  errorReason: maybe(),
  appointmentId: id().nullable(),
  text: maybe(),
  toleranceOfTraumaWork: number(),
  teamSummary: maybe(),
  session: session.nullable(),
  addenda: z.array(z.strictObject({ at: instant(), by: maybe(), text: maybe() })),
  corrections: z.array(
    z.strictObject({
      state: words(),
      wish: words(),
      requestedAt: instant(),
      answeredAt: maybeInstant(),
      reason: maybe(),
      statement: maybe(),
    }),
  ),
});

/** What the client said after a session of bodywork, and what was changed then. */
const sessionFeedback = z.strictObject({
  id: id(),
  appointmentId: id(),
  with: maybe(),
  at: instant(),
  feltSafe: maybe(),
  inControl: maybe(),
  pressure: maybe(),
  different: z.boolean().nullable(),
  differentWhat: maybe(),
  words: maybe(),
  changes: z.array(z.strictObject({ text: words(), at: instant(), by: maybe() })),
  seenBy: z.array(z.strictObject({ name: maybe(), at: instant() })),
});

const checkIn = z.strictObject({
  id: id(),
  at: instant(),
  distress: z.int(),
  sleepHours: number(),
  sleepQuality: number(),
  pain: number(),
  mood: number(),
  arousal: number(),
  irritability: number(),
  bodyConnection: number(),
  words: maybe(),
});

const questionnaire = z.strictObject({
  id: id(),
  code: words(),
  instrumentVersion: words(),
  takenAt: instant(),
  total: z.int(),
  band: maybe(),
  /** The answers in the order of the items; null where one was left out. */
  items: z.array(z.int().nullable()).nullable(),
  unscored: number(),
});

const questionnaireRhythm = z.strictObject({
  id: id(),
  code: words(),
  rhythm: words(),
  everyWeeks: number(),
  discipline: maybe(),
  startsOn: day(),
  endsOn: day().nullable(),
  endedAt: maybeInstant(),
  skipped: z.array(z.strictObject({ occurrence: words(), at: instant() })),
});

const support = z.strictObject({
  id: id(),
  at: instant(),
  /** Who saw to it that somebody was told: the client, an answer of theirs, somebody of the team. */
  cameFrom: z.enum(['YOU', 'ANSWER', 'TEAM']),
  state: words(),
  /** What of bodywork paused because of it. */
  pause: words(),
  pauseEndedAt: maybeInstant(),
  seenAt: maybeInstant(),
  closedAt: maybeInstant(),
  words: maybe(),
  told: z.array(z.strictObject({ name: words(), at: instant() })),
});

const appointment = z.strictObject({
  id: id(),
  state: words(),
  startsAt: instant(),
  endsAt: instant(),
  discipline: discipline(),
  memberId: id(),
  with: maybe(),
  room: maybe(),
  service: maybe(),
  class: maybe(),
  cancelledReason: maybe(),
  begunAt: maybeInstant(),
  exceptions: z.array(z.strictObject({ reason: words(), sentences: names(), by: words(), at: instant() })),
});

/** A summary for somebody outside the practice, from the asking on, and when it was opened. */
const sentSummary = z.strictObject({
  id: id(),
  state: words(),
  recipientKind: words(),
  recipientName: words(),
  recipientOrganisation: maybe(),
  reason: words(),
  parts: names(),
  from: day(),
  to: day(),
  composedBy: maybe(),
  askedAt: maybeInstant(),
  answeredAt: maybeInstant(),
  linkedAt: maybeInstant(),
  expiresAt: maybeInstant(),
  openings: z.array(z.strictObject({ at: instant() })),
});

const opening = z.strictObject({
  id: id(),
  at: instant(),
  who: words(),
  role: maybe(),
  action: words(),
  ground: words(),
  fieldClasses: names(),
  own: z.boolean(),
  reason: maybe(),
});

/** Everything of a client's record that is theirs, as `Everything (JSON)` holds it. */
export const exportedRecordSchema = z.strictObject({
  format: z.literal('attune-record'),
  version: z.literal(RECORD_COPY_VERSION),
  copyId: id(),
  madeAt: instant(),
  practice: z.strictObject({ name: words(), timeZone: words() }),
  person: person.nullable(),
  team: z.array(teamMember),
  boundaries: z.array(boundaries),
  boundaryProposals: z.array(boundaryProposal),
  sharing: z.array(sharing),
  sharingHistory: z.array(sharingStep),
  health: z
    .strictObject({ version: z.int(), state: words(), completedAt: maybeInstant(), changedAt: instant() })
    .nullable(),
  healthEntries: z.array(healthEntry),
  healthTexts: z.array(z.strictObject({ part: words(), words: words(), writtenAt: instant() })),
  safetyPlans: z.array(safetyPlan),
  plans: z.array(planVersion),
  goalProgress: z.array(goalProgress),
  planReviews: z.array(planReview),
  planChanges: z.array(planChange),
  exercises: z.array(exercise),
  notes: z.array(note),
  sessionFeedback: z.array(sessionFeedback),
  checkIns: z.array(checkIn),
  checkInRhythm: z
    .strictObject({ weekdays: z.array(z.int()), everyDays: number(), startsOn: day() })
    .nullable(),
  questionnaires: z.array(questionnaire),
  questionnaireRhythms: z.array(questionnaireRhythm),
  support: z.array(support),
  appointments: z.array(appointment),
  series: z.array(
    z.strictObject({
      id: id(),
      kind: words(),
      with: maybe(),
      startsOn: day().nullable(),
      atTime: maybe(),
      everyWeeks: number(),
      count: number(),
    }),
  ),
  waiting: z.array(
    z.strictObject({
      id: id(),
      discipline: discipline(),
      with: maybe(),
      weekdays: z.array(z.int()),
      parts: names(),
      fromDate: day(),
      untilDate: day(),
      state: words(),
      createdAt: instant(),
      closedAt: maybeInstant(),
      services: names(),
      offers: z.array(
        z.strictObject({ startsAt: instant(), endsAt: instant(), state: words(), offeredAt: instant() }),
      ),
    }),
  ),
  planningRequests: z.array(
    z.strictObject({
      id: id(),
      note: maybe(),
      state: words(),
      askedAt: instant(),
      closedAt: maybeInstant(),
    }),
  ),
  preferredTimes: z.array(
    z.strictObject({
      version: z.int(),
      changedAt: instant(),
      changedBy: words(),
      times: z.array(z.strictObject({ weekday: number(), from: words(), to: words(), avoid: z.boolean() })),
    }),
  ),
  notices: z.array(z.strictObject({ id: id(), kind: words(), at: instant(), readAt: maybeInstant() })),
  noticeChoices: z.array(z.strictObject({ topic: words(), mail: z.boolean(), push: z.boolean() })),
  reminders: z
    .strictObject({ leadHours: z.array(z.int()), eveningSummary: z.boolean(), questionnaires: z.boolean() })
    .nullable(),
  sentSummaries: z.array(sentSummary),
  copies: z.array(z.strictObject({ id: id(), format: words(), at: instant() })),
  /** The newest first: who opened or changed the record, and what the client did themself. */
  whoOpened: z.array(opening),
});

export type ExportedRecord = z.infer<typeof exportedRecordSchema>;
