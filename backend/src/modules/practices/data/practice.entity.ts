import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The tenant. */
@Entity({ schema: 'attune', name: 'practice' })
export class PracticeEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone: string;

  @Column({ type: 'text' })
  country: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: string;
}
