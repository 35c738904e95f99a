import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a practitioner takes on at most; without one, what holds for the practice. */
@Entity({ schema: 'attune', name: 'load_limit' })
export class LoadLimitEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'member_id', type: 'uuid', nullable: true })
  memberId: string | null;

  @Column({ name: 'per_day', type: 'integer', nullable: true })
  perDay: number | null;

  @Column({ name: 'heavy_per_day', type: 'integer', nullable: true })
  heavyPerDay: number | null;

  @Column({ name: 'per_week', type: 'integer', nullable: true })
  perWeek: number | null;

  @Column({ name: 'break_minutes', type: 'integer', nullable: true })
  breakMinutes: number | null;

  @Column({ type: 'boolean', default: true })
  firm: boolean;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: string;

  @Column({ name: 'changed_by', type: 'uuid' })
  changedBy: string;
}
