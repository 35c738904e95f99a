import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The six steps of a version: apart, since they are for fewer eyes than the part for the table. */
@Entity({ schema: 'attune', name: 'safety_plan_steps' })
export class SafetyPlanStepsEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @PrimaryColumn({ type: 'integer' })
  version: number;

  @Column({ name: 'warning_signs', type: 'text', array: true })
  warningSigns: string[];

  @Column({ name: 'own_coping', type: 'text', array: true })
  ownCoping: string[];

  @Column({ type: 'text', array: true })
  distractions: string[];

  @Column({ type: 'text', array: true })
  people: string[];

  @Column({ type: 'text', array: true })
  professionals: string[];

  @Column({ name: 'safe_surroundings', type: 'text', array: true })
  safeSurroundings: string[];
}
