import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Distress that somebody saw, with its clock and hold. */
@Entity({ schema: 'attune', name: 'distress_flag' })
export class DistressFlagEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text' })
  level: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'text' })
  hold: string;

  @Column({ type: 'text' })
  source: string;

  @Column({ name: 'raised_by_user', type: 'uuid' })
  raisedByUser: string;

  @Column({ name: 'raised_by_member', type: 'uuid', nullable: true })
  raisedByMember: string | null;

  @Column({ name: 'raised_at', type: 'timestamptz' })
  raisedAt: string;

  @Column({ name: 'acknowledge_by', type: 'timestamptz', nullable: true })
  acknowledgeBy: string | null;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  acknowledgedAt: string | null;

  @Column({ name: 'resolved_at', type: 'timestamptz', nullable: true })
  resolvedAt: string | null;

  @Column({ name: 'hold_lifted_at', type: 'timestamptz', nullable: true })
  holdLiftedAt: string | null;

  @Column({ name: 'appointment_id', type: 'uuid', nullable: true })
  appointmentId: string | null;

  @Column({ name: 'note_id', type: 'uuid', nullable: true })
  noteId: string | null;

  @Column({ name: 'cause_key', type: 'text', nullable: true })
  causeKey: string | null;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: string;
}
