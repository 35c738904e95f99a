import type { HoldLevel, Phase } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { auditColumns, audited, readAudited, type RecordClassName } from '../../../platform/audit/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';
import type { PageRequest } from '../../../platform/graphql/index.ts';

/** A client of the viewer's in one line. */
export interface CaseloadRow {
  readonly id: string;
  readonly name: string;
  readonly preferredName: string | null;
  readonly pronouns: string | null;
  /** Null without a plan in force, and where the plan is not the viewer's to see. */
  readonly phase: Phase | null;
  readonly hold: HoldLevel;
  /** Mean distress of each of the last eight weeks, oldest first. */
  readonly distress: readonly (number | null)[];
  readonly lastPsychotherapyAt: string | null;
  readonly lastBodyworkAt: string | null;
  readonly nextPsychotherapyAt: string | null;
  readonly nextBodyworkAt: string | null;
}

/** How many weeks are shown, each of seven days. */
export const WEEKS = 8;

const MET = `a.state in ('FULFILLED', 'IN_SESSION', 'ARRIVED') and a.starts_at <= $1::timestamptz order by a.starts_at desc`;
const COMING = `a.state in ('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE') and a.starts_at > $1::timestamptz order by a.starts_at`;
// One step down an index for each, however long the history.
const contact = (discipline: 'PSYCHOTHERAPY' | 'MASSAGE', when: string) =>
  `(select a.starts_at from attune.appointment a
    where a.practice_id = c.practice_id and a.client_id = c.id and a.discipline = '${discipline}' and ${when} limit 1)`;

const week = (number: number) => `max(w.mean) filter (where w.week = ${number + 1})`;

const CASELOAD = audited(
  'caseload.read',
  sql(
    'dashboard.caseload',
    `select c.id, c.name, c.preferred_name as "preferredName", c.pronouns,
       (select v.phase from attune.care_plan p
         join attune.care_plan_version v on v.practice_id = p.practice_id and v.plan_id = p.id and v.version = p.active_version
         where p.practice_id = c.practice_id and p.client_id = c.id and p.state in ('ACTIVE', 'ON_HOLD')
         order by p.state limit 1) as phase,
       coalesce((select f.hold from attune.distress_flag f
         where f.practice_id = c.practice_id and f.client_id = c.id and f.hold <> 'NONE' and f.hold_lifted_at is null
         order by f.hold limit 1), 'NONE') as hold,
       (select array[${Array.from({ length: WEEKS }, (_, number) => week(number)).join(', ')}] from (
         select width_bucket(k.at, $2::timestamptz[]) as week, round(avg(k.distress), 1)::float8 as mean
         from attune.check_in k
         where k.practice_id = c.practice_id and k.client_id = c.id
           and k.at >= ($2::timestamptz[])[1] and k.at < ($2::timestamptz[])[${WEEKS + 1}]
         group by 1) w) as distress,
       ${contact('PSYCHOTHERAPY', MET)} as "lastPsychotherapyAt",
       ${contact('MASSAGE', MET)} as "lastBodyworkAt",
       ${contact('PSYCHOTHERAPY', COMING)} as "nextPsychotherapyAt",
       ${contact('MASSAGE', COMING)} as "nextBodyworkAt",
       ${auditColumns('c.id')}
     from (
       select * from attune.client
       where practice_id = (select attune.practice_id()) and id = any ((select attune.team_client_ids())::uuid[])
         and ($3::text is null or strpos(lower(name || ' ' || coalesce(preferred_name, '')), lower($3)) > 0)
         and ($4::text is null or (name, id) > ($4, $5::uuid))
       order by name, id limit $6) c`,
  ),
  6,
  'name, id',
  {
    columns: `id, name, "preferredName", pronouns, phase, hold, distress, "lastPsychotherapyAt", "lastBodyworkAt",
      "nextPsychotherapyAt", "nextBodyworkAt"`,
  },
);

/** When the caseload is looked at. */
export interface CaseloadMoment {
  readonly now: string;
  /** The instants between the weeks, the beginning of the first and the end of the last among them. */
  readonly weeks: readonly string[];
}

/** The clients of the actor's teams, each in one line; noted in the audit by the same statement. */
@Injectable()
export class CaseloadRead {
  page(
    { now, weeks }: CaseloadMoment,
    search: string | null,
    { after, limit }: PageRequest,
    classes: readonly RecordClassName[],
  ): Promise<CaseloadRow[]> {
    return readAudited<CaseloadRow>(
      currentContext().reader,
      CASELOAD,
      [now, weeks, search, after?.[0] ?? null, after?.[1] ?? null, limit],
      ['IDENTITY', 'PLAN', 'FLAGS', 'MEASURES', 'APPOINTMENTS', ...classes],
    );
  }
}
