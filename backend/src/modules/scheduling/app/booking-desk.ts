import type { BookingNews, ClientAction, Relation } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { exclusionOf, type Unit } from '../../../platform/database/index.ts';
import { forbidden, invalid, notFound } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import type { Override, Write } from '../data/appointments.repository.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import type { BookingFacts, PractitionerFacts } from '../domain/booking-facts.ts';
import {
  brokenRules,
  holdProblem,
  intakeAgainst,
  intakeProblem,
  judgementOf,
  loadAgainst,
  placeFor,
  practitionerProblem,
} from '../domain/booking-rules.ts';
import { againstRules, partyOf, slotTaken } from '../graphql/scheduling.problems.ts';

/** A time that somebody wants for a session. */
export interface Wish {
  readonly practitionerId: string;
  readonly start: number;
  readonly roomId: string | null;
  /** A room to stay in where it is free. */
  readonly preferredRoomId: string | null;
  readonly override: { readonly reason: string } | null;
  /** An appointment that a hold has marked may be moved while the hold is on: it stays marked. */
  readonly underHold: boolean;
}

/** What an event of the audit and the notice to others say of a change. */
export interface Trace {
  readonly action: string;
  readonly relation: Relation;
  readonly clientId: string;
  readonly appointmentId: string;
  /** Of one that is moved: who had it before. */
  readonly hadMemberId?: string;
}

/** Decides about times and writes what was decided: what booking and moving have in common. */
@Injectable()
export class BookingDesk {
  constructor(
    private readonly authz: Authz,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Tests a wish in the order in which a person wants to hear of it.
   * @returns the room, and what is set aside by the lead psychotherapist.
   * @throws ProblemError ScopeOfPracticeProblem (R2, R3), InvalidInput, HoldProblem (R18), SlotTaken
   *   (R21), CoordinationProblem (R23, and what the health questions say); Forbidden when somebody else sets a rule aside (R24).
   */
  async decide(
    unit: Unit,
    facts: BookingFacts | null,
    wish: Wish,
    now: number,
  ): Promise<{ readonly roomId: string | null; readonly override: Override | null }> {
    const practitioner = facts?.practitioners.find((one) => one.id === wish.practitionerId);
    if (!facts || !practitioner) {
      throw notFound();
    }
    if (wish.roomId !== null && !facts.rooms.some((room) => room.id === wish.roomId)) {
      throw invalid({
        path: 'roomId',
        message: 'This room does not fit the service. Please choose another one.',
      });
    }
    const refused =
      practitionerProblem(facts, practitioner, wish.start, now) ??
      (wish.underHold ? null : holdProblem(facts)) ??
      intakeProblem(facts);
    if (refused) {
      throw refused;
    }
    const place = placeFor(facts, practitioner.id, wish.start, wish.roomId, wish.preferredRoomId);
    if ('taken' in place) {
      throw slotTaken(place.taken);
    }
    return { roomId: place.roomId, override: await this.settleRules(unit, facts, practitioner, wish) };
  }

  /**
   * Sends writes with their trace in one round trip.
   * @param news what the people concerned are told; null: nothing.
   * @throws ProblemError SlotTaken where a constraint refuses (R21).
   */
  async write(
    unit: Unit,
    writes: readonly Write[],
    trace: Trace,
    { override = null, news }: { readonly override?: Override | null; readonly news: BookingNews | null },
  ): Promise<void> {
    const traces = [
      trace,
      ...(override && override.sentences.length > 0
        ? [{ ...trace, action: 'appointment.override' satisfies ClientAction }]
        : []),
    ];
    await this.writeAll(unit, writes, traces, news);
  }

  /** The same for several appointments at once: people are told once of all of them. */
  async writeAll(
    unit: Unit,
    writes: readonly Write[],
    traces: readonly Trace[],
    news: BookingNews | null,
  ): Promise<void> {
    const told = new Map(traces.map((trace) => [trace.appointmentId, trace]));
    try {
      await unit.all([
        ...writes,
        ...traces.map(({ relation, clientId, appointmentId, action }) =>
          this.audit.statement({
            ...AUDIT_OF_RELATION[relation],
            action,
            clientIds: [clientId],
            subjectType: 'APPOINTMENT',
            subjectId: appointmentId,
            fieldClasses: ['APPOINTMENTS'],
          }),
        ),
        ...[...told].map(([id, { clientId }]) => this.live.statement({ kind: 'APPOINTMENT', id, clientId })),
      ]);
      if (news !== null && told.size > 0) {
        await this.outbox.tellOfAppointments(unit, news, [...told.values()]);
      }
    } catch (error) {
      const taken = partyOf(exclusionOf(error));
      throw taken ? slotTaken(taken) : error;
    }
  }

  /**
   * What of the rules is set aside: those of the plan by the lead psychotherapist alone (R24), what a
   * practitioner takes on by that practitioner alone.
   */
  private async settleRules(
    unit: Unit,
    facts: BookingFacts,
    practitioner: PractitionerFacts,
    wish: Wish,
  ): Promise<Override | null> {
    const intake = intakeAgainst(facts);
    const said = loadAgainst(facts, practitioner, wish.start);
    const load = said.filter((one) => one.hard);
    const findings = [...(intake ? [intake] : []), ...judgementOf(facts, wish.start).findings()];
    const broken = brokenRules(findings);
    if (broken.length + load.length === 0) {
      return null;
    }
    if (!wish.override) {
      throw againstRules([...broken, ...load], [...findings, ...said]);
    }
    if (broken.length > 0) {
      await this.authz.require(unit, 'appointment.override', facts.clientId);
    }
    if (load.length > 0 && practitioner.id !== practiceActor().memberId) {
      throw forbidden(
        `Only ${practitioner.name} may go beyond what they take on. Please choose another time or person.`,
      );
    }
    return {
      reason: wish.override.reason,
      sentences: broken.map((one) => one.sentence),
      loadSentences: load.map((one) => one.sentence),
    };
  }
}
