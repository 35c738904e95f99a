import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was said at a step of a flag. */
@Entity({ schema: 'attune', name: 'flag_event_text' })
export class FlagEventTextEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'event_id', type: 'uuid' })
  eventId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'actor_user', type: 'uuid' })
  actorUser: string;

  @Column({ type: 'text' })
  text: string;
}
