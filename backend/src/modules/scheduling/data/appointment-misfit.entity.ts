import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One kind of reason why a booked appointment no longer fits. */
@Entity({ schema: 'attune', name: 'appointment_misfit' })
export class AppointmentMisfitEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'appointment_id', type: 'uuid' })
  appointmentId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ type: 'text' })
  discipline: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ name: 'found_at', type: 'timestamptz' })
  foundAt: string;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: string | null;
}
