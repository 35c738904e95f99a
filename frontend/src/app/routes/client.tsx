import type { RouteObject } from 'react-router';
import { PATHS, questionnairePath, tellOfSessionPath } from '../../lib/paths.ts';
import { page } from '../page.tsx';

/** Pages of the client within the shell, with "I need support" under the thumb. */
export const clientRoutes: RouteObject[] = [
  page(PATHS.home, async () => (await import('../../features/home/components/home-page.tsx')).HomePage),
  page(
    PATHS.myPlan,
    async () => (await import('../../features/my-plan/components/my-plan-page.tsx')).MyPlanPage,
  ),
  page(
    PATHS.myTeam,
    async () => (await import('../../features/my-team/components/my-team-page.tsx')).MyTeamPage,
  ),
  page(
    PATHS.myBody,
    async () => (await import('../../features/my-body/components/my-body-page.tsx')).MyBodyPage,
  ),
  page(
    PATHS.myHealth,
    async () => (await import('../../features/my-health/components/my-health-page.tsx')).MyHealthPage,
  ),
  page(
    PATHS.mySafetyPlan,
    async () =>
      (await import('../../features/my-safety-plan/components/my-safety-plan-page.tsx')).MySafetyPlanPage,
  ),
  page(
    PATHS.mySharing,
    async () => (await import('../../features/my-sharing/components/my-sharing-page.tsx')).MySharingPage,
  ),
  page(
    PATHS.myNotes,
    async () => (await import('../../features/my-notes/components/my-notes-page.tsx')).MyNotesPage,
  ),
  page(
    PATHS.welcome,
    async () => (await import('../../features/my-sharing/components/welcome-page.tsx')).WelcomePage,
  ),
  page(
    PATHS.checkIn,
    async () => (await import('../../features/check-in/components/check-in-page.tsx')).CheckInPage,
  ),
  page(
    PATHS.howIAm,
    async () => (await import('../../features/how-i-am/components/how-i-am-page.tsx')).HowIAmPage,
  ),
  page(
    questionnairePath(':code'),
    async () =>
      (await import('../../features/questionnaires/components/questionnaire-page.tsx')).QuestionnairePage,
  ),
  page(
    PATHS.afterSession,
    async () =>
      (await import('../../features/after-session/components/after-session-page.tsx')).AfterSessionPage,
  ),
  page(
    tellOfSessionPath(':appointmentId'),
    async () => (await import('../../features/after-session/components/tell-page.tsx')).TellPage,
  ),
  page(
    PATHS.whoOpened,
    async () => (await import('../../features/who-opened/components/who-opened-page.tsx')).WhoOpenedPage,
  ),
  page(
    PATHS.myData,
    async () => (await import('../../features/my-data/components/my-data-page.tsx')).MyDataPage,
  ),
  page(
    PATHS.myAppointments,
    async () =>
      (await import('../../features/appointments/components/my-appointments-page.tsx')).MyAppointmentsPage,
  ),
  page(
    PATHS.askForVisit,
    async () =>
      (await import('../../features/appointments/components/ask-for-visit-page.tsx')).AskForVisitPage,
  ),
  page(
    PATHS.waitForVisit,
    async () =>
      (await import('../../features/appointments/components/wait-for-visit-page.tsx')).WaitForVisitPage,
  ),
  page(
    PATHS.moveVisit,
    async () => (await import('../../features/appointments/components/move-visit-page.tsx')).MoveVisitPage,
  ),
];

/** What fills the screen by itself: a sheet to print. */
export const clientWholePageRoutes: RouteObject[] = [
  page(
    PATHS.myPlanPrint,
    async () => (await import('../../features/my-plan/components/my-plan-on-paper.tsx')).MyPlanOnPaper,
  ),
  page(
    PATHS.myDataPrint,
    async () => (await import('../../features/my-data/components/printed-record.tsx')).PrintedRecord,
  ),
  page(
    PATHS.mySafetyPlanPrint,
    async () => (await import('../../features/my-safety-plan/components/my-plan-sheet.tsx')).MyPlanSheet,
  ),
];

/** "I need support" fills the screen, and is there for everybody, signed in or not. */
export const supportRoute = page(
  PATHS.support,
  async () => (await import('../../features/support/components/support-page.tsx')).SupportPage,
);

/** The exercises fill the screen too, for everybody, signed in or not. */
export const groundingRoute = page(
  PATHS.grounding,
  async () => (await import('../../features/grounding/components/grounding-page.tsx')).GroundingPage,
);
