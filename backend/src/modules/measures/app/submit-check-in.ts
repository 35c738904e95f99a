import { type CheckInDraft, checkInHits, checkInSchema, zoneClock } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { forbidden } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { HoldsRead } from '../../distress-flags/index.ts';
import { RaiseByRules } from '../../flag-rules/index.ts';
import { CheckInsRead } from '../data/check-ins.read.ts';
import { CheckInsRepository } from '../data/check-ins.repository.ts';
import { whenMade } from '../domain/when-made.ts';

/** How a client says they are, in under a minute. */
@Injectable()
export class SubmitCheckIn {
  // long-constructor: R16 is that the answer and the flags that it raises commit together.
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly holds: HoldsRead,
    private readonly rules: RaiseByRules,
    private readonly read: CheckInsRead,
    private readonly checkIns: CheckInsRepository,
  ) {}

  /**
   * Keeps a check-in, and raises what the practice's rules say of it.
   * @returns the id.
   * @throws ProblemError InvalidInput; Forbidden to whoever is no client here; Conflict for a key used
   *   with other contents.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<string> {
    const draft = parseInput(checkInSchema, input);
    const { clientId, timeZone } = practiceActor();
    if (clientId === null) {
      throw forbidden('This is for the clients of the practice.');
    }
    return this.work.run(async (unit) => {
      const now = this.clock.now();
      const times = { at: whenMade(draft.at, now), now: now.toISOString() };
      // The turn first, so that the same check-in sent twice at once meets itself.
      const [, relation, { id, fresh }, twin, around, settings] = await Promise.all([
        this.holds.takeTurns(unit, clientId, 'ALONE'),
        this.authz.require(unit, 'checkIn.write', clientId),
        claim(unit, { operation: 'submitCheckIn', key: input.idempotencyKey, input }),
        this.checkIns.twin(unit, clientId, draft, times.now),
        this.checkIns.around(unit, clientId, times.at),
        this.rules.settings(unit),
      ]);
      this.read.foresee(unit, id);
      if (!fresh) {
        return id;
      }
      this.checkIns.add(unit, id, clientId, draft, times);
      const right = { action: 'checkIn.write', relation };
      const facts = factsOf(twin ?? id, draft, times.at, { around, timeZone });
      await this.rules.raise(unit, { clientId }, checkInHits(facts, settings), right);
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: right.action,
        clientIds: [clientId],
        subjectType: 'CHECK_IN',
        subjectId: id,
        fieldClasses: ['MEASURES'],
      });
      await this.live.notify(unit, { kind: 'MEASURES', id, clientId });
      return id;
    });
  }
}

interface Around {
  readonly around: readonly { readonly at: string; readonly distress: number }[];
  readonly timeZone: string;
}

/** Days are those of the practice's calendar, on which everybody who reads of them lives. */
function factsOf(causeId: string, { distress }: CheckInDraft, at: string, { around, timeZone }: Around) {
  const clock = zoneClock(timeZone);
  const days = [...around, { at, distress }].map((one) => ({
    day: clock.dayOf(Date.parse(one.at)),
    distress: one.distress,
  }));
  return { causeId, distress, day: clock.dayOf(Date.parse(at)), days };
}
