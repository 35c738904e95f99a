import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a client is with the health questions. */
@Entity({ schema: 'attune', name: 'intake' })
export class IntakeEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'completed_at', type: 'timestamptz', nullable: true })
  completedAt: string | null;

  @Column({ name: 'completed_by', type: 'uuid', nullable: true })
  completedBy: string | null;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: string;
}
