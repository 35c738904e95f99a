import type { NotificationTopic } from '@attune/shared';

interface Words {
  readonly title: string;
  readonly what: string;
}

const FOR_PRACTICE: Readonly<Record<NotificationTopic, Words>> = {
  DISTRESS: { title: 'Distress', what: 'Flags of your clients, and what becomes of them.' },
  TEAM_AND_PLAN: {
    title: 'Team and plan',
    what: 'Proposals, agreements, boundaries, what bodywork hands on, and what clients say after a session.',
  },
  BOOKINGS: {
    title: 'Bookings',
    what: 'What clients ask for, and what others book, move or cancel with you.',
  },
  SCHEDULE: {
    title: 'Schedule',
    what: 'Appointments that wait for a decision, or are booked again, and reminders.',
  },
  RECORD: { title: 'Records', what: 'Corrections that clients ask for, records opened in an emergency.' },
};

const FOR_CLIENT: Readonly<Record<NotificationTopic, Words>> = {
  DISTRESS: { title: 'When you asked for support', what: 'That your care team has seen it.' },
  TEAM_AND_PLAN: {
    title: 'Your team and plan',
    what: 'Suggestions that you decide about, and what was changed after a session.',
  },
  BOOKINGS: { title: 'Your visits', what: 'When the practice books, moves or cancels, or answers you.' },
  SCHEDULE: {
    title: 'Reminders and free times',
    what: 'When a visit comes up, has to wait or can go ahead, a time is free, or a few questions wait for you.',
  },
  RECORD: { title: 'Your record', what: 'Answers to you, and when it was opened in an emergency.' },
};

/** What a topic is, in words for whoever chooses. */
export function wordsOfTopic(topic: NotificationTopic, isClient: boolean): Words {
  return (isClient ? FOR_CLIENT : FOR_PRACTICE)[topic];
}
