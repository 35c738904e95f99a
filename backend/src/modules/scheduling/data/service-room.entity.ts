import { Entity, PrimaryColumn } from 'typeorm';

/** A room that fits a service. */
@Entity({ schema: 'attune', name: 'service_room' })
export class ServiceRoomEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'service_id', type: 'uuid' })
  serviceId: string;

  @PrimaryColumn({ name: 'room_id', type: 'uuid' })
  roomId: string;
}
