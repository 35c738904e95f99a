import { isNotificationKind, type NotificationKind } from '@attune/shared';
import { flagPath, notePath, PATHS, planWeeksPath, recordPath } from '../../../lib/paths.ts';

/** As much of a notification as says what to open. */
export interface Leading {
  readonly kind: string;
  readonly subjectId: string;
  /** Whether it is about the reader, as a client. */
  readonly aboutViewer: boolean;
  readonly client?: { readonly id: string } | null;
}

const OF_CLIENT: Readonly<Record<NotificationKind, string>> = {
  DISTRESS_FLAG_RAISED: PATHS.home,
  DISTRESS_FLAG_UNANSWERED: PATHS.support,
  ON_CALL_HAND_OVER: PATHS.home,
  DISTRESS_FLAG_ACKNOWLEDGED: PATHS.support,
  DISTRESS_HOLD_LIFTED: PATHS.myAppointments,
  DISTRESS_FLAG_RESOLVED: PATHS.home,
  APPOINTMENT_REQUESTED: PATHS.myAppointments,
  APPOINTMENT_MOVE_REQUESTED: PATHS.myAppointments,
  APPOINTMENT_BOOKED: PATHS.myAppointments,
  APPOINTMENT_CONFIRMED: PATHS.myAppointments,
  APPOINTMENT_DECLINED: PATHS.myAppointments,
  APPOINTMENT_MOVED: PATHS.myAppointments,
  APPOINTMENT_HANDED_OVER: PATHS.myAppointments,
  APPOINTMENT_CANCELLED: PATHS.myAppointments,
  PLANNING_ASKED: PATHS.myAppointments,
  PLANNING_CLOSED: PATHS.myAppointments,
  APPOINTMENT_NEEDS_CLEARANCE: PATHS.myAppointments,
  APPOINTMENT_CLEARED: PATHS.myAppointments,
  APPOINTMENT_NO_LONGER_FITS: PATHS.myAppointments,
  APPOINTMENT_REMINDER: PATHS.myAppointments,
  APPOINTMENTS_TOMORROW: PATHS.myAppointments,
  MEASURE_DUE: PATHS.home,
  SLOT_OFFERED: PATHS.myAppointments,
  BOUNDARIES_PROPOSED: PATHS.myBody,
  BOUNDARIES_ACCEPTED: PATHS.myBody,
  BOUNDARIES_DECLINED: PATHS.myBody,
  CARE_TEAM_PROPOSED: PATHS.myTeam,
  CARE_PLAN_PROPOSED: PATHS.myPlan,
  ADJUSTMENT_PROPOSED: PATHS.myPlan,
  ADJUSTMENT_OBJECTED: PATHS.myPlan,
  ADJUSTMENT_ACKNOWLEDGED: PATHS.myPlan,
  ADJUSTMENT_IN_FORCE: PATHS.myPlan,
  PLAN_REVIEWED: PATHS.myPlan,
  FEEDBACK_ASKED: PATHS.afterSession,
  FEEDBACK_NEEDS_CARE: PATHS.afterSession,
  FEEDBACK_ANSWERED: PATHS.afterSession,
  HANDOFF: PATHS.myNotes,
  AMENDMENT_REQUESTED: PATHS.myNotes,
  AMENDMENT_ANSWERED: PATHS.myNotes,
  RECORD_OPENED_IN_EMERGENCY: PATHS.whoOpened,
};

/** The page that a notification leads to; null where there is nothing that its reader could open. */
export function whereTo({ kind, subjectId, aboutViewer, client }: Leading): string | null {
  if (!isNotificationKind(kind)) {
    return null;
  }
  if (aboutViewer) {
    return OF_CLIENT[kind];
  }
  const ofClient = (path: (clientId: string) => string) => (client ? path(client.id) : null);
  switch (kind) {
    case 'DISTRESS_FLAG_RAISED':
    case 'DISTRESS_FLAG_ACKNOWLEDGED':
    case 'DISTRESS_HOLD_LIFTED':
    case 'DISTRESS_FLAG_RESOLVED':
      return flagPath(subjectId);
    // The owner does not open the flag: the day's page says whom to call.
    case 'DISTRESS_FLAG_UNANSWERED':
      return PATHS.today;
    case 'ON_CALL_HAND_OVER':
      return PATHS.onCall;
    case 'APPOINTMENT_REQUESTED':
    case 'APPOINTMENT_MOVE_REQUESTED':
    case 'APPOINTMENT_BOOKED':
    case 'APPOINTMENT_CONFIRMED':
    case 'APPOINTMENT_DECLINED':
    case 'APPOINTMENT_MOVED':
    case 'APPOINTMENT_HANDED_OVER':
    case 'APPOINTMENT_CANCELLED':
    case 'PLANNING_CLOSED':
    case 'APPOINTMENT_NEEDS_CLEARANCE':
    case 'APPOINTMENT_CLEARED':
    case 'APPOINTMENT_NO_LONGER_FITS':
    case 'APPOINTMENT_REMINDER':
    case 'SLOT_OFFERED':
      return ofClient((id) => recordPath(id, 'schedule'));
    case 'FEEDBACK_ASKED':
    case 'FEEDBACK_NEEDS_CARE':
    case 'FEEDBACK_ANSWERED':
      return ofClient((id) => recordPath(id, 'bodywork'));
    case 'MEASURE_DUE':
      return ofClient((id) => recordPath(id, 'measures'));
    case 'PLANNING_ASKED':
      return ofClient(planWeeksPath);
    case 'APPOINTMENTS_TOMORROW':
      return PATHS.schedule;
    case 'BOUNDARIES_PROPOSED':
    case 'BOUNDARIES_ACCEPTED':
    case 'BOUNDARIES_DECLINED':
      return ofClient((id) => recordPath(id, 'consent'));
    case 'CARE_TEAM_PROPOSED':
      return ofClient((id) => recordPath(id, 'team'));
    case 'CARE_PLAN_PROPOSED':
    case 'ADJUSTMENT_PROPOSED':
    case 'ADJUSTMENT_OBJECTED':
    case 'ADJUSTMENT_ACKNOWLEDGED':
    case 'ADJUSTMENT_IN_FORCE':
    case 'PLAN_REVIEWED':
      return ofClient((id) => recordPath(id, 'plan'));
    case 'HANDOFF':
    case 'AMENDMENT_REQUESTED':
    case 'AMENDMENT_ANSWERED':
      return ofClient((id) => notePath(id, subjectId));
    case 'RECORD_OPENED_IN_EMERGENCY':
      return PATHS.audit;
  }
}
