import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody whom a step of a flag reached. */
@Entity({ schema: 'attune', name: 'flag_told' })
export class FlagToldEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'flag_id', type: 'uuid' })
  flagId: string;

  @PrimaryColumn({ type: 'integer' })
  position: number;

  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  who: string;

  @Column({ name: 'told_at', type: 'timestamptz' })
  toldAt: string;
}
