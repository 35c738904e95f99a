import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Weekly hours in the practice's wall-clock time. */
@Entity({ schema: 'attune', name: 'availability' })
export class AvailabilityEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ type: 'integer' })
  weekday: number;

  @Column({ name: 'from_time', type: 'time' })
  fromTime: string;

  @Column({ name: 'to_time', type: 'time' })
  toTime: string;

  @Column({ name: 'valid_from', type: 'date', default: '2000-01-01' })
  validFrom: string;

  /** The first date on which they no longer hold; null for no end. */
  @Column({ name: 'valid_until', type: 'date', nullable: true })
  validUntil: string | null;
}
