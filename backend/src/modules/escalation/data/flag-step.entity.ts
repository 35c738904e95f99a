import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A step that a flag takes while nobody answers it. */
@Entity({ schema: 'attune', name: 'flag_step' })
export class FlagStepEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'flag_id', type: 'uuid' })
  flagId: string;

  @PrimaryColumn({ type: 'integer' })
  position: number;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text' })
  who: string;

  @Column({ name: 'after_minutes', type: 'integer' })
  afterMinutes: number;

  @Column({ type: 'text', array: true })
  channels: string[];

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt: string;

  @Column({ name: 'try_at', type: 'timestamptz' })
  tryAt: string;

  @Column({ type: 'boolean' })
  reminder: boolean;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt: string | null;

  @Column({ type: 'integer', nullable: true })
  reached: number | null;

  @Column({ name: 'stopped_at', type: 'timestamptz', nullable: true })
  stoppedAt: string | null;
}
