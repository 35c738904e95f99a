import { dayOfDate, flagRuleSettings, missedHit, type PlannedCheckIns } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Public } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { settingsOfSystem } from '../../../platform/database/index.ts';
import { Recurring, type WorkerClient } from '../../../platform/outbox/index.ts';
import { FlagRulesRepository } from '../../flag-rules/index.ts';
import { TellOfSilence } from './tell-of-silence.ts';

interface PlannedRow {
  readonly practice_id: string;
  readonly client_id: string;
  readonly weekdays: number[];
  readonly every_days: number | null;
  readonly starts_on: string;
  readonly last_on: string | null;
  readonly today: string;
}

/** Days are what is looked at, so a few times an hour is often enough. */
const EVERY_SECONDS = 600;

/** R20: planned check-ins that do not come are told of, once for each silence. */
@Injectable()
export class NoticeMissedCheckIns {
  constructor(
    private readonly clock: Clock,
    private readonly silence: TellOfSilence,
    private readonly rules: FlagRulesRepository,
  ) {}

  @Recurring('missed-check-ins', EVERY_SECONDS)
  @Public('the worker looks for planned check-ins that did not come; it sees days and nothing that was said')
  async look(client: WorkerClient): Promise<void> {
    const { rows } = await client.query<PlannedRow>('select * from attune.planned_check_ins($1)', [
      this.clock.nowText(),
    ]);
    for (const [practiceId, planned] of Map.groupBy(rows, (row) => row.practice_id)) {
      const context = settingsOfSystem(practiceId, newId());
      await client.query(context.text, [...context.values]);
      const settings = flagRuleSettings(await this.rules.changedFor(client));
      for (const row of planned) {
        const hit = missedHit(plannedOf(row), settings);
        if (hit) {
          await this.silence.tell(client, { practiceId, clientId: row.client_id }, hit);
        }
      }
    }
  }
}

function plannedOf(row: PlannedRow): PlannedCheckIns {
  const { weekdays, every_days: everyDays, last_on: last } = row;
  return {
    plan: everyDays === null ? { weekdays, everyDays } : { weekdays: null, everyDays },
    from: dayOfDate(row.starts_on),
    lastCheckIn: last === null ? null : dayOfDate(last),
    today: dayOfDate(row.today),
  };
}
