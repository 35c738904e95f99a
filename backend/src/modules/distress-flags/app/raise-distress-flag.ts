import {
  DEFAULT_HOLD,
  type DistressReason,
  type FlagLevel,
  type HoldLevel,
  raiseDistressFlagSchema,
  type Relation,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { invalid } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { DistressFlagsRead, type FlagSource } from '../data/distress-flags.read.ts';
import { DistressFlagsRepository } from '../data/distress-flags.repository.ts';
import { HoldsRead } from '../data/holds.read.ts';

/** What somebody, or a rule, wants to raise. */
export interface Raising {
  readonly clientId: string;
  readonly level: FlagLevel;
  /** Left out: what goes with the level. */
  readonly hold?: HoldLevel | null;
  readonly reason: string | null;
  /** The same in words of the vocabulary; left out: none. */
  readonly reasons?: readonly DistressReason[] | null;
  readonly tableGuidance?: string | null;
  readonly appointmentId?: string | null;
  readonly noteId?: string | null;
}

/** A flag that a rule raises, once for each cause (R20). */
export interface RaisingByRule extends Raising {
  /** What caused it, such as the id of the answer that crossed the line: the same cause raises once. */
  readonly causeKey: string;
}

/** By what right: the action that was asked, and the relation that it was allowed by. */
export interface Right {
  readonly action: string;
  readonly relation: Relation;
}

@Injectable()
export class RaiseDistressFlag {
  // long-constructor: R16 is that all of these commit together.
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly holds: HoldsRead,
    private readonly flags: DistressFlagsRepository,
    private readonly read: DistressFlagsRead,
  ) {}

  /**
   * Raises a flag: with its hold, its first event, the marks on booked appointments, the telling and
   * the audit row it commits, or nothing does (R16).
   * @returns the id.
   * @throws ProblemError NotFound, Forbidden, InvalidInput; Conflict for a key used with other contents.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<string> {
    const raising = parseInput(raiseDistressFlagSchema, input);
    return this.work.run(async (unit) => {
      const [, relation, { id, fresh }, known] = await Promise.all([
        this.holds.takeTurns(unit, raising.clientId, 'ALONE'),
        this.authz.require(unit, 'flag.raise', raising.clientId),
        claim(unit, { operation: 'raiseDistressFlag', key: input.idempotencyKey, input }),
        this.flags.references(unit, raising),
      ]);
      this.read.foresee(unit, id);
      if (!fresh) {
        return id;
      }
      if (!known.appointmentKnown || !known.noteKnown) {
        const path = known.appointmentKnown ? 'noteId' : 'appointmentId';
        throw invalid({ path, message: 'This is nothing of this client’s.' });
      }
      await this.write(unit, id, 'PRACTITIONER', raising, { action: 'flag.raise', relation });
      return id;
    });
  }

  /**
   * The same within a unit whose policy was asked already, for a cause that raises once (R20).
   * @returns the id, also when an earlier unit raised it.
   */
  async byRule(unit: Unit, raising: RaisingByRule, right: Right): Promise<string> {
    const { clientId, causeKey } = raising;
    const [, earlier] = await Promise.all([
      this.holds.takeTurns(unit, clientId, 'ALONE'),
      this.flags.byCause(unit, clientId, causeKey),
    ]);
    return earlier ?? this.write(unit, newId(), 'RULE', raising, right);
  }

  /**
   * Writes everything that a flag consists of. The caller has the client's turn (`takeTurns`) and has
   * asked the policy. @returns the id.
   */
  async write(
    unit: Unit,
    id: string,
    source: FlagSource,
    raising: Raising & Partial<RaisingByRule>,
    { action, relation }: Right,
  ): Promise<string> {
    const { clientId, level } = raising;
    const at = this.clock.nowText();
    const hold = raising.hold ?? DEFAULT_HOLD[level];
    this.flags.raise(unit, {
      id,
      clientId,
      level,
      hold,
      source,
      raisedAt: at,
      reason: raising.reason,
      reasons: [...new Set(raising.reasons ?? [])],
      tableGuidance: raising.tableGuidance ?? null,
      appointmentId: raising.appointmentId ?? null,
      noteId: raising.noteId ?? null,
      causeKey: raising.causeKey ?? null,
    });
    if (hold !== 'NONE') {
      this.flags.markAppointments(unit, clientId, at);
      await this.outbox.tell(unit, 'APPOINTMENT_NEEDS_CLEARANCE', id);
    }
    await this.audit.record(unit, {
      ...AUDIT_OF_RELATION[relation],
      action,
      clientIds: [clientId],
      subjectType: 'DISTRESS_FLAG',
      subjectId: id,
      fieldClasses: ['FLAGS'],
    });
    await this.outbox.send(unit, 'distress-flag-raised', { flagId: id, clientId });
    await this.live.notify(unit, { kind: 'DISTRESS_FLAG', id, clientId });
    return id;
  }
}
