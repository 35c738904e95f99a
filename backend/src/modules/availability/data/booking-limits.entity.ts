import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How near and how far ahead times are given: of the practice, or of a practitioner where it differs. */
@Entity({ schema: 'attune', name: 'booking_limits' })
export class BookingLimitsEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** Null: the practice. */
  @Column({ name: 'member_id', type: 'uuid', nullable: true })
  memberId: string | null;

  @Column({ name: 'client_notice_hours', type: 'integer', nullable: true })
  clientNoticeHours: number | null;

  @Column({ name: 'staff_notice_hours', type: 'integer', nullable: true })
  staffNoticeHours: number | null;

  @Column({ name: 'horizon_days', type: 'integer', nullable: true })
  horizonDays: number | null;

  @Column({ name: 'client_change_hours', type: 'integer', nullable: true })
  clientChangeHours: number | null;

  @Column({ type: 'integer' })
  version: number;
}
