import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a client says after a session of bodywork; once, and never changed. */
@Entity({ schema: 'attune', name: 'session_feedback' })
export class SessionFeedbackEntity {
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

  @Column({ name: 'felt_safe', type: 'text', nullable: true })
  feltSafe: string | null;

  @Column({ name: 'in_control', type: 'text', nullable: true })
  inControl: string | null;

  @Column({ type: 'text', nullable: true })
  pressure: string | null;

  @Column({ type: 'boolean', nullable: true })
  different: boolean | null;

  @Column({ name: 'different_what', type: 'text', nullable: true })
  differentWhat: string | null;

  @Column({ type: 'text', nullable: true })
  words: string | null;

  @Column({ type: 'timestamptz' })
  at: string;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt: string;
}
