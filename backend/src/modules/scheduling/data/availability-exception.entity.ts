import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A day that differs from the weekly hours. */
@Entity({ schema: 'attune', name: 'availability_exception' })
export class AvailabilityExceptionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ type: 'date' })
  date: string;

  @Column({ name: 'from_time', type: 'time' })
  fromTime: string;

  @Column({ name: 'to_time', type: 'time' })
  toTime: string;

  @Column({ type: 'boolean' })
  available: boolean;

  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt: string | null;
}
