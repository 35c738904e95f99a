import { changeSeriesSchema, seriesInWords, sessionAt } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { readAudited } from '../../../platform/audit/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { currentContext, practiceActor } from '../../../platform/context/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { BookingFactsRepository } from '../data/booking-facts.repository.ts';
import { LIMITS } from '../data/hours.statements.ts';
import { SlotLikingsRead } from '../data/slot-likings.read.ts';
import type { LimitsRow } from '../data/working-hours.read.ts';
import { otherTimes } from '../domain/series/other-times.ts';
import { judgeMoves } from '../domain/series/series-onward.ts';
import { LOOKED_AT, type PreviewedSeries, roomName } from './preview-series.ts';
import { assertChange, changeAsked, movesAsked, questionOf } from './series-change.ts';
import { SeriesDesk } from './series-desk.ts';

@Injectable()
export class PreviewSeriesChange {
  constructor(
    private readonly clock: Clock,
    private readonly opening: SeriesDesk,
    private readonly facts: BookingFactsRepository,
    private readonly likings: SlotLikingsRead,
  ) {}

  /**
   * What changing a series would do to each of its dates, by the same functions that change it, with up to
   * three other times near each that cannot be. Nothing is written; the version is asked for when it is.
   * @throws ProblemError NotFound, Forbidden, InvalidInput as {@link ChangeSeries}.
   */
  async run(input: unknown): Promise<PreviewedSeries> {
    const wanted = parseInput(changeSeriesSchema, input);
    const { timeZone } = practiceActor();
    const { reader } = currentContext();
    const at = this.clock.nowText();
    const now = Date.parse(at);
    const opened = await this.opening.look('appointment.change', wanted, {
      to: wanted.practitionerId,
      now: at,
    });
    const { series, relation, meant } = opened;
    const change = changeAsked(opened, wanted, timeZone);
    const [[client], found, likings, limits] = await Promise.all([
      readAudited<{ id: string }>(reader, LOOKED_AT, [series.clientId], ['APPOINTMENTS']),
      this.facts.now(questionOf(opened, change, now)),
      this.likings.of(series.clientId, change.serviceId, at),
      reader.read<LimitsRow>(LIMITS),
    ]);
    if (!client) {
      throw notFound();
    }
    const { fates, moves } = movesAsked(opened, change, meant);
    const facts = assertChange(found, opened, { ...change, moves }, { limits, now });
    const judged = new Map(judgeMoves(facts, moves, change, now, timeZone).map((one) => [one.position, one]));
    const wish = { likings, now, forClient: relation === 'SELF', roomId: wanted.roomId };
    return {
      sentence: seriesInWords(change.pattern),
      dates: fates.map(({ member, date, stays }) => {
        const to = judged.get(member.position);
        return {
          position: member.position,
          now: member.startsAt,
          startsAt: to ? new Date(to.start).toISOString() : member.startsAt,
          endsAt: to ? new Date(sessionAt(to.start, facts.service).to).toISOString() : member.endsAt,
          skipped: stays === 'LEFT_OUT',
          replaced: date.replaced,
          stays: stays === 'BY_ITSELF',
          clockNote: to ? date.clockNote : null,
          room: roomName(facts, to ? to.roomId : member.roomId),
          problem: to?.conflict?.problem ?? null,
          findings: to?.findings ?? [],
          alternatives: to ? otherTimes(to, wish) : [],
        };
      }),
    };
  }
}
