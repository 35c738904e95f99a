import type { FlagRuleSetting } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';
import type { WorkerClient } from '../../../platform/outbox/index.ts';

/** What a practice has changed of a rule: its newest version. */
export interface FlagRuleRow extends FlagRuleSetting {
  readonly version: number;
  readonly changedAt: string;
  /** Null where that person is no member of the practice any more. */
  readonly changedBy: string | null;
}

const NEWEST = `select distinct on (code) code, version, threshold, level, is_on as "on", changed_at as "changedAt"
  from attune.flag_rule where practice_id = (select attune.practice_id()) order by code, version desc`;

const SETTINGS = sql('flagRules.settings', NEWEST);
const LISTED = sql(
  'flagRules.listed',
  `select distinct on (r.code) r.code, r.version, r.threshold, r.level, r.is_on as "on", r.changed_at as "changedAt",
     m.name as "changedBy"
   from attune.flag_rule r
   left join attune.member m on m.practice_id = r.practice_id and m.user_id = r.changed_by
   where r.practice_id = (select attune.practice_id()) order by r.code, r.version desc`,
);
const LOCK = sql(
  'flagRules.lock',
  `select pg_advisory_xact_lock(hashtextextended(attune.practice_id()::text || $1, 19))`,
);
const ADD = sql(
  'flagRules.add',
  `insert into attune.flag_rule (practice_id, code, version, threshold, level, is_on, changed_at, changed_by)
   values (attune.practice_id(), $1, $2, $3, $4, $5, $6, attune.user_id())`,
);

/** How the practice has set the rules that raise flags. */
@Injectable()
export class FlagRulesRepository {
  /** What the practice has changed, as a transaction sees it. */
  changedIn(unit: Unit): Promise<FlagRuleSetting[]> {
    return unit.query<FlagRuleSetting>(SETTINGS);
  }

  /** The same for the worker, in the practice in which it stands. */
  async changedFor(client: WorkerClient): Promise<FlagRuleSetting[]> {
    const { rows } = await client.query<FlagRuleSetting>({ ...SETTINGS });
    return rows;
  }

  /** What the practice has changed, for the screen. */
  changed(): Promise<FlagRuleRow[]> {
    return currentContext().reader.read<FlagRuleRow>(LISTED);
  }

  /** The version of a rule that holds, 0 for the one that ships; whoever changes it takes turns. */
  async lock(unit: Unit, code: string): Promise<number> {
    const [, rows] = await Promise.all([
      unit.query(LOCK, [code]),
      unit.query<{ code: string; version: number }>(SETTINGS),
    ]);
    return rows.find((row) => row.code === code)?.version ?? 0;
  }

  add(unit: Unit, { code, threshold, level, on }: FlagRuleSetting, version: number, at: string): void {
    unit.write(ADD, [code, version, threshold, level, on, at]);
  }
}
