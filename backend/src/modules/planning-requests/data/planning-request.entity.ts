import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A client asks that the coming weeks be planned. */
@Entity({ schema: 'attune', name: 'planning_request' })
export class PlanningRequestEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt: string;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: string | null;

  @Column({ name: 'closed_by', type: 'uuid', nullable: true })
  closedBy: string | null;
}
