import {
  addClosureSchema,
  changeBookingLimitsSchema,
  changeTimeZoneSchema,
  removeClosureSchema,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { forbidden, invalid, notFound, staleVersion } from '../../../platform/errors/index.ts';
import { once } from '../../../platform/idempotency/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { PracticeRulesRepository } from '../data/practice-rules.repository.ts';
import { AvailabilityDesk } from './availability-desk.ts';

/** What holds for everybody of the practice: closed days, booking limits, the time zone. */
@Injectable()
export class KeepPracticeRules {
  constructor(
    private readonly work: UnitOfWork,
    private readonly desk: AvailabilityDesk,
    private readonly rules: PracticeRulesRepository,
  ) {}

  /** The practice is closed; what is booked then stays booked. @throws ProblemError InvalidInput, Conflict. */
  async addClosure(input: { idempotencyKey?: string | null }): Promise<void> {
    const closure = parseInput(addClosureSchema, input);
    this.desk.assertToCome('endsOn', closure.endsOn);
    const call = { operation: 'addClosure', key: input.idempotencyKey, input };
    await this.work.run((unit) =>
      once(unit, call, async () => {
        const id = newId();
        await this.desk.apart(
          'The practice is closed on some of these days already. Please choose others, or change what is there.',
          () => this.rules.addClosure(unit, id, closure),
        );
        await this.desk.note(unit, 'closure.manage', 'CLOSURE', id);
        await this.desk.lookAgain(unit, id, null);
        return id;
      }),
    );
  }

  /** The practice is open then after all. @throws ProblemError NotFound. */
  async removeClosure(input: unknown): Promise<void> {
    const { id } = parseInput(removeClosureSchema, input);
    await this.work.run(async (unit) => {
      if (!(await this.rules.removeClosure(unit, id, this.desk.now()))) {
        throw notFound();
      }
      await this.desk.note(unit, 'closure.manage', 'CLOSURE', id);
      await this.desk.lookAgain(unit, `${id}:removed`, null);
    });
  }

  /**
   * Limits of the practice by those who run it; of a practitioner by them or that person.
   * @throws ProblemError InvalidInput, NotFound, Forbidden, StaleVersion.
   */
  async changeLimits(input: unknown): Promise<void> {
    const { memberId, expectedVersion, ...limits } = parseInput(changeBookingLimitsSchema, input);
    await this.work.run(async (unit) => {
      if (memberId !== null) {
        await this.desk.assertMay(unit, memberId);
      } else if (!this.desk.runs()) {
        throw forbidden('Only whoever runs the practice can change what holds for everybody.');
      }
      const other = await this.rules.saveLimits(unit, memberId, expectedVersion, limits);
      if (other !== null) {
        throw staleVersion(other);
      }
      const subject = memberId ?? practiceActor().practiceId;
      await this.desk.note(unit, 'bookingLimit.change', memberId === null ? 'PRACTICE' : 'MEMBER', subject);
    });
  }

  /**
   * Another zone for the practice's clocks: hours are read on them from now on, appointments stay the
   * instants that they are. @throws ProblemError InvalidInput, also when it was changed meanwhile.
   */
  async changeTimeZone(input: unknown): Promise<string> {
    const { timeZone, expectedTimeZone } = parseInput(changeTimeZoneSchema, input);
    await this.work.run(async (unit) => {
      if (!(await this.rules.setZone(unit, timeZone, expectedTimeZone))) {
        throw invalid({
          path: 'timeZone',
          message: `The practice’s time zone is ${await this.rules.zone(unit)} by now. Please load the page again.`,
        });
      }
      await this.desk.note(unit, 'practice.changeTimeZone', 'PRACTICE', practiceActor().practiceId);
      await this.desk.lookAgain(unit, `zone:${this.desk.now()}`, null);
    });
    return timeZone;
  }
}
