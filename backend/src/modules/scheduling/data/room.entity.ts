import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A room of the practice. */
@Entity({ schema: 'attune', name: 'room' })
export class RoomEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  /** Not booked any more since then; what is booked stays. */
  @Column({ name: 'retired_at', type: 'timestamptz', nullable: true })
  retiredAt: string | null;
}
