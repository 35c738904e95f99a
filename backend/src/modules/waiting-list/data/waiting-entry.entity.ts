import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody waits for a time of a service. */
@Entity({ schema: 'attune', name: 'waiting_entry' })
export class WaitingEntryEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text' })
  discipline: string;

  @Column({ name: 'member_id', type: 'uuid', nullable: true })
  memberId: string | null;

  @Column({ type: 'integer', array: true })
  weekdays: number[];

  @Column({ type: 'text', array: true })
  parts: string[];

  @Column({ name: 'from_date', type: 'date' })
  fromDate: string;

  @Column({ name: 'until_date', type: 'date' })
  untilDate: string;

  @Column({ name: 'notice_hours', type: 'integer' })
  noticeHours: number;

  @Column({ type: 'boolean' })
  urgent: boolean;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: string;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: string | null;
}
