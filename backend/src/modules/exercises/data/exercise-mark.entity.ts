import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A client marked that an exercise was done on a day. */
@Entity({ schema: 'attune', name: 'exercise_mark' })
export class ExerciseMarkEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'exercise_id', type: 'uuid' })
  exerciseId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'done_on', type: 'date' })
  doneOn: string;

  @Column({ type: 'boolean' })
  shown: boolean;
}
