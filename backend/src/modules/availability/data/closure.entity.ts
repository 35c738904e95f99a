import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The whole practice is closed. */
@Entity({ schema: 'attune', name: 'closure' })
export class ClosureEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn: string;

  @Column({ name: 'starts_at', type: 'time', default: '00:00' })
  startsAt: string;

  @Column({ name: 'ends_on', type: 'date' })
  endsOn: string;

  @Column({ name: 'ends_at', type: 'time', default: '24:00' })
  endsAt: string;

  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt: string | null;
}
