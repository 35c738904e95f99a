import {
  type BookingLimits,
  type HoursException,
  limitsOf,
  type OwnLimits,
  type WallSpan,
  type WeeklyHours,
  type WorkingHoursFacts,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import type { OfMember } from '../domain/of-member.ts';
import { AWAY_OF_MEMBERS, EXCEPTIONS_OF_MEMBERS, HOURS_OF_MEMBERS, LIMITS } from './hours.statements.ts';
import { perRequest } from './per-request.ts';

export type HoursRow = WeeklyHours & OfMember;
export type ExceptionRow = HoursException & OfMember;
/** Time off of somebody; of nobody in particular: the practice is closed. */
export type AwayRow = WallSpan & { readonly memberId: string | null };
/** The same with the name of a closed time. */
export type NamedAwayRow = AwayRow & { readonly name: string | null };
/** Limits of the practice (no member), or of a practitioner. */
export type LimitsRow = OwnLimits & { readonly memberId: string | null; readonly version: number };

/** The facts of one person, of rows of several. */
export function factsOf(
  memberId: string,
  hours: readonly HoursRow[],
  exceptions: readonly ExceptionRow[],
  away: readonly AwayRow[],
): WorkingHoursFacts {
  return {
    hours: hours.filter((row) => row.memberId === memberId),
    exceptions: exceptions.filter((row) => row.memberId === memberId),
    away: away.filter((row) => row.memberId === memberId || row.memberId === null),
  };
}

/** The limits that hold for a practitioner, of all rows of the practice. */
export function limitsFor(memberId: string, rows: readonly LimitsRow[]): BookingLimits {
  const of = (id: string | null) => rows.find((row) => row.memberId === id) ?? null;
  // The database holds all four for the practice.
  return limitsOf(of(null) as BookingLimits | null, of(memberId));
}

/** When people work, and how near and far ahead times of theirs are given. */
@Injectable()
export class WorkingHoursRead {
  /** The hours of these people from one date to another, as far as the actor may see them. */
  async ofMembers(
    ids: readonly string[],
    from: string,
    to: string,
  ): Promise<ReadonlyMap<string, WorkingHoursFacts>> {
    const { reader } = currentContext();
    const [hours, exceptions, away] = await Promise.all([
      reader.read<HoursRow>(HOURS_OF_MEMBERS, [ids, from]),
      reader.read<ExceptionRow>(EXCEPTIONS_OF_MEMBERS, [ids, from, to]),
      reader.read<AwayRow>(AWAY_OF_MEMBERS, [ids, from, to]),
    ]);
    return new Map(ids.map((id) => [id, factsOf(id, hours, exceptions, away)]));
  }

  /** All limits of the practice; read once for a request. */
  limits(): Promise<LimitsRow[]> {
    return perRequest<LimitsRow[]>(
      'limits',
      async (keys) => {
        const rows = await currentContext().reader.read<LimitsRow>(LIMITS);
        return new Map(keys.map((key) => [key, rows]));
      },
      () => [],
    ).load('practice');
  }
}
