import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A version of a client's safety plan, with the part that is for the table; never changed or removed. */
@Entity({ schema: 'attune', name: 'safety_plan' })
export class SafetyPlanEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @PrimaryColumn({ type: 'integer' })
  version: number;

  @Column({ name: 'on_the_table', type: 'text', array: true })
  onTheTable: string[];

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt: string;

  @Column({ name: 'written_by', type: 'uuid' })
  writtenBy: string;

  @Column({ name: 'written_by_name', type: 'text' })
  writtenByName: string;
}
