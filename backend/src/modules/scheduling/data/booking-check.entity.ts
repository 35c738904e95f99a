import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When a client's bookings were last looked at again. */
@Entity({ schema: 'attune', name: 'booking_check' })
export class BookingCheckEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'checked_at', type: 'timestamptz' })
  checkedAt: string;
}
