import { assignExerciseSchema, endExerciseSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, notFound } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { ExercisesRepository } from '../data/exercises.repository.ts';

/** A psychotherapist of the team puts an exercise beside the plan, and takes it away again. */
@Injectable()
export class AssignExercise {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly exercises: ExercisesRepository,
  ) {}

  /**
   * @returns the id. @throws ProblemError InvalidInput (also for a breath that may not be: out not longer than in,
   *   or starting too long), NotFound, Forbidden; Conflict for a key used with other contents.
   */
  async assign(input: { idempotencyKey?: string | null }): Promise<string> {
    const draft = parseInput(assignExerciseSchema, input);
    return this.work.run(async (unit) => {
      const relation = await this.authz.require(unit, 'exercise.assign', draft.clientId);
      const { id, fresh } = await claim(unit, {
        operation: 'assignExercise',
        key: input.idempotencyKey,
        input,
      });
      if (!fresh) {
        return id;
      }
      this.exercises.assign(unit, { ...draft, id, at: this.clock.nowText() });
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: 'exercise.assign',
        clientIds: [draft.clientId],
        subjectType: 'PLAN_EXERCISE',
        subjectId: id,
        fieldClasses: ['PLAN'],
      });
      await this.live.notify(unit, { kind: 'CARE_PLAN', id, clientId: draft.clientId });
      return id;
    });
  }

  /** @returns the id. @throws ProblemError InvalidInput, NotFound, Forbidden; Conflict where it has ended. */
  async end(input: unknown): Promise<string> {
    const { clientId, exerciseId } = parseInput(endExerciseSchema, input);
    return this.work.run(async (unit) => {
      const relation = await this.authz.require(unit, 'exercise.assign', clientId);
      const seen = await this.exercises.find(unit, exerciseId);
      if (seen?.clientId !== clientId) {
        throw notFound();
      }
      if (!(await this.exercises.end(unit, exerciseId, clientId, this.clock.nowText()))) {
        throw conflict('This has ended already.');
      }
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: 'exercise.end',
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
