import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The rest of a shift, offered to somebody else. */
@Entity({ schema: 'attune', name: 'on_call_hand_over' })
export class OnCallHandOverEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'shift_id', type: 'uuid' })
  shiftId: string;

  @Column({ name: 'from_member', type: 'uuid' })
  fromMember: string;

  @Column({ name: 'to_member', type: 'uuid' })
  toMember: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt: string | null;
}
