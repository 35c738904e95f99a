import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What to do on the table while a flag is open, for the team. */
@Entity({ schema: 'attune', name: 'flag_guidance' })
export class FlagGuidanceEntity {
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
}
