import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One thing to know of a client’s health; it ends, and is never deleted. */
@Entity({ schema: 'attune', name: 'intake_entry' })
export class IntakeEntryEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text', nullable: true })
  code: string | null;

  @Column({ type: 'text', nullable: true })
  words: string | null;

  @Column({ name: 'relevant_to_bodywork', type: 'boolean' })
  relevantToBodywork: boolean;

  @Column({ type: 'text', array: true })
  regions: string[];

  @Column({ name: 'times_of_day', type: 'text', array: true })
  timesOfDay: string[];

  @Column({ type: 'text', array: true })
  effects: string[];

  @Column({ name: 'noted_at', type: 'timestamptz' })
  notedAt: string;

  @Column({ name: 'noted_by', type: 'uuid' })
  notedBy: string;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: string | null;

  @Column({ name: 'ended_by', type: 'uuid', nullable: true })
  endedBy: string | null;
}
