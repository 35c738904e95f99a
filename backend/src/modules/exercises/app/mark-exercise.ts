import { localDateOf, markExerciseSchema, zoneClock } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, notFound } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { ExercisesRepository } from '../data/exercises.repository.ts';

@Injectable()
export class MarkExercise {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly exercises: ExercisesRepository,
  ) {}

  /**
   * A client marks that they did an exercise today, changes who sees that, or takes the mark away. Nothing is
   * marked by itself.
   * @returns the exercise's id. @throws ProblemError InvalidInput, NotFound, Forbidden; Conflict where it has ended.
   */
  async run(input: unknown): Promise<string> {
    const { exerciseId, done, shown } = parseInput(markExerciseSchema, input);
    return this.work.run(async (unit) => {
      const exercise = await this.exercises.find(unit, exerciseId);
      if (!exercise) {
        throw notFound();
      }
      const { clientId } = exercise;
      const relation = await this.authz.require(unit, 'exercise.mark', clientId);
      if (exercise.endedAt !== null) {
        throw conflict('This exercise is no longer beside your plan.');
      }
      const day = localDateOf(zoneClock(practiceActor().timeZone), this.clock.now().getTime());
      if (done) {
        this.exercises.mark(unit, newId(), exercise, day, shown);
      } else {
        this.exercises.unmark(unit, exerciseId, day);
      }
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: 'exercise.mark',
        clientIds: [clientId],
        subjectType: 'PLAN_EXERCISE',
        subjectId: exerciseId,
        fieldClasses: ['PLAN'],
      });
      await this.live.notify(unit, { kind: 'CARE_PLAN', id: exerciseId, clientId });
      return exerciseId;
    });
  }
}
