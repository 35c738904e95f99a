import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is done, by which discipline, how often. */
@Entity({ schema: 'attune', name: 'activity' })
export class ActivityEntity {
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
  discipline: string;

  @Column({ type: 'text' })
  modality: string;

  @Column({ type: 'integer' })
  minutes: number;

  @Column({ name: 'every_weeks', type: 'integer' })
  everyWeeks: number;

  @Column({ name: 'max_pressure', type: 'integer', nullable: true })
  maxPressure: number | null;

  @Column({ name: 'focus_regions', type: 'text', array: true })
  focusRegions: string[];

  @Column({ name: 'avoid_regions', type: 'text', array: true })
  avoidRegions: string[];

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'text', nullable: true })
  adjustment: string | null;

  /** The same through all versions of the plan. */
  @Column({ name: 'line_id', type: 'uuid' })
  lineId: string;
}
