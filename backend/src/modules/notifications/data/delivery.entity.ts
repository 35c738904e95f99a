import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One way beside the bell by which one person is told of one thing. */
@Entity({ schema: 'attune', name: 'delivery' })
export class DeliveryEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'notification_id', type: 'uuid' })
  notificationId: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ type: 'text' })
  channel: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'timestamptz' })
  at: string;

  @Column({ type: 'integer' })
  tries: number;

  @Column({ name: 'not_before', type: 'timestamptz', nullable: true })
  notBefore: string | null;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt: string | null;

  @Column({ type: 'text', nullable: true })
  why: string | null;
}
