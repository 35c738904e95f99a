import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the client and the team work towards. */
@Entity({ schema: 'attune', name: 'goal' })
export class GoalEntity {
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
  statement: string;

  @Column({ name: 'measure_code', type: 'text', nullable: true })
  measureCode: string | null;

  @Column({ type: 'double precision', nullable: true })
  target: number | null;

  @Column({ type: 'date', nullable: true })
  due: string | null;

  @Column({ type: 'text' })
  achievement: string;

  @Column({ type: 'text' })
  audience: string;

  /** The same through all versions of the plan. */
  @Column({ name: 'line_id', type: 'uuid' })
  lineId: string;
}
