import { decide, suggestSlotsSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { auditColumns, audited, readAudited } from '../../../platform/audit/index.ts';
import { Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { currentContext, practiceActor } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';
import { invalid } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { BookingFactsRepository } from '../data/booking-facts.repository.ts';
import { SlotLikingsRead } from '../data/slot-likings.read.ts';
import { LONGEST_RANGE_DAYS } from '../domain/ranges.ts';
import { type Suggestion, suggestionsIn } from '../domain/suggestions.ts';

const DAY = 86_400_000;

const CLIENT = audited(
  'appointment.suggest',
  sql(
    'scheduling.suggestFor',
    `select c.id, ${auditColumns('c.id')} from attune.client c
     where c.practice_id = (select attune.practice_id()) and c.id = $1`,
  ),
  1,
  'id',
);

@Injectable()
export class SuggestSlots {
  constructor(
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly facts: BookingFactsRepository,
    private readonly likings: SlotLikingsRead,
  ) {}

  /**
   * The best times at which a service could be booked for a client by the actor; none for a client
   * out of reach. A massage therapist is given their own times.
   * @throws ProblemError InvalidInput for a range that is too long or ends before it begins.
   */
  async run(input: unknown): Promise<Suggestion[]> {
    const { clientId, serviceId, practitionerId, first, ...wanted } = parseInput(suggestSlotsSchema, input);
    const range = { from: Date.parse(wanted.from), to: Date.parse(wanted.to) };
    if (range.to - range.from > LONGEST_RANGE_DAYS * DAY) {
      throw invalid({ path: 'to', message: `Please ask for at most ${LONGEST_RANGE_DAYS} days at a time.` });
    }
    const [[client], relations, facts, likings] = await Promise.all([
      readAudited<{ id: string }>(currentContext().reader, CLIENT, [clientId], ['APPOINTMENTS']),
      this.authz.factsOf(clientId),
      this.facts.now({ clientId, serviceId, practitionerId, range, moving: null }),
      this.likings.of(clientId, serviceId, this.clock.nowText()),
    ]);
    const { memberId } = practiceActor();
    const forAll = decide('appointment.book', relations).allow;
    const forOwn = decide('appointment.book', { ...relations, own: true }).allow;
    if (!client || !facts || !forOwn) {
      return [];
    }
    const practitioners = facts.practitioners.filter((one) => forAll || one.id === memberId);
    return suggestionsIn({ ...facts, practitioners }, likings, {
      range,
      now: this.clock.now().getTime(),
      first,
      forClient: relations.relations.includes('SELF'),
    });
  }
}
