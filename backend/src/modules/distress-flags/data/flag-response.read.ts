import type { FlagLevel } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';

/** How flags of a level were answered: counts, and times in minutes; null where there is none yet. */
export interface LevelResponseRow {
  readonly level: FlagLevel;
  readonly raised: number;
  readonly acknowledged: number;
  /** Answered, or out of time: what waits within its time says nothing yet. */
  readonly due: number;
  readonly inTime: number;
  readonly acknowledgeMedian: number | null;
  readonly acknowledgeP90: number | null;
  readonly resolved: number;
  readonly resolveMedian: number | null;
  readonly resolveP90: number | null;
}

/** How many flags of a level are open, by age. */
export interface OpenFlagsRow {
  readonly level: FlagLevel;
  readonly underADay: number;
  readonly underAWeek: number;
  readonly older: number;
  readonly unacknowledged: number;
  readonly overdue: number;
}

const RESPONSE = sql(
  'flags.response',
  `select level, raised, acknowledged, due, in_time as "inTime",
     acknowledge_median as "acknowledgeMedian", acknowledge_p90 as "acknowledgeP90",
     resolved, resolve_median as "resolveMedian", resolve_p90 as "resolveP90"
   from attune.flag_response($1, $2)`,
);
const OPEN = sql(
  'flags.openByAge',
  `select level, under_a_day as "underADay", under_a_week as "underAWeek", older, unacknowledged, overdue
   from attune.open_flags_by_age($1)`,
);

/** The practice's own figures on distress: numbers and times, of nobody. */
@Injectable()
export class FlagResponseRead {
  /** Of the flags raised in [since, until), both ISO instants. */
  between(since: string, until: string): Promise<LevelResponseRow[]> {
    return currentContext().reader.read<LevelResponseRow>(RESPONSE, [since, until]);
  }

  openAt(at: string): Promise<OpenFlagsRow[]> {
    return currentContext().reader.read<OpenFlagsRow>(OPEN, [at]);
  }
}
