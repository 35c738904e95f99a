import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A questionnaire as it was answered: what it added up to, and what it was compared with. */
@Entity({ schema: 'attune', name: 'measure_response' })
export class MeasureResponseEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ name: 'instrument_version', type: 'text' })
  instrumentVersion: string;

  @Column({ name: 'taken_at', type: 'timestamptz' })
  takenAt: string;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt: string;

  @Column({ type: 'integer' })
  total: number;

  @Column({ type: 'text', nullable: true })
  band: string | null;

  @Column({ name: 'baseline_total', type: 'integer', nullable: true })
  baselineTotal: number | null;

  @Column({ name: 'last_total', type: 'integer', nullable: true })
  lastTotal: number | null;
}
