import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something to look at, for one person. */
@Entity({ schema: 'attune', name: 'notification' })
export class NotificationEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId: string;

  /** What else tells one telling of the same thing from another; '' for the only one. */
  @Column({ type: 'text' })
  occasion: string;

  @Column({ type: 'boolean' })
  urgent: boolean;

  /** How many there are, for the kinds that say so. */
  @Column({ type: 'integer', nullable: true })
  count: number | null;

  @Column({ name: 'client_id', type: 'uuid', nullable: true })
  clientId: string | null;

  @Column({ type: 'timestamptz' })
  at: string;

  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt: string | null;
}
