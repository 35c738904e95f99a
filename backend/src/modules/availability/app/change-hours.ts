import { changeDaySchema, changeWeeklyHoursSchema, mergedRanges } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { staleVersion } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { AvailabilityRepository } from '../data/availability.repository.ts';
import { AvailabilityDesk } from './availability-desk.ts';

/** The hours of the week and the days that differ, each changed as a whole. */
@Injectable()
export class ChangeHours {
  constructor(
    private readonly work: UnitOfWork,
    private readonly desk: AvailabilityDesk,
    private readonly availability: AvailabilityRepository,
  ) {}

  /**
   * The hours of the week from a date on; what was planned for later goes, what held until then stays.
   * @returns whose. @throws ProblemError InvalidInput, NotFound, Forbidden, StaleVersion.
   */
  week(input: unknown): Promise<string> {
    const { memberId, expectedVersion, from, ranges } = parseInput(changeWeeklyHoursSchema, input);
    this.desk.assertToCome('from', from);
    return this.change(memberId, expectedVersion, (unit) =>
      this.availability.week(unit, memberId, { from, ranges: mergedRanges(ranges) }),
    );
  }

  /**
   * The hours of one date; none: no work on it; null: those of its weekday again.
   * @returns whose. @throws ProblemError InvalidInput, NotFound, Forbidden, StaleVersion.
   */
  day(input: unknown): Promise<string> {
    const { memberId, expectedVersion, date, ranges } = parseInput(changeDaySchema, input);
    this.desk.assertToCome('date', date);
    return this.change(memberId, expectedVersion, (unit) =>
      this.availability.day(unit, memberId, date, ranges && mergedRanges(ranges), this.desk.now()),
    );
  }

  private change(memberId: string, expected: number, write: (unit: Unit) => void): Promise<string> {
    return this.work.run(async (unit) => {
      await this.desk.assertMay(unit, memberId);
      const other = await this.availability.bump(unit, memberId, expected);
      if (other !== null) {
        throw staleVersion(other);
      }
      write(unit);
      await this.desk.note(unit, 'hours.change', 'MEMBER', memberId);
      await this.desk.lookAgain(unit, `${memberId}:${expected + 1}`, memberId);
      return memberId;
    });
  }
}
