import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Appointments that were booked together. */
@Entity({ schema: 'attune', name: 'appointment_series' })
export class AppointmentSeriesEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text' })
  kind: string;

  /** From here to `followsId`: the pattern of a series; null for the weeks of a plan. */
  @Column({ name: 'member_id', type: 'uuid', nullable: true })
  memberId: string | null;

  @Column({ name: 'starts_on', type: 'date', nullable: true })
  startsOn: string | null;

  @Column({ name: 'at_time', type: 'time', nullable: true })
  atTime: string | null;

  @Column({ name: 'time_zone', type: 'text', nullable: true })
  timeZone: string | null;

  @Column({ name: 'every_weeks', type: 'integer', nullable: true })
  everyWeeks: number | null;

  @Column({ type: 'integer', nullable: true })
  count: number | null;

  @Column({ name: 'follows_id', type: 'uuid', nullable: true })
  followsId: string | null;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: string;
}
