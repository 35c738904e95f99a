import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody waits for; apart, since not all who see that they wait see it. */
@Entity({ schema: 'attune', name: 'waiting_service' })
export class WaitingServiceEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'entry_id', type: 'uuid' })
  entryId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text' })
  discipline: string;

  @Column({ name: 'service_id', type: 'uuid' })
  serviceId: string;
}
