import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The address at which somebody's calendar reads their appointments. */
@Entity({ schema: 'attune', name: 'calendar_feed' })
export class CalendarFeedEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ name: 'secret_hash', type: 'bytea' })
  secretHash: Buffer;

  @Column({ type: 'text' })
  shows: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: string;

  @Column({ name: 'last_read_on', type: 'date', nullable: true })
  lastReadOn: string | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: string | null;
}
