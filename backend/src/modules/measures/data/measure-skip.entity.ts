import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One time that a client left out. */
@Entity({ schema: 'attune', name: 'measure_skip' })
export class MeasureSkipEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'assignment_id', type: 'uuid' })
  assignmentId: string;

  @PrimaryColumn({ type: 'text' })
  occurrence: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'timestamptz' })
  at: string;
}
