import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A rule across disciplines. */
@Entity({ schema: 'attune', name: 'coordination_rule' })
export class CoordinationRuleEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'text' })
  kind: string;

  @Column({ name: 'from_class', type: 'text', nullable: true })
  fromClass: string | null;

  @Column({ name: 'to_class', type: 'text', nullable: true })
  toClass: string | null;

  @Column({ type: 'integer', nullable: true })
  hours: number | null;

  @Column({ name: 'every_weeks', type: 'integer', nullable: true })
  everyWeeks: number | null;

  @Column({ name: 'tolerance_days', type: 'integer', nullable: true })
  toleranceDays: number | null;

  @Column({ type: 'integer', nullable: true })
  count: number | null;

  @Column({ type: 'integer', array: true, nullable: true })
  weekdays: number[] | null;

  @Column({ name: 'from_time', type: 'time', nullable: true })
  fromTime: string | null;

  @Column({ name: 'to_time', type: 'time', nullable: true })
  toTime: string | null;

  @Column({ type: 'boolean' })
  hard: boolean;

  @Column({ type: 'text', nullable: true })
  reason: string | null;
}
