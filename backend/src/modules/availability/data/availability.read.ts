import type { TimeOffKind, WallSpan } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';
import { AWAY_COLUMNS } from '../../scheduling/index.ts';

export interface TimeOffRow extends WallSpan {
  readonly id: string;
  readonly memberId: string;
  /** Null where why somebody is away is not for the actor. */
  readonly kind: TimeOffKind | null;
  readonly note: string | null;
}

export interface ClosureRow extends WallSpan {
  readonly id: string;
  readonly name: string;
}

const HERE = '(select attune.practice_id())';

const VERSIONS = sql(
  'availability.versions',
  `select member_id as "memberId", version from attune.availability_version where practice_id = ${HERE} and member_id = any ($1::uuid[])`,
);
const TIME_OFF = sql(
  'availability.timeOff',
  `select t.id, t.member_id as "memberId", ${AWAY_COLUMNS}, d.kind, d.note
   from attune.time_off t left join attune.time_off_detail d on d.practice_id = t.practice_id and d.id = t.id
   where t.practice_id = ${HERE} and t.removed_at is null and t.member_id = $1 and t.ends_on >= $2::date
   order by t.starts_on, t.starts_at limit 500`,
);
const CLOSURES = sql(
  'availability.closures',
  `select id, name, ${AWAY_COLUMNS} from attune.closure
   where practice_id = ${HERE} and removed_at is null and ends_on >= $1::date order by starts_on, starts_at limit 500`,
);
const PRACTITIONERS = sql(
  'availability.practitioners',
  `select distinct m.id from attune.member m
   join attune.member_role r on r.practice_id = m.practice_id and r.member_id = m.id and r.role in ('PSYCHOTHERAPIST', 'MASSAGE_THERAPIST')
   where m.practice_id = ${HERE} and m.ended_at is null order by m.id`,
);

/** When people are away and the practice is closed, for whoever plans. */
@Injectable()
export class AvailabilityRead {
  /** How often somebody's hours were changed; 0 before the first change. */
  async version(memberId: string): Promise<number> {
    const row = await currentContext().reader.load<{ memberId: string; version: number }>(
      VERSIONS,
      'memberId',
      memberId,
    );
    return row?.version ?? 0;
  }

  /** Time off that has not ended before a date. */
  timeOff(memberId: string, from: string): Promise<TimeOffRow[]> {
    return currentContext().reader.read<TimeOffRow>(TIME_OFF, [memberId, from]);
  }

  /** Closed days that have not ended before a date. */
  closures(from: string): Promise<ClosureRow[]> {
    return currentContext().reader.read<ClosureRow>(CLOSURES, [from]);
  }

  /** Everybody who holds sessions. */
  async practitionerIds(): Promise<string[]> {
    return (await currentContext().reader.read<{ id: string }>(PRACTITIONERS)).map((row) => row.id);
  }
}
