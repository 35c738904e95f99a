import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The day on which a client's appointments were last noted as read through a feed. */
@Entity({ schema: 'attune', name: 'calendar_feed_reading' })
export class CalendarFeedReadingEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'feed_id', type: 'uuid' })
  feedId: string;

  @PrimaryColumn({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ type: 'date' })
  day: string;
}
