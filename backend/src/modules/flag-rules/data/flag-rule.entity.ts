import type { FlagLevel } from '@attune/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of how a practice has set a rule that raises flags. */
@Entity({ schema: 'attune', name: 'flag_rule' })
export class FlagRuleEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'text' })
  code: string;

  @PrimaryColumn({ type: 'integer' })
  version: number;

  @Column({ type: 'integer', nullable: true })
  threshold: number | null;

  @Column({ type: 'text' })
  level: FlagLevel;

  @Column({ name: 'is_on', type: 'boolean' })
  isOn: boolean;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: string;

  @Column({ name: 'changed_by', type: 'uuid' })
  changedBy: string;
}
