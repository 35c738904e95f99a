import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was proposed in one round: from, to, and why. */
@Entity({ schema: 'attune', name: 'plan_adjustment_round' })
export class PlanAdjustmentRoundEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'adjustment_id', type: 'uuid' })
  adjustmentId: string;

  @PrimaryColumn({ type: 'integer' })
  round: number;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'base_version', type: 'integer' })
  baseVersion: number;

  @Column({ name: 'from_modality', type: 'text' })
  fromModality: string;

  @Column({ name: 'from_minutes', type: 'integer' })
  fromMinutes: number;

  @Column({ name: 'from_every_weeks', type: 'integer' })
  fromEveryWeeks: number;

  @Column({ name: 'from_max_pressure', type: 'integer', nullable: true })
  fromMaxPressure: number | null;

  @Column({ name: 'to_modality', type: 'text' })
  toModality: string;

  @Column({ name: 'to_minutes', type: 'integer' })
  toMinutes: number;

  @Column({ name: 'to_every_weeks', type: 'integer' })
  toEveryWeeks: number;

  @Column({ name: 'to_max_pressure', type: 'integer', nullable: true })
  toMaxPressure: number | null;

  @Column({ type: 'text' })
  why: string;

  @Column({ type: 'timestamptz' })
  at: string;
}
