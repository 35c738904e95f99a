import type {
  EscalationStep,
  EscalationWho,
  FlagLevel,
  LevelEscalation,
  TellingChannel,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** A version of the practice's policy with what it says. Version 0 is what holds before the practice sets one. */
export interface EscalationVersion {
  readonly id: string | null;
  readonly version: number;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
  readonly levels: readonly LevelEscalation[];
}

interface StepRow {
  readonly id: string | null;
  readonly version: number;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
  readonly level: FlagLevel;
  readonly acknowledgeWithin: number | null;
  readonly remindEvery: number | null;
  readonly who: EscalationWho;
  readonly afterMinutes: number;
  readonly channels: TellingChannel[];
}

/** So many versions are given, the newest first. */
const MOST_VERSIONS = 20;

const VERSIONS = sql(
  'escalation.versions',
  `select p.id, p.version, p.changed_at as "changedAt", p.changed_by_name as "changedBy", l.level,
     l.acknowledge_within as "acknowledgeWithin", l.remind_every as "remindEvery", s.who, s.after_minutes as "afterMinutes", s.channels,
     s.position
   from (select * from attune.escalation_policy where practice_id = (select attune.practice_id())
     order by version desc limit ${MOST_VERSIONS}) p
   join attune.escalation_level l on l.practice_id = p.practice_id and l.policy_id = p.id
   join attune.escalation_step s on s.practice_id = l.practice_id and s.policy_id = l.policy_id and s.level = l.level
   union all
   select null, 0, null, null, l.level, l.acknowledge_within, l.remind_every, s.who, s.after_minutes, s.channels, s.position
   from attune.default_escalation_level() l join attune.default_escalation_step() s on s.level = l.level
   where (select attune.member_id()) is not null
   order by 2 desc, 5, 11`,
);
const TIMES = sql(
  'escalation.times',
  'select level, within_minutes as "withinMinutes" from attune.answer_times()',
);
const WRITE = sql('escalation.write', 'select attune.write_escalation_policy($1, $2, $3::jsonb) as version');
const PEOPLE = sql(
  'escalation.people',
  `select who, name from (
     select distinct case when t.lead then 'LEAD' else 'TEAM_PSYCHOTHERAPISTS' end as who, m.name
     from attune.care_team_member t
     join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id and m.ended_at is null
     where t.practice_id = (select attune.practice_id()) and t.discipline = 'PSYCHOTHERAPY' and t.state in ('TRIAL', 'ACTIVE')
     union
     select 'ON_CALL', c.name from attune.on_call_cover(now(), now() + interval '1 second') c
     where c.starts_at <= now() and c.ends_at > now()
     union
     select 'OWNER', m.name from attune.member_role r
     join attune.member m on m.practice_id = r.practice_id and m.id = r.member_id and m.ended_at is null
     where r.practice_id = (select attune.practice_id()) and r.role = 'OWNER') people
   order by who, name`,
);

/** The practice's policy of who is told when; versions are added and never changed. */
@Injectable()
export class EscalationPolicyRepository {
  /** The newest first; the last is what holds before the practice sets anything. */
  async versions(): Promise<EscalationVersion[]> {
    return versionsOf(await currentContext().reader.read<StepRow>(VERSIONS));
  }

  /** Whom each kind of step would reach today, of those whom the actor may know of. */
  people(): Promise<{ who: EscalationWho; name: string }[]> {
    return currentContext().reader.read(PEOPLE);
  }

  /** Within how many minutes each level is to be answered; null: it has no clock. */
  answerTimes(): Promise<{ level: FlagLevel; withinMinutes: number | null }[]> {
    return currentContext().reader.read(TIMES);
  }

  /** Writes the version after `basedOn`. @returns null where there is a newer one already. */
  async write(
    unit: Unit,
    id: string,
    basedOn: number,
    levels: readonly LevelEscalation[],
  ): Promise<number | null> {
    const row = await unit.one<{ version: number | null }>(WRITE, [id, basedOn, JSON.stringify(levels)]);
    return row?.version ?? null;
  }

  /** The number of the version that holds, as this transaction sees it. */
  async newestIn(unit: Unit): Promise<number> {
    const [newest] = versionsOf(await unit.query<StepRow>(VERSIONS));
    return newest?.version ?? 0;
  }
}

function versionsOf(rows: readonly StepRow[]): EscalationVersion[] {
  return [...Map.groupBy(rows, ({ version }) => version).values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const { id, version, changedAt, changedBy } = first;
    return [{ id, version, changedAt, changedBy, levels: levelsOf(all) }];
  });
}

const ORDER: readonly FlagLevel[] = ['NOTICE', 'CONCERN', 'ALERT', 'CRISIS'];

function levelsOf(rows: readonly StepRow[]): LevelEscalation[] {
  return ORDER.flatMap((level) => {
    const steps = rows.filter((row) => row.level === level);
    const [first] = steps;
    return first
      ? [
          {
            level,
            acknowledgeWithinMinutes: first.acknowledgeWithin,
            remindEveryMinutes: first.remindEvery,
            steps: steps.map(
              ({ who, afterMinutes, channels }): EscalationStep => ({ who, afterMinutes, channels }),
            ),
          },
        ]
      : [];
  });
}
