import {
  addOnCallShiftSchema,
  endOnCallShiftSchema,
  planOnCallSchema,
  shiftsOfRotation,
  zoneClock,
  dateOf,
  validLicence,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, notFound } from '../../../platform/errors/index.ts';
import { once } from '../../../platform/idempotency/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { PracticesRead } from '../../practices/index.ts';
import { OnCallRepository } from '../data/on-call.repository.ts';

/** Who is on call and when, set by those who run the practice. */
@Injectable()
export class PlanOnCall {
  // long-constructor: a use case names every part it acts through.
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly practices: PracticesRead,
    private readonly rota: OnCallRepository,
  ) {}

  /**
   * Lets people take turns week by week, in the practice's own time; what was planned from then on is
   * replaced. @throws ProblemError InvalidInput, also where a licence does not reach that far.
   */
  async rotate(input: unknown): Promise<void> {
    const rotation = parseInput(planOnCallSchema, input);
    const now = this.clock.now().getTime();
    const shifts = shiftsOfRotation(rotation, practiceActor().timeZone)
      .filter(({ endsAt }) => endsAt > now)
      .map((shift) => ({ ...shift, startsAt: Math.max(shift.startsAt, now) }));
    const [first] = shifts;
    if (!first) {
      throw invalid({ path: 'from', message: 'All of this would be over by now.' });
    }
    await this.work.run(async (unit) => {
      for (const shift of shifts) {
        await this.assertFit(unit, shift, 'memberIds');
      }
      this.rota.clearFrom(unit, new Date(first.startsAt).toISOString());
      for (const { memberId, startsAt, endsAt } of shifts) {
        this.rota.add(unit, {
          id: newId(),
          memberId,
          startsAt: new Date(startsAt).toISOString(),
          endsAt: new Date(endsAt).toISOString(),
        });
      }
      await this.trace(unit, practiceActor().practiceId);
    });
  }

  /** One time for one person, beside what is planned. @returns its id. @throws ProblemError InvalidInput. */
  async add(input: { idempotencyKey?: string | null }): Promise<string> {
    const { memberId, startsAt, endsAt } = parseInput(addOnCallShiftSchema, input);
    if (Date.parse(endsAt) <= this.clock.now().getTime()) {
      throw invalid({ path: 'endsAt', message: 'This would be over by now.' });
    }
    const call = { operation: 'addOnCallShift', key: input.idempotencyKey, input };
    return this.work.run((unit) =>
      once(unit, call, async () => {
        const id = newId();
        const span = { memberId, startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt) };
        await this.assertFit(unit, span, 'memberId');
        this.rota.add(unit, { id, memberId, startsAt, endsAt });
        await this.trace(unit, id);
        return id;
      }),
    );
  }

  /** Ends a shift now, or cancels one to come. @throws ProblemError NotFound when there is none, or it is over. */
  async end(input: unknown): Promise<void> {
    const { shiftId } = parseInput(endOnCallShiftSchema, input);
    await this.work.run(async (unit) => {
      if (!(await this.rota.end(unit, shiftId))) {
        throw notFound();
      }
      await this.trace(unit, shiftId);
    });
  }

  /** R2, R17: on call is a psychotherapist of the practice whose licence is valid all the while. */
  async assertFit(
    unit: Unit,
    { memberId, startsAt, endsAt }: { memberId: string; startsAt: number; endsAt: number },
    path: string,
  ): Promise<void> {
    const member = await this.practices.memberIn(unit, memberId);
    if (!member?.roles.includes('PSYCHOTHERAPIST')) {
      throw invalid({ path, message: 'On call are psychotherapists of the practice.' });
    }
    const credentials = await this.practices.credentialsIn(unit, memberId);
    const clock = zoneClock(practiceActor().timeZone);
    const dates = [startsAt, endsAt - 1].map((at) => dateOf(clock.dayOf(at)));
    for (const date of dates) {
      if (!validLicence(credentials, 'PSYCHOTHERAPY', date)) {
        throw invalid({ path, message: `${member.name} has no verified licence that is valid on ${date}.` });
      }
    }
  }

  private trace(unit: Unit, subjectId: string): Promise<void> {
    return this.audit.record(unit, {
      ...AUDIT_OF_RELATION.ADMINISTRATOR,
      action: 'onCall.plan',
      clientIds: [],
      subjectType: 'ON_CALL_SHIFT',
      subjectId,
    });
  }
}
