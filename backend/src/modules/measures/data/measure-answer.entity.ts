import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The answers to a questionnaire, item by item. */
@Entity({ schema: 'attune', name: 'measure_answer' })
export class MeasureAnswerEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'response_id', type: 'uuid' })
  responseId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'integer', array: true })
  items: (number | null)[];

  @Column({ type: 'integer', nullable: true })
  unscored: number | null;
}
