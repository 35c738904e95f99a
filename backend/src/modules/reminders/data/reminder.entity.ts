import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One reminder of one person of one visit at one time. */
@Entity({ schema: 'attune', name: 'reminder' })
export class ReminderEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'appointment_id', type: 'uuid' })
  appointmentId: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ name: 'lead_hours', type: 'integer' })
  leadHours: number;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt: string;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt: string;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt: string | null;

  @Column({ type: 'text', nullable: true })
  outcome: string | null;
}
