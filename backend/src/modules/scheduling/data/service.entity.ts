import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What can be booked. */
@Entity({ schema: 'attune', name: 'service' })
export class ServiceEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  discipline: string;

  @Column({ type: 'text' })
  class: string;

  @Column({ type: 'integer' })
  minutes: number;

  @Column({ type: 'text', nullable: true })
  modality: string | null;

  @Column({ name: 'buffer_before_minutes', type: 'integer' })
  bufferBeforeMinutes: number;

  @Column({ name: 'buffer_after_minutes', type: 'integer' })
  bufferAfterMinutes: number;

  @Column({ type: 'integer', default: 1 })
  version: number;

  /** Offered no more since then; what is booked stays. */
  @Column({ name: 'retired_at', type: 'timestamptz', nullable: true })
  retiredAt: string | null;
}
