import { addTimeOffSchema, removeTimeOffSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { once } from '../../../platform/idempotency/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { AvailabilityRepository } from '../data/availability.repository.ts';
import { AvailabilityDesk } from './availability-desk.ts';

/** When somebody is away. */
@Injectable()
export class KeepTimeOff {
  constructor(
    private readonly work: UnitOfWork,
    private readonly desk: AvailabilityDesk,
    private readonly availability: AvailabilityRepository,
  ) {}

  /**
   * Adds time off; what is booked then stays booked. @returns whose.
   * @throws ProblemError InvalidInput, also where it overlaps with other time off; NotFound, Forbidden, Conflict.
   */
  async add(input: { idempotencyKey?: string | null }): Promise<string> {
    const { memberId, kind, note, ...span } = parseInput(addTimeOffSchema, input);
    this.desk.assertToCome('endsOn', span.endsOn);
    const call = { operation: 'addTimeOff', key: input.idempotencyKey, input };
    await this.work.run(async (unit) => {
      await this.desk.assertMay(unit, memberId);
      return once(unit, call, async () => {
        const id = newId();
        await this.desk.apart(
          'There is time off on some of these days already. Please choose others, or change what is there.',
          () => this.availability.addTimeOff(unit, id, memberId, span, { kind, note }),
        );
        await this.desk.note(unit, 'hours.change', 'TIME_OFF', id);
        await this.desk.lookAgain(unit, id, memberId);
        return id;
      });
    });
    return memberId;
  }

  /** Takes time off back. @returns whose it was. @throws ProblemError NotFound, Forbidden. */
  remove(input: unknown): Promise<string> {
    const { id } = parseInput(removeTimeOffSchema, input);
    return this.work.run(async (unit) => {
      const memberId = await this.availability.whoseTimeOff(unit, id);
      if (memberId === null) {
        throw notFound();
      }
      await this.desk.assertMay(unit, memberId);
      this.availability.removeTimeOff(unit, id, this.desk.now());
      await this.desk.note(unit, 'hours.change', 'TIME_OFF', id);
      await this.desk.lookAgain(unit, `${id}:removed`, memberId);
      return memberId;
    });
  }
}
