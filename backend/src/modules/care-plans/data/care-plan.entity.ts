import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A client's care plan. */
@Entity({ schema: 'attune', name: 'care_plan' })
export class CarePlanEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'active_version', type: 'integer', nullable: true })
  activeVersion: number | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: string;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: string;
}
