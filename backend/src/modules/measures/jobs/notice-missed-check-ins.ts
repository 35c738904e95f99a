import { dayOfDate, flagRuleSettings, missedHit, type PlannedCheckIns } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Public } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { settingsOfSystem } from '../../../platform/database/index.ts';
import { LIVE_CHANNEL, type Notice } from '../../../platform/live/index.ts';
import { Logger } from '../../../platform/logging/index.ts';
import { Outbox, Recurring, type WorkerClient } from '../../../platform/outbox/index.ts';
import { FlagRulesRepository } from '../../flag-rules/index.ts';

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
    private readonly logger: Logger,
    private readonly outbox: Outbox,
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
          await this.raise(client, row, hit);
        }
      }
    }
  }

  /** One that cannot be raised does not keep the others from it: it is tried again at the next look. */
  private async raise(
    client: WorkerClient,
    { practice_id: practiceId, client_id: clientId }: PlannedRow,
    { level, reason, causeKey }: NonNullable<ReturnType<typeof missedHit>>,
  ): Promise<void> {
    await client.query('savepoint one_silence');
    try {
      const [flagId, at] = [newId(), this.clock.nowText()];
      const { rows } = await client.query<{ fresh: boolean }>(
        'select attune.raise_missed_check_ins($1, $2, $3, $4, $5, $6) as fresh',
        [flagId, clientId, level, reason, causeKey, at],
      );
      if (rows[0]?.fresh) {
        await this.outbox.sendAsWorker(client, 'distress-flag-raised', { flagId, clientId, practiceId });
        const notice: Notice = { kind: 'DISTRESS_FLAG', practiceId, id: flagId, clientId, userId: null, at };
        await client.query(`select pg_notify('${LIVE_CHANNEL}', $1)`, [JSON.stringify(notice)]);
      }
      await client.query('release savepoint one_silence');
    } catch (error) {
      await client.query('rollback to savepoint one_silence');
      this.logger.failure('missed-check-ins.failed', error);
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
