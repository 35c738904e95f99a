import { Navigate, type RouteObject } from 'react-router';
import { PATHS, planSheetPath, safetyPlanSheetPath } from '../../lib/paths.ts';
import { page } from '../page.tsx';

/** The tabs of a client's record, below the header that stays. */
const recordRoutes: RouteObject[] = [
  { index: true, element: <Navigate to="overview" replace /> },
  page(
    'overview',
    async () => (await import('../../features/client-record/components/overview-tab.tsx')).OverviewTab,
  ),
  page(
    'health',
    async () => (await import('../../features/client-record/components/health-form.tsx')).HealthForm,
  ),
  page('plan', async () => (await import('../../features/care-plan/components/plan-tab.tsx')).PlanTab),
  page(
    'plan/edit',
    async () => (await import('../../features/care-plan/components/plan-editor.tsx')).PlanEditor,
  ),
  page('notes', async () => (await import('../../features/notes/components/notes-tab.tsx')).NotesTab),
  page('notes/:noteId', async () => (await import('../../features/notes/components/note-page.tsx')).NotePage),
  page(
    'bodywork',
    async () => (await import('../../features/bodywork/components/bodywork-tab.tsx')).BodyworkTab,
  ),
  page(
    'safety-plan',
    async () => (await import('../../features/safety-plan/components/safety-plan-tab.tsx')).SafetyPlanTab,
  ),
  page(
    'measures',
    async () => (await import('../../features/measures/components/measures-tab.tsx')).MeasuresTab,
  ),
  page(
    'consent',
    async () => (await import('../../features/consent-view/components/consent-tab.tsx')).ConsentTab,
  ),
  page(
    'schedule',
    async () => (await import('../../features/scheduling/components/schedule-tab.tsx')).ScheduleTab,
  ),
  page(
    'summaries',
    async () => (await import('../../features/disclosures/components/summaries-page.tsx')).SummariesPage,
  ),
  page('team', async () => (await import('../../features/care-team/components/team-tab.tsx')).TeamTab),
];

/** Pages of practitioners and of those who run the practice, within the shell. */
export const practitionerRoutes: RouteObject[] = [
  page(PATHS.today, async () => (await import('../../features/today/components/today-page.tsx')).TodayPage),
  page(
    PATHS.clients,
    async () => (await import('../../features/clients/components/clients-page.tsx')).ClientsPage,
  ),
  page(
    `${PATHS.clients}/:clientId`,
    async () => (await import('../../features/client-record/components/record-layout.tsx')).RecordLayout,
    recordRoutes,
  ),
  page(
    '/flags/:flagId',
    async () => (await import('../../features/flags/components/flag-page.tsx')).FlagPage,
  ),
  page(
    PATHS.schedule,
    async () => (await import('../../features/scheduling/components/schedule-page.tsx')).SchedulePage,
  ),
  page(
    PATHS.waitingList,
    async () =>
      (await import('../../features/waiting-list/components/waiting-list-page.tsx')).WaitingListPage,
  ),
  page(
    PATHS.practice,
    async () => (await import('../../features/practice/components/practice-page.tsx')).PracticePage,
  ),
  page(
    PATHS.responseTimes,
    async () =>
      (await import('../../features/response-times/components/response-times-page.tsx')).ResponseTimesPage,
  ),
  page(
    PATHS.escalation,
    async () => (await import('../../features/escalation/components/escalation-page.tsx')).EscalationPage,
  ),
  page(
    PATHS.onCall,
    async () => (await import('../../features/on-call/components/on-call-page.tsx')).OnCallPage,
  ),
  page(
    PATHS.crisisLines,
    async () =>
      (await import('../../features/crisis-lines/components/crisis-lines-page.tsx')).CrisisLinesPage,
  ),
  page(
    PATHS.flagRules,
    async () => (await import('../../features/flag-rules/components/flag-rules-page.tsx')).FlagRulesPage,
  ),
  page(
    PATHS.myHours,
    async () => (await import('../../features/hours/components/hours-page.tsx')).MyHoursPage,
  ),
  page(
    PATHS.selfCare,
    async () => (await import('../../features/self-care/components/self-care-page.tsx')).SelfCarePage,
  ),
  page(
    PATHS.practiceHours,
    async () => (await import('../../features/hours/components/hours-page.tsx')).PracticeHoursPage,
  ),
  page(
    PATHS.practiceRules,
    async () => (await import('../../features/hours/components/practice-rules-page.tsx')).PracticeRulesPage,
  ),
  page(
    PATHS.services,
    async () => (await import('../../features/services/components/services-page.tsx')).ServicesPage,
  ),
  page(PATHS.audit, async () => (await import('../../features/audit/components/audit-page.tsx')).AuditPage),
];

/** Pages that fill the screen by themselves, such as a session on a tablet. */
export const practitionerWholePageRoutes: RouteObject[] = [
  page(
    '/session/:appointmentId',
    async () => (await import('../../features/session/components/session-page.tsx')).SessionPage,
  ),
  page(
    planSheetPath(':clientId'),
    async () => (await import('../../features/care-plan/components/plan-on-paper.tsx')).PlanOnPaper,
  ),
  page(
    safetyPlanSheetPath(':clientId'),
    async () => (await import('../../features/safety-plan/components/plan-sheet-page.tsx')).PlanSheetPage,
  ),
];
