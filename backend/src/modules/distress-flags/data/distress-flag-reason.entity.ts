import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a flag was raised. */
@Entity({ schema: 'attune', name: 'distress_flag_reason' })
export class DistressFlagReasonEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'flag_id', type: 'uuid' })
  flagId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'raised_by_user', type: 'uuid' })
  raisedByUser: string;

  @Column({ type: 'text' })
  text: string;

  /** The same in words of the vocabulary. */
  @Column({ type: 'text', array: true, default: [] })
  reasons: string[];
}
