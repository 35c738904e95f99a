/** Every address of the app, so that none is written twice. */
export const PATHS = {
  signIn: '/sign-in',
  account: '/account',
  /** Where mails and push messages lead: an address that says nothing (R28). */
  notice: '/notices/:noticeId',
  // Practitioners
  today: '/today',
  clients: '/clients',
  schedule: '/schedule',
  myHours: '/my-hours',
  selfCare: '/self-care',
  waitingList: '/schedule/waiting',
  practice: '/practice',
  audit: '/practice/audit',
  responseTimes: '/practice/response-times',
  escalation: '/practice/escalation',
  onCall: '/practice/on-call',
  crisisLines: '/practice/crisis-lines',
  flagRules: '/practice/flag-rules',
  practiceHours: '/practice/hours',
  practiceRules: '/practice/booking',
  services: '/practice/services',
  // Clients
  home: '/home',
  myPlan: '/my-plan',
  myPlanPrint: '/my-plan/print',
  myTeam: '/my-team',
  myBody: '/my-body',
  myHealth: '/my-health',
  mySafetyPlan: '/my-safety-plan',
  mySafetyPlanPrint: '/my-safety-plan/print',
  mySharing: '/my-sharing',
  myNotes: '/my-notes',
  welcome: '/welcome',
  whoOpened: '/who-opened',
  myData: '/my-data',
  myDataPrint: '/my-data/print/:copyId',
  myAppointments: '/my-appointments',
  askForVisit: '/my-appointments/ask',
  waitForVisit: '/my-appointments/wait',
  moveVisit: '/my-appointments/:appointmentId/move',
  checkIn: '/check-in',
  howIAm: '/how-i-am',
  afterSession: '/after-session',
  support: '/support',
  // Everybody
  grounding: '/grounding',
} as const;

export const RECORD_TABS = [
  'overview',
  'plan',
  'notes',
  'bodywork',
  'measures',
  'safety-plan',
  'consent',
  'schedule',
  'team',
] as const;
export type RecordTab = (typeof RECORD_TABS)[number];

/** A tab of a client's record. */
export const recordPath = (clientId: string, tab: RecordTab = 'overview') => `/clients/${clientId}/${tab}`;

/** Planning the coming weeks of a client. */
export const planWeeksPath = (clientId: string) => `${recordPath(clientId, 'schedule')}?planning`;

/** A note on the tab of its client; a draft opens in the editor, a signed one to read. */
export const notePath = (clientId: string, noteId: string) => `/clients/${clientId}/notes/${noteId}`;

/** The safety plan of a client on one sheet of paper. */
export const safetyPlanSheetPath = (clientId: string) => `/clients/${clientId}/safety-plan/print`;
/** A questionnaire, for the client to answer. */
export const questionnairePath = (code: string) => `/questionnaires/${code}`;

/** What the client says of one session. */
export const tellOfSessionPath = (appointmentId: string) => `${PATHS.afterSession}/${appointmentId}`;

/** The plan of a client on paper. */
export const planSheetPath = (clientId: string) => `/clients/${clientId}/plan/print`;
export const planEditorPath = (clientId: string) => `/clients/${clientId}/plan/edit`;
export const healthFormPath = (clientId: string) => `/clients/${clientId}/health`;
export const flagPath = (flagId: string) => `/flags/${flagId}`;
/** Another time for a visit of the client's own. */
export const moveVisitPath = (appointmentId: string) =>
  PATHS.moveVisit.replace(':appointmentId', appointmentId);
export const sessionPath = (appointmentId: string) => `/session/${appointmentId}`;

/** An exercise with how it begins; a breath's length and minutes where they are given. */
export function exercisePath(of: {
  readonly exercise: string;
  readonly inSeconds?: number | null;
  readonly outSeconds?: number | null;
  readonly minutes?: number | null;
}): string {
  const search = new URLSearchParams({ exercise: of.exercise });
  if (of.inSeconds) search.set('in', String(of.inSeconds));
  if (of.outSeconds) search.set('out', String(of.outSeconds));
  if (of.minutes) search.set('minutes', String(of.minutes));
  return `${PATHS.grounding}?${search}`;
}

/** The own record on pages, from a copy that was just made. */
export const printedRecordPath = (copyId: string) => PATHS.myDataPrint.replace(':copyId', copyId);

/** A copy of the own record as a file; served beside the app, so no route of it. */
export const recordCopyFilePath = (copyId: string, format: 'JSON' | 'FHIR') =>
  `/record-copies/${copyId}.${format === 'FHIR' ? 'fhir.json' : 'json'}`;

/** An appointment as a file for a calendar; served beside the app, so no route of it. */
export const calendarFilePath = (appointmentId: string) => `/calendar/visits/${appointmentId}.ics`;

/** The sign-in page that leads back to where somebody wanted to go. */
export const signInPath = (next: string) =>
  next === '/' ? PATHS.signIn : `${PATHS.signIn}?next=${encodeURIComponent(next)}`;

/** Where to go after signing in: a path of this app alone, never another site. */
export function safeNext(next: string | null): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/';
}

/** In the address of the plan: a change of it is being proposed. */
export const PROPOSING = 'propose-change';
