import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a psychotherapist looked at a total that rose, or at a silence. */
@Entity({ schema: 'attune', name: 'measure_seen' })
export class MeasureSeenEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'response_id', type: 'uuid', nullable: true })
  responseId: string | null;

  @Column({ name: 'occurrence_id', type: 'uuid', nullable: true })
  occurrenceId: string | null;

  @Column({ name: 'seen_by', type: 'uuid' })
  seenBy: string;

  @Column({ name: 'seen_at', type: 'timestamptz' })
  seenAt: string;
}
