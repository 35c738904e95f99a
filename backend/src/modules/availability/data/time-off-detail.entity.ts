import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why somebody is away: for that person and those who run the practice. */
@Entity({ schema: 'attune', name: 'time_off_detail' })
export class TimeOffDetailEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text', nullable: true })
  note: string | null;
}
