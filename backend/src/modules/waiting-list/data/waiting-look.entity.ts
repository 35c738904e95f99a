import { Entity, PrimaryColumn } from 'typeorm';

/** A time may have come free in a practice. */
@Entity({ schema: 'attune', name: 'waiting_look' })
export class WaitingLookEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;
}
