import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a client says they are. */
@Entity({ schema: 'attune', name: 'check_in' })
export class CheckInEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'timestamptz' })
  at: string;

  @Column({ type: 'integer' })
  distress: number;

  @Column({ name: 'sleep_hours', type: 'numeric', precision: 3, scale: 1, nullable: true })
  sleepHours: number | null;

  @Column({ type: 'integer', nullable: true })
  pain: number | null;

  @Column({ name: 'sleep_quality', type: 'integer', nullable: true })
  sleepQuality: number | null;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt: string;
}
