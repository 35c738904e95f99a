import type {
  AppointmentClass,
  BookingAsker,
  BookingLimits,
  CoordinationRuleFacts,
  CredentialFacts,
  Discipline,
  HoldLevel,
  IntakeGate,
  LoadBook,
  LoadLimits,
  LoadReader,
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
  /** How near and how far ahead times of theirs are given. */
  readonly limits: BookingLimits;
  /** What they take on at most, and have on; null where nothing limits it. */
  readonly load: PractitionerLoad | null;
}

/** How full a practitioner's days are, and how much of that the actor is told. */
export interface PractitionerLoad {
  /** What holds: times beyond it are not suggested. */
  readonly limits: LoadLimits;
  /** What of it refuses. */
  readonly firm: LoadLimits;
  readonly book: LoadBook;
  readonly reader: LoadReader;
}

/** Everything that decides a booking, at one moment. */
export interface BookingFacts {
  readonly clientId: string;
  /** Whether the client asks, or the practice. */
  readonly asker: BookingAsker;
  readonly service: {
    readonly id: string;
    readonly name: string;
    readonly discipline: Discipline;
    readonly class: AppointmentClass;
    readonly minutes: number;
    readonly modality: string | null;
    readonly bufferBefore: number;
    readonly bufferAfter: number;
    /** Offered no more: what is booked stays and can be moved. */
    readonly retired: boolean;
  };
  /** The rooms that fit, by name; none when the service needs none. */
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
  readonly practitioners: readonly PractitionerFacts[];
  /** When client, practitioners and rooms are taken, by their ids. */
  readonly busy: ReadonlyMap<string, readonly Span[]>;
  readonly timetable: Timetable;
  /** How often a rule of the plan asks for such sessions (null: none does), and the local days of those there are. */
  readonly rhythm: { readonly everyWeeks: number | null; readonly days: readonly number[] };
  /** What the timetable is made of: the rules in force, and the client's appointments around the times in question. */
  readonly plan: {
    readonly rules: readonly CoordinationRuleFacts[];
    readonly sessions: readonly ScheduledSession[];
    readonly timeZone: string;
  };
  readonly hold: { readonly level: HoldLevel; readonly flagId: string } | null;
  /** What the health questions say. */
  readonly intake: IntakeGate & {
    /** The appointments for which the lead psychotherapist has set aside that they are open (R24). */
    readonly waived: readonly string[];
  };
  /** The lead psychotherapist has set aside, for the appointment in question, that they are open (R24). */
  readonly waived: boolean;
  /** What the sentences may tell the actor. */
  readonly telling: Telling;
  readonly clock: ZoneClock;
  /** The appointment that is being moved, if one is. */
  readonly moving: string | null;
}
