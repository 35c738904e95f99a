import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Under which conditions bodywork goes on since a flag's hold was lifted, for the team. */
@Entity({ schema: 'attune', name: 'flag_conditions' })
export class FlagConditionsEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'flag_id', type: 'uuid' })
  flagId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text' })
  text: string;

  @Column({ name: 'set_at', type: 'timestamptz' })
  setAt: string;
}
