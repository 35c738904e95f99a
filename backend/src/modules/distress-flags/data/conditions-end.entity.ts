import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That the conditions under which a hold was lifted are over. */
@Entity({ schema: 'attune', name: 'conditions_end' })
export class ConditionsEndEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'flag_id', type: 'uuid' })
  flagId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @PrimaryColumn({ name: 'ended_at', type: 'timestamptz' })
  endedAt: string;

  @Column({ name: 'ended_by', type: 'uuid' })
  endedBy: string;
}
