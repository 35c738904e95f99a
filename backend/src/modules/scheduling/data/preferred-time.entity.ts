import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A time that suits a client, or one to stay away from, on the practice's wall clock. */
@Entity({ schema: 'attune', name: 'preferred_time' })
export class PreferredTimeEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'set_id', type: 'uuid' })
  setId: string;

  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'integer', nullable: true })
  weekday: number | null;

  @Column({ name: 'from_time', type: 'time' })
  fromTime: string;

  @Column({ name: 'to_time', type: 'time' })
  toTime: string;

  @Column({ type: 'boolean' })
  avoid: boolean;
}
