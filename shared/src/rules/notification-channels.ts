import type { NotificationChannel, NotificationTopic } from '../vocabulary/notification-kinds.ts';

/** What somebody chose for a topic. */
export interface TopicChoice {
  readonly mail: boolean;
  readonly push: boolean;
}

/** What holds for whoever has chosen nothing. */
export const USUAL_CHOICE: TopicChoice = { mail: true, push: true };

/**
 * Whether somebody cannot do without mails of a topic: of their own clients' distress a
 * psychotherapist must hear, also when no bell is looked at.
 */
export function mailStays(topic: NotificationTopic, isPsychotherapist: boolean): boolean {
  return topic === 'DISTRESS' && isPsychotherapist;
}

export interface Reached {
  readonly topic: NotificationTopic;
  readonly choice: TopicChoice;
  readonly isPsychotherapist: boolean;
  /** How many browsers take push messages for this person. */
  readonly devices: number;
}

/** The channels by which somebody is told beside the bell, by what they chose. */
export function chosenChannels({
  topic,
  choice,
  isPsychotherapist,
  devices,
}: Reached): Exclude<NotificationChannel, 'BELL'>[] {
  return [
    ...(choice.mail || mailStays(topic, isPsychotherapist) ? (['MAIL'] as const) : []),
    ...(choice.push && devices > 0 ? (['PUSH'] as const) : []),
  ];
}
