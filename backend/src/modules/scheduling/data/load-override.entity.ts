import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A practitioner went beyond their own limits for one appointment. */
@Entity({ schema: 'attune', name: 'load_override' })
export class LoadOverrideEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'appointment_id', type: 'uuid' })
  appointmentId: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'text', array: true })
  sentences: string[];

  @Column({ type: 'timestamptz' })
  at: string;
}
