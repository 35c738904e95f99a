import {
  APPOINTMENT_MACHINE,
  type AppointmentState,
  type AppointmentStep,
  appointmentStepSchema,
  cancelAppointmentSchema,
  type ClientAction,
  isLateChange,
  nextState,
  zoneClock,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, notFound, type ProblemError, staleVersion } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { type AppointmentHead, AppointmentsRepository } from '../data/appointments.repository.ts';
import { BookingFactsRepository } from '../data/booking-facts.repository.ts';
import { LIMITS } from '../data/hours.statements.ts';
import { limitsFor, type LimitsRow } from '../data/working-hours.read.ts';
import { newsOfStep, notFrom } from '../domain/appointment-states.ts';
import { healthProblem, holdProblem, scopeProblem } from '../domain/booking-rules.ts';
import { BookingDesk } from './booking-desk.ts';

interface Step {
  readonly step: AppointmentStep;
  readonly policy: ClientAction;
  /** What the audit calls it. */
  readonly action: string;
  /** Asks again for the hold (R18), the licence (R2), the training (R3) and the health questions: on that day, or today. */
  readonly asks?: 'ON_THAT_DAY' | 'TODAY';
  /** When it makes sense: not before the appointment's day, or only once it should have begun. */
  readonly from?: 'ITS_DAY' | 'ITS_START';
}

const CONFIRM: Step = {
  step: 'CONFIRM',
  policy: 'appointment.confirm',
  action: 'appointment.confirm',
  asks: 'ON_THAT_DAY',
};
const ARRIVE: Step = {
  step: 'ARRIVE',
  policy: 'appointment.receive',
  action: 'appointment.arrive',
  from: 'ITS_DAY',
};
const MISS: Step = {
  step: 'MISS',
  policy: 'appointment.receive',
  action: 'appointment.miss',
  from: 'ITS_START',
};
const BEGIN: Step = {
  step: 'BEGIN',
  policy: 'appointment.begin',
  action: 'appointment.begin',
  asks: 'TODAY',
  from: 'ITS_DAY',
};
const FINISH: Step = { step: 'FINISH', policy: 'appointment.begin', action: 'appointment.finish' };
const CANCEL: Step = { step: 'CANCEL', policy: 'appointment.change', action: 'appointment.cancel' };

/** Takes an appointment along its state table, from the request to the end of the session. */
@Injectable()
export class StepAppointment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly desk: BookingDesk,
    private readonly facts: BookingFactsRepository,
    private readonly appointments: AppointmentsRepository,
  ) {}

  /** The practice's yes to a client's request. @returns the id. */
  confirm(input: unknown): Promise<string> {
    return this.take(CONFIRM, parseInput(appointmentStepSchema, input));
  }

  /** The client is there. @returns the id. */
  arrive(input: unknown): Promise<string> {
    return this.take(ARRIVE, parseInput(appointmentStepSchema, input));
  }

  /**
   * The practitioner begins the session. @returns the id.
   * @throws ProblemError HoldProblem while a hold touches it (R18), ScopeOfPracticeProblem (R2, R3),
   *   CoordinationProblem for what the health questions say.
   */
  begin(input: unknown): Promise<string> {
    return this.take(BEGIN, parseInput(appointmentStepSchema, input));
  }

  /** The session is over. @returns the id. */
  finish(input: unknown): Promise<string> {
    return this.take(FINISH, parseInput(appointmentStepSchema, input));
  }

  /** The client did not come. @returns the id. */
  miss(input: unknown): Promise<string> {
    return this.take(MISS, parseInput(appointmentStepSchema, input));
  }

  /** Either side gives the time back. @returns the id. */
  cancel(input: unknown): Promise<string> {
    const { reason, ...rest } = parseInput(cancelAppointmentSchema, input);
    return this.take(CANCEL, rest, reason);
  }

  private take(
    step: Step,
    { appointmentId, expectedVersion }: { appointmentId: string; expectedVersion: number },
    reason: string | null = null,
  ): Promise<string> {
    return this.work.run(async (unit) => {
      const seen = await this.appointments.find(unit, appointmentId);
      if (!seen) {
        throw notFound();
      }
      const own = seen.memberId === practiceActor().memberId;
      const relation = await this.authz.require(unit, step.policy, seen.clientId, own);
      const now = this.clock.now();
      const [problem, head] = await Promise.all([
        this.problemOf(unit, step, seen, now.getTime()),
        this.appointments.lock(unit, appointmentId),
      ]);
      if (!head) {
        throw notFound();
      }
      const state = stateAfter(step, head, expectedVersion, problem);
      const late = step === CANCEL && relation === 'SELF' && (await this.isLate(unit, head, now.getTime()));
      const untimely = timeProblem(step, head, now.getTime());
      if (untimely) {
        throw untimely;
      }
      await this.desk.write(
        unit,
        [this.appointments.step(head.id, state, reason, now.toISOString(), late)],
        { action: step.action, relation, clientId: head.clientId, appointmentId: head.id },
        { news: newsOfStep(step.step, head.state, relation) },
      );
      return head.id;
    });
  }

  /** A client may always cancel; what was confirmed and is cancelled after the limit is marked. */
  private async isLate(unit: Unit, head: AppointmentHead, now: number): Promise<boolean> {
    return (
      head.state !== 'REQUESTED' &&
      isLateChange(
        limitsFor(head.memberId, await unit.query<LimitsRow>(LIMITS)),
        Date.parse(head.startsAt),
        now,
      )
    );
  }

  /** Under the client's turn: a hold is either seen here or finds this session when it commits. */
  private async problemOf(
    unit: Unit,
    { asks }: Step,
    seen: AppointmentHead,
    now: number,
  ): Promise<ProblemError | null> {
    if (!asks || !seen.serviceId) {
      return null;
    }
    const start = Date.parse(seen.startsAt);
    const facts = await this.facts.inTurn(unit, {
      clientId: seen.clientId,
      serviceId: seen.serviceId,
      practitionerId: seen.memberId,
      range: { from: start, to: start },
      moving: seen.id,
    });
    const [practitioner] = facts?.practitioners ?? [];
    return facts && practitioner
      ? (holdProblem(facts) ??
          scopeProblem(facts, practitioner, asks === 'TODAY' ? now : start) ??
          healthProblem(facts))
      : notFound();
  }
}

/** The hold comes first: it is why the state, and so the version, may have changed. */
function stateAfter(
  { step }: Step,
  head: AppointmentHead,
  expectedVersion: number,
  problem: ProblemError | null,
): AppointmentState {
  if (problem) {
    throw problem;
  }
  if (head.version !== expectedVersion) {
    throw staleVersion(head.version);
  }
  const state = nextState(APPOINTMENT_MACHINE, head.state, step);
  if (state === null) {
    throw notFrom(head.state);
  }
  return state;
}

function timeProblem({ from }: Step, head: AppointmentHead, now: number): ProblemError | null {
  const start = Date.parse(head.startsAt);
  const clock = zoneClock(practiceActor().timeZone);
  if (from === 'ITS_DAY' && clock.dayOf(now) < clock.dayOf(start)) {
    return invalid({
      path: 'appointmentId',
      message: 'This appointment is on a later day. Please come back to it then.',
    });
  }
  return from === 'ITS_START' && now < start
    ? invalid({
        path: 'appointmentId',
        message: 'This appointment has not begun yet. Please come back to it then.',
      })
    : null;
}
