import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What may be done to the body; one row for each version. */
@Entity({ schema: 'attune', name: 'boundaries' })
export class BoundariesEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @PrimaryColumn({ type: 'integer' })
  version: number;

  @Column({ name: 'max_pressure', type: 'integer' })
  maxPressure: number;

  @Column({ type: 'jsonb' })
  regions: unknown;

  @Column({ type: 'text' })
  draping: string;

  @Column({ type: 'boolean' })
  scent: boolean;

  @Column({ type: 'text' })
  talk: string;

  @Column({ name: 'stop_signal', type: 'text', nullable: true })
  stopSignal: string | null;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ name: 'what_helps', type: 'text', nullable: true })
  whatHelps: string | null;

  @Column({ type: 'text', nullable: true })
  clothing: string | null;

  @Column({ type: 'text', nullable: true })
  music: string | null;

  @Column({ type: 'text', nullable: true })
  light: string | null;

  @Column({ type: 'text', nullable: true })
  position: string | null;

  @Column({ name: 'proposal_id', type: 'uuid', nullable: true })
  proposalId: string | null;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: string;

  @Column({ name: 'changed_by', type: 'uuid' })
  changedBy: string;
}
