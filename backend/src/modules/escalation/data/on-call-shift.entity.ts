import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A time for which a psychotherapist is on call. */
@Entity({ schema: 'attune', name: 'on_call_shift' })
export class OnCallShiftEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt: string;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: string;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @Column({ name: 'handed_from', type: 'uuid', nullable: true })
  handedFrom: string | null;

  @Column({ name: 'cancelled_at', type: 'timestamptz', nullable: true })
  cancelledAt: string | null;
}
