import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A numbered version of a plan. */
@Entity({ schema: 'attune', name: 'care_plan_version' })
export class CarePlanVersionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  /** One id for plan and number, for what points at a version with a single value. */
  @Column({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id: string;

  @PrimaryColumn({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @PrimaryColumn({ type: 'integer' })
  version: number;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'text' })
  phase: string;

  @Column({ type: 'text' })
  summary: string;

  @Column({ type: 'text', nullable: true })
  guidance: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: string;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @Column({ name: 'proposed_at', type: 'timestamptz', nullable: true })
  proposedAt: string | null;

  @Column({ name: 'in_force_at', type: 'timestamptz', nullable: true })
  inForceAt: string | null;
}
