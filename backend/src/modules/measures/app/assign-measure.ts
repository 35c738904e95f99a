import { assignMeasureSchema, dateOf, zoneClock } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, invalid } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { AssignmentsRepository, type NewAssignment } from '../data/assignments.repository.ts';

/** A questionnaire becomes part of the plan. */
@Injectable()
export class AssignMeasure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly assignments: AssignmentsRepository,
  ) {}

  /**
   * Says from when, and how often, a client is asked for a questionnaire. Changed, the old one ends and this
   * one begins, in one transaction; what was stays readable.
   * @returns the assignment's id.
   * @throws ProblemError InvalidInput, NotFound, Forbidden; Conflict where it is asked for in another rhythm
   *   that is not named as the one to replace, or for a key used with other contents.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<string> {
    const { replaces, startsOn: wished, ...asked } = parseInput(assignMeasureSchema, input);
    const { clientId } = asked;
    return this.work.run(async (unit) => {
      const relation = await this.authz.require(unit, 'measure.assign', clientId);
      const { id, fresh } = await claim(unit, {
        operation: 'assignMeasure',
        key: input.idempotencyKey,
        input,
      });
      if (!fresh) {
        return id;
      }
      const now = this.clock.now();
      const today = dateOf(zoneClock(practiceActor().timeZone).dayOf(now.getTime()));
      const startsOn = wished ?? today;
      if (startsOn < today) {
        throw invalid({ path: 'startsOn', message: 'Please choose today or a later day.' });
      }
      if (asked.endsOn !== null && asked.endsOn < startsOn) {
        throw invalid({ path: 'endsOn', message: 'The end is before the beginning.' });
      }
      await this.add(unit, { ...asked, id, startsOn, assignedAt: now.toISOString() }, { replaces, today });
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: 'measure.assign',
        clientIds: [clientId],
        subjectType: 'MEASURE_ASSIGNMENT',
        subjectId: id,
        fieldClasses: ['MEASURES'],
      });
      await this.live.notify(unit, { kind: 'MEASURES', id, clientId });
      return id;
    });
  }

  /** One whose last day is over makes way by itself. */
  private async add(
    unit: Unit,
    added: NewAssignment,
    { replaces, today }: { readonly replaces: string | null; readonly today: string },
  ): Promise<void> {
    const active = await this.assignments.active(unit, added.clientId, added.code);
    const over = active !== null && active.endsOn !== null && active.endsOn < today;
    if (replaces !== null && active?.id !== replaces) {
      throw conflict('It has changed meanwhile. Please look at it again.');
    }
    if (active !== null && replaces === null && !over) {
      throw conflict(`${added.code} is asked for already. Change that, or end it first.`);
    }
    if (active !== null) {
      await this.assignments.end(unit, active.id, added.assignedAt);
    }
    if (!(await this.assignments.add(unit, added))) {
      throw conflict(`${added.code} is asked for already. Change that, or end it first.`);
    }
  }
}
