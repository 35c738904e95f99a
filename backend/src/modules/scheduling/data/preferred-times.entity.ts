import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of the times that suit a client. */
@Entity({ schema: 'attune', name: 'preferred_times' })
export class PreferredTimesEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: string;

  @Column({ name: 'changed_by', type: 'uuid' })
  changedBy: string;

  @Column({ name: 'changed_by_name', type: 'text' })
  changedByName: string;
}
