import type {
  AppointmentClass,
  CoordinationRuleFacts,
  CredentialFacts,
  Discipline,
  HoldLevel,
  IntakeGate,
  ScheduledSession,
  Span,
  Telling,
  Timetable,
  ZoneClock,
} from '@attune/shared';

/** A practitioner as a booking looks at them. */
export interface PractitionerFacts {
  readonly id: string;
  readonly name: string;
  /** Gives this service. */
  readonly offers: boolean;
  /** Is on the client's team, in the service's discipline, on trial or for good. */
  readonly onTeam: boolean;
  readonly credentials: readonly CredentialFacts[];
  readonly working: readonly Span[];
}

/** Everything that decides a booking, at one moment. */
export interface BookingFacts {
  readonly clientId: string;
  readonly service: {
    readonly id: string;
    readonly name: string;
    readonly discipline: Discipline;
    readonly class: AppointmentClass;
    readonly minutes: number;
    readonly modality: string | null;
    readonly bufferBefore: number;
    readonly bufferAfter: number;
  };
  /** The rooms that fit, by name; none when the service needs none. */
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
  readonly practitioners: readonly PractitionerFacts[];
  /** When client, practitioners and rooms are taken, by their ids. */
  readonly busy: ReadonlyMap<string, readonly Span[]>;
  /** The coordination rules in force, and the client's appointments around the times in question. */
  readonly rules: readonly CoordinationRuleFacts[];
  readonly schedule: readonly ScheduledSession[];
  readonly timetable: Timetable;
  readonly hold: { readonly level: HoldLevel; readonly flagId: string } | null;
  /** What the health questions say. */
  readonly intake: IntakeGate;
  /** The lead psychotherapist has set aside, for the appointment in question, that they are open (R24). */
  readonly waived: boolean;
  /** What the sentences may tell the actor. */
  readonly telling: Telling;
  readonly clock: ZoneClock;
  /** The appointment that is being moved, if one is. */
  readonly moving: string | null;
}
