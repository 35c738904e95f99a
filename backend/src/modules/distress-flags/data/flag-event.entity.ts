import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A step in the life of a flag. */
@Entity({ schema: 'attune', name: 'flag_event' })
export class FlagEventEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'flag_id', type: 'uuid' })
  flagId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'timestamptz' })
  at: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ name: 'actor_user', type: 'uuid' })
  actorUser: string;

  @Column({ name: 'actor_name', type: 'text' })
  actorName: string;

  /** By the database's own clock, which orders the history; servers' clocks differ. */
  @Column({ name: 'recorded_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  recordedAt: string;
}
