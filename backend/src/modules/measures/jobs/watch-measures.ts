import {
  flagRuleSettings,
  instrumentOf,
  type MeasureOccurrence,
  measureOccurrences,
  measureReminderAt,
  missedMeasureHits,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { LIVE_CHANNEL, type Notice } from '../../../platform/live/index.ts';
import { Recurring, type WorkerClient } from '../../../platform/outbox/index.ts';
import { FlagRulesRepository } from '../../flag-rules/index.ts';
import {
  type KnownOccurrence,
  MeasureWatchRepository,
  type WatchedRow,
} from '../data/measure-watch.repository.ts';
import { TellOfSilence } from './tell-of-silence.ts';

/** Windows are days long, so this is often enough. */
const EVERY_SECONDS = 120;
/** So far back a time is still written down as missed, in milliseconds; one further back tells nobody anything. */
const NEWS = 14 * 86_400_000;

/**
 * Follows what clients are asked for: writes down each time once it may be answered, so that there is a
 * reminder for it, and what became of it once it is over; tells of a silence (R20). It sees when there were
 * answers, and none of them.
 */
@Injectable()
export class WatchMeasures {
  constructor(
    private readonly watch: MeasureWatchRepository,
    private readonly rules: FlagRulesRepository,
    private readonly silence: TellOfSilence,
    private readonly clock: Clock,
  ) {}

  @Recurring('measures.watch', EVERY_SECONDS)
  @Public('the worker looks when questionnaires are due; it sees times and nothing that was said')
  async look(client: WorkerClient): Promise<void> {
    const rows = await this.watch.toWatch(client, this.clock.nowText());
    for (const [practiceId, ofPractice] of Map.groupBy(rows, (row) => row.practiceId)) {
      await this.watch.standIn(client, practiceId);
      const settings = flagRuleSettings(await this.rules.changedFor(client));
      for (const [clientId, ofClient] of Map.groupBy(ofPractice, (row) => row.clientId)) {
        for (const row of ofClient) {
          await this.follow(client, row);
        }
        const watched = ofClient.filter(({ endedAt }) => endedAt === null).map(watchedOf);
        const timeZone = ofClient[0]?.timeZone ?? 'UTC';
        for (const hit of missedMeasureHits(watched, settings, { now: this.now(), timeZone })) {
          await this.silence.tell(client, { practiceId, clientId }, hit);
        }
      }
    }
  }

  private async follow(client: WorkerClient, row: WatchedRow): Promise<void> {
    const now = this.now();
    const { timeZone, known } = row;
    const occurrences = measureOccurrences(row, watchedOf(row).heard, {
      from: Math.min(now - NEWS, ...known.map(({ closesAt }) => Date.parse(closesAt))) - 1,
      to: now,
      now,
      timeZone,
    });
    const byKey = new Map(occurrences.map((one) => [one.key, one]));
    for (const one of known) {
      await this.bring(client, row, one, byKey.get(one.key));
      byKey.delete(one.key);
    }
    const isNews = [...byKey.values()].filter(
      ({ state, closesAt }) => state === 'DUE' || (state === 'MISSED' && closesAt > now - NEWS),
    );
    for (const one of isNews) {
      await this.watch.open(client, row, {
        key: one.key,
        state: one.state === 'MISSED' ? 'MISSED' : 'OPEN',
        ...appointmentOf(one),
        ...timesOf(row, one),
      });
    }
    if (isNews.length > 0) {
      await this.lookAgain(client, row);
    }
  }

  /** What is known of a time, brought to what is so now. */
  private async bring(
    client: WorkerClient,
    row: WatchedRow,
    known: KnownOccurrence,
    now: MeasureOccurrence | undefined,
  ): Promise<void> {
    if (now === undefined) {
      // A time that is over stays what it was; what was open is asked for no more.
      if (known.state === 'OPEN') {
        await this.watch.close(client, known.id, 'GONE');
      }
      return;
    }
    if (now.state === 'DUE' || now.state === 'UPCOMING') {
      if (known.state !== 'OPEN' || Date.parse(known.closesAt) !== now.closesAt) {
        await this.watch.move(client, known.id, timesOf(row, now));
      }
      return;
    }
    if (known.state !== now.state) {
      await this.watch.close(client, known.id, now.state);
      await this.lookAgain(client, row);
    }
  }

  private async lookAgain(client: WorkerClient, { practiceId, id, clientId }: WatchedRow): Promise<void> {
    const at = this.clock.nowText();
    const notice: Notice = { kind: 'MEASURES', practiceId, id, clientId, userId: null, at };
    await client.query(`select pg_notify('${LIVE_CHANNEL}', $1)`, [JSON.stringify(notice)]);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function watchedOf(row: WatchedRow) {
  return {
    name: instrumentOf(row.code)?.name ?? row.code,
    assigned: row,
    heard: {
      sessions: row.sessions,
      answeredAt: row.answered,
      skipped: row.skipped,
      lastSkippedAt: row.lastSkippedAt,
    },
  };
}

/** The session's id stands in the key. */
function appointmentOf({ key, session }: MeasureOccurrence): { readonly appointmentId: string | null } {
  return { appointmentId: session === null ? null : (key.split(':')[1] ?? null) };
}

function timesOf({ timeZone, quietFrom, quietUntil, quietZone }: WatchedRow, one: MeasureOccurrence) {
  const quietHours =
    quietFrom && quietUntil && quietZone ? { from: quietFrom, until: quietUntil, timeZone: quietZone } : null;
  return {
    opensAt: instant(one.opensAt),
    closesAt: instant(one.closesAt),
    remindAt: instant(measureReminderAt(one, { timeZone, quietHours })),
  };
}

const instant = (milliseconds: number) => new Date(milliseconds).toISOString();
