import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A time offered to one person alone. */
@Entity({ schema: 'attune', name: 'slot_offer' })
export class SlotOfferEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'entry_id', type: 'uuid' })
  entryId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text' })
  discipline: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt: string;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'offered_at', type: 'timestamptz' })
  offeredAt: string;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: string;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt: string | null;

  @Column({ name: 'appointment_id', type: 'uuid', nullable: true })
  appointmentId: string | null;
}
