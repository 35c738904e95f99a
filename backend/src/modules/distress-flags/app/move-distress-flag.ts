import {
  type ClientAction,
  FLAG_MACHINE,
  type FlagStep,
  flagStepSchema,
  nextState,
  type Relation,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, invalid, notFound } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { ConditionsRead } from '../data/conditions.read.ts';
import { type DistressFlagRow, DistressFlagsRead } from '../data/distress-flags.read.ts';
import { DistressFlagsRepository } from '../data/distress-flags.repository.ts';
import { HoldsRead } from '../data/holds.read.ts';
import { doneAlready, type Done } from '../domain/done-already.ts';

interface Said {
  readonly text: string | null;
  readonly conditions: string | null;
}

/** What a step writes; `at` is the instant of all of it. */
type Write = (unit: Unit, flag: DistressFlagRow, at: string, relation: Relation) => Promise<void>;

/** Moves a flag along its state table, and lifts its hold. */
@Injectable()
export class MoveDistressFlag {
  // long-constructor: a use case names every part it acts through.
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly holds: HoldsRead,
    private readonly conditions: ConditionsRead,
    private readonly read: DistressFlagsRead,
    private readonly flags: DistressFlagsRepository,
  ) {}

  /**
   * A psychotherapist of the team, or one who was called in, is on it: its clock stops, and nobody
   * further is told (R17). A massage therapist's acknowledgement
   * says "as seen" and no more: the clock runs on until a psychotherapist answers, so that whoever
   * raised a flag cannot silence it. @returns the id.
   * @throws ProblemError NotFound, Forbidden; Conflict when it was acknowledged before, naming by whom.
   */
  acknowledge(input: unknown): Promise<string> {
    const { flagId, text } = parseInput(flagStepSchema, input);
    return this.step(flagId, 'flag.acknowledge', async (unit, flag, at, relation) => {
      await this.allow(unit, flag, 'ACKNOWLEDGE', 'ACKNOWLEDGED');
      const decides = relation === 'PSYCHOTHERAPIST' || relation === 'CALLED_IN';
      if (decides) {
        this.flags.acknowledge(unit, flag.id, at);
        await this.outbox.tell(unit, 'DISTRESS_FLAG_ACKNOWLEDGED', flag.id);
      }
      this.flags.note(unit, {
        flagId,
        clientId: flag.clientId,
        at,
        kind: decides ? 'ACKNOWLEDGED' : 'SEEN',
        text,
      });
    });
  }

  /**
   * Lifts the flag's hold, with a reason and, if wished, under conditions; appointments that no hold
   * touches any more are booked again (R18). @returns the id.
   * @throws ProblemError NotFound, Forbidden, InvalidInput without a reason; Conflict when none is on.
   */
  liftHold(input: unknown): Promise<string> {
    const said = parseInput(flagStepSchema, input);
    const text = reasonOf(said);
    return this.step(said.flagId, 'flag.liftHold', async (unit, flag, at) => {
      if (flag.holdPut === 'NONE') {
        throw conflict('There is no hold to lift.');
      }
      if (flag.holdLiftedAt !== null) {
        throw await this.already(unit, flag.id, 'HOLD_LIFTED');
      }
      this.flags.liftHold(unit, flag.id, at, said.conditions);
      this.flags.note(unit, { flagId: flag.id, clientId: flag.clientId, at, kind: 'HOLD_LIFTED', text });
      this.flags.restoreAppointments(unit, flag.clientId, at);
      await this.outbox.tell(unit, 'DISTRESS_HOLD_LIFTED', flag.id);
      await this.outbox.tell(unit, 'APPOINTMENT_CLEARED', flag.id);
    });
  }

  /**
   * The conditions under which the flag's hold was lifted are over; also when the flag is settled since.
   * @returns the id.
   * @throws ProblemError NotFound, Forbidden; Conflict when there are none, or they ended before.
   */
  endConditions(input: unknown): Promise<string> {
    const { flagId, text } = parseInput(flagStepSchema, input);
    return this.step(flagId, 'flag.liftHold', async (unit, flag, at) => {
      if (!(await this.conditions.inForce(unit, flag.id))) {
        throw conflict('No conditions of this are in force.');
      }
      this.conditions.end(unit, flag, at);
      this.flags.note(unit, { flagId, clientId: flag.clientId, at, kind: 'CONDITIONS_ENDED', text });
    });
  }

  /**
   * Settles the flag, with a reason. What was not done before is done with it: it is acknowledged,
   * and its hold lifted. @returns the id.
   * @throws ProblemError NotFound, Forbidden, InvalidInput without a reason; Conflict when it was settled before.
   */
  resolve(input: unknown): Promise<string> {
    const said = parseInput(flagStepSchema, input);
    const text = reasonOf(said);
    return this.step(said.flagId, 'flag.resolve', async (unit, flag, at) => {
      await this.allow(unit, flag, 'RESOLVE', 'RESOLVED');
      const lifts = flag.holdPut !== 'NONE' && flag.holdLiftedAt === null;
      this.flags.resolve(unit, flag.id, at, said.conditions);
      const event = { flagId: flag.id, clientId: flag.clientId, at };
      if (flag.state === 'RAISED') {
        this.flags.note(unit, { ...event, kind: 'ACKNOWLEDGED', text: null });
      }
      if (lifts) {
        this.flags.note(unit, { ...event, kind: 'HOLD_LIFTED', text });
        this.flags.restoreAppointments(unit, flag.clientId, at);
        await this.outbox.tell(unit, 'APPOINTMENT_CLEARED', flag.id);
      }
      this.flags.note(unit, { ...event, kind: 'RESOLVED', text });
      await this.outbox.tell(unit, 'DISTRESS_FLAG_RESOLVED', flag.id);
    });
  }

  private step(flagId: string, action: ClientAction, write: Write): Promise<string> {
    return this.work.run(async (unit) => {
      const seen = await this.read.oneIn(unit, flagId);
      if (!seen) {
        throw notFound();
      }
      // The turn first, then what holds now: what was seen before it may have changed.
      const [, relation, flag] = await Promise.all([
        this.holds.takeTurns(unit, seen.clientId, 'ALONE'),
        this.authz.require(unit, action, seen.clientId),
        this.read.oneIn(unit, flagId),
      ]);
      if (!flag) {
        throw notFound();
      }
      await write(unit, flag, this.clock.nowText(), relation);
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action,
        clientIds: [flag.clientId],
        subjectType: 'DISTRESS_FLAG',
        subjectId: flag.id,
        fieldClasses: ['FLAGS'],
      });
      await this.live.notify(unit, { kind: 'DISTRESS_FLAG', id: flag.id, clientId: flag.clientId });
      this.read.foresee(unit, flag.id);
      return flag.id;
    });
  }

  /** @throws ProblemError Conflict where the state table has no such step, saying who was first. */
  private async allow(unit: Unit, flag: DistressFlagRow, step: FlagStep, done: Done): Promise<void> {
    if (nextState(FLAG_MACHINE, flag.state, step) === null) {
      throw await this.already(unit, flag.id, flag.state === 'RESOLVED' ? 'RESOLVED' : done);
    }
  }

  private async already(unit: Unit, flagId: string, done: Done) {
    const events = await this.read.eventsIn(unit, flagId);
    const event = events.findLast(({ kind }) => kind === done);
    return conflict(doneAlready(done, event ?? null, practiceActor().timeZone));
  }
}

/** @throws ProblemError InvalidInput where nothing was said. */
function reasonOf({ text }: Said): string {
  if (text === null) {
    throw invalid({ path: 'text', message: 'Please say why.' });
  }
  return text;
}
