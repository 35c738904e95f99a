import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A client, a practitioner, a room and a time. */
@Entity({ schema: 'attune', name: 'appointment' })
export class AppointmentEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ name: 'room_id', type: 'uuid', nullable: true })
  roomId: string | null;

  @Column({ type: 'text' })
  discipline: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt: string;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt: string;

  @Column({ type: 'tstzrange' })
  busy: string;

  @Column({ type: 'integer' })
  version: number;

  /** When the practitioner began the session; null before, and for sessions held without saying so. */
  @Column({ name: 'begun_at', type: 'timestamptz', nullable: true })
  begunAt: string | null;

  @Column({ name: 'cancelled_reason', type: 'text', nullable: true })
  cancelledReason: string | null;

  /** The client cancelled it after the limit. */
  @Column({ name: 'cancelled_late', type: 'boolean', default: false })
  cancelledLate: boolean;
  /** What it was booked together with; null for one that was booked by itself. */
  @Column({ name: 'series_id', type: 'uuid', nullable: true })
  seriesId: string | null;

  @Column({ name: 'series_position', type: 'integer', nullable: true })
  seriesPosition: number | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: string;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  /** The offer of the waiting list whose place this is; null for every appointment that anybody sees. */
  @Column({ name: 'offer_id', type: 'uuid', nullable: true })
  offerId: string | null;

  /** Since when it stands at its time. */
  @Column({ name: 'time_set_at', type: 'timestamptz' })
  timeSetAt: string;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: string;
}
