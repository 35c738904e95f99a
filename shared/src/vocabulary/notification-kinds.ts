/** What people choose about together: how they are told of all kinds of one topic. */
export const NOTIFICATION_TOPICS = ['DISTRESS', 'TEAM_AND_PLAN', 'BOOKINGS', 'SCHEDULE', 'RECORD'] as const;

export type NotificationTopic = (typeof NOTIFICATION_TOPICS)[number];

export const NOTIFICATION_TOPICS_LABELS: Readonly<Record<NotificationTopic, string>> = {
  DISTRESS: 'Distress',
  TEAM_AND_PLAN: 'Team and plan',
  BOOKINGS: 'Bookings',
  SCHEDULE: 'Schedule',
  RECORD: 'Records',
};

/** Everything that somebody is told of, with its topic. */
const TOPIC_OF_KIND = {
  DISTRESS_FLAG_RAISED: 'DISTRESS',
  DISTRESS_FLAG_UNANSWERED: 'DISTRESS',
  ON_CALL_HAND_OVER: 'SCHEDULE',
  DISTRESS_FLAG_ACKNOWLEDGED: 'DISTRESS',
  DISTRESS_HOLD_LIFTED: 'DISTRESS',
  DISTRESS_FLAG_RESOLVED: 'DISTRESS',
  APPOINTMENT_REQUESTED: 'BOOKINGS',
  APPOINTMENT_MOVE_REQUESTED: 'BOOKINGS',
  APPOINTMENT_BOOKED: 'BOOKINGS',
  APPOINTMENT_CONFIRMED: 'BOOKINGS',
  APPOINTMENT_DECLINED: 'BOOKINGS',
  APPOINTMENT_MOVED: 'BOOKINGS',
  APPOINTMENT_HANDED_OVER: 'BOOKINGS',
  APPOINTMENT_CANCELLED: 'BOOKINGS',
  PLANNING_ASKED: 'BOOKINGS',
  PLANNING_CLOSED: 'BOOKINGS',
  APPOINTMENT_NEEDS_CLEARANCE: 'SCHEDULE',
  APPOINTMENT_CLEARED: 'SCHEDULE',
  APPOINTMENT_NO_LONGER_FITS: 'SCHEDULE',
  APPOINTMENT_REMINDER: 'SCHEDULE',
  APPOINTMENTS_TOMORROW: 'SCHEDULE',
  MEASURE_DUE: 'SCHEDULE',
  SLOT_OFFERED: 'SCHEDULE',
  BOUNDARIES_PROPOSED: 'TEAM_AND_PLAN',
  BOUNDARIES_ACCEPTED: 'TEAM_AND_PLAN',
  BOUNDARIES_DECLINED: 'TEAM_AND_PLAN',
  CARE_TEAM_PROPOSED: 'TEAM_AND_PLAN',
  CARE_PLAN_PROPOSED: 'TEAM_AND_PLAN',
  ADJUSTMENT_PROPOSED: 'TEAM_AND_PLAN',
  ADJUSTMENT_OBJECTED: 'TEAM_AND_PLAN',
  ADJUSTMENT_ACKNOWLEDGED: 'TEAM_AND_PLAN',
  ADJUSTMENT_IN_FORCE: 'TEAM_AND_PLAN',
  PLAN_REVIEWED: 'TEAM_AND_PLAN',
  FEEDBACK_ASKED: 'SCHEDULE',
  FEEDBACK_NEEDS_CARE: 'TEAM_AND_PLAN',
  FEEDBACK_ANSWERED: 'TEAM_AND_PLAN',
  HANDOFF: 'TEAM_AND_PLAN',
  AMENDMENT_REQUESTED: 'RECORD',
  AMENDMENT_ANSWERED: 'RECORD',
  RECORD_OPENED_IN_EMERGENCY: 'RECORD',
} as const satisfies Record<string, NotificationTopic>;

export type NotificationKind = keyof typeof TOPIC_OF_KIND;

/** What is told of a change of appointments, however many were changed together. */
export type BookingNews = Extract<
  NotificationKind,
  | 'APPOINTMENT_REQUESTED'
  | 'APPOINTMENT_MOVE_REQUESTED'
  | 'APPOINTMENT_BOOKED'
  | 'APPOINTMENT_CONFIRMED'
  | 'APPOINTMENT_DECLINED'
  | 'APPOINTMENT_MOVED'
  | 'APPOINTMENT_CANCELLED'
>;

export const NOTIFICATION_KINDS = Object.keys(TOPIC_OF_KIND) as readonly NotificationKind[];

export function topicOf(kind: NotificationKind): NotificationTopic {
  return TOPIC_OF_KIND[kind];
}

/** A kind that this version knows; the server may know more by now. */
export function isNotificationKind(kind: string): kind is NotificationKind {
  return Object.hasOwn(TOPIC_OF_KIND, kind);
}

/** How somebody is told. The bell is always rung. */
export const NOTIFICATION_CHANNELS = ['BELL', 'MAIL', 'PUSH'] as const;

export type NotificationChannel = (typeof NOTIFICATION_CHANNELS)[number];
