import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A browser that takes push messages for somebody. */
@Entity({ schema: 'attune', name: 'push_subscription' })
export class PushSubscriptionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ name: 'session_id', type: 'uuid' })
  sessionId: string;

  @Column({ type: 'text' })
  endpoint: string;

  @Column({ type: 'text' })
  p256dh: string;

  @Column({ type: 'text' })
  auth: string;

  @Column({ type: 'timestamptz' })
  at: string;
}
