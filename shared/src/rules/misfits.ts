import { isBodywork, type AppointmentClass } from '../vocabulary/appointment-classes.ts';
import type { Discipline } from '../vocabulary/disciplines.ts';
import { modalityOf } from '../vocabulary/modalities.ts';
import { MISFITS, type Misfit } from '../vocabulary/misfits.ts';
import type { BoundariesFacts } from './boundaries.ts';
import type { CoordinationRuleFacts, RuleFinding, ScheduledSession } from './coordination-facts.ts';
import { Timetable } from './coordination.ts';
import { type CredentialFacts, missingTraining, validLicence } from './credentials.ts';
import { INTAKE_MISSING } from './intake.ts';
import { checkActivity, type PlannedActivity } from './plan.ts';
import { localDateOf, type Span, worksThroughout } from './slots.ts';
import { type ZoneClock, zoneClock } from './zone-clock.ts';

/** All kinds of reasons why a booked appointment may no longer fit. */
export const MISFIT_KINDS = ['RULE', 'INTAKE', ...MISFITS] as const;

export type MisfitKind = (typeof MISFIT_KINDS)[number];

/** Reasons that are the practice's to mend; they say nothing of a client's health. */
export const PRACTICAL_MISFITS: readonly MisfitKind[] = ['LICENCE', 'TRAINING', 'TEAM', 'HOURS'];

/** A booked appointment as it is looked at again. */
export interface BookedSession extends ScheduledSession {
  readonly id: string;
  readonly memberId: string;
  /** ISO text. */
  readonly bookedAt: string;
  readonly discipline: Discipline;
  readonly modality: string | null;
  /** To come and booked; the others are what it is judged among. */
  readonly judged: boolean;
  readonly onTeam: boolean;
  readonly intakeRefuses: boolean;
  /** Sentences that the lead psychotherapist set aside for it (R24). */
  readonly setAside: readonly string[];
}

/** A change of one activity that came into force: what it was changed from. */
export interface AdjustedActivity {
  readonly discipline: Discipline;
  readonly modality: string;
  /** ISO text: when it came into force. What was booked later was booked knowing it. */
  readonly since: string;
}

/** What a client's bookings rest on today. */
export interface BookingGround {
  readonly timeZone: string;
  readonly sessions: readonly BookedSession[];
  readonly rules: readonly CoordinationRuleFacts[];
  readonly activities: readonly Omit<PlannedActivity, 'reason' | 'adjustment'>[];
  /** Of the plan in force; what a practitioner does less of in a session is never held against it. */
  readonly adjusted: readonly AdjustedActivity[];
  readonly intakeComplete: boolean;
  readonly boundaries: BoundariesFacts | null;
  readonly credentials: ReadonlyMap<string, readonly CredentialFacts[]>;
  /** When practitioners work, by their ids. */
  readonly working: ReadonlyMap<string, readonly Span[]>;
}

/**
 * Judges the bookings of a client again by what holds now. Holds are left out: they mark what they touch
 * themselves (R18). So is what was set aside, for the appointment and for those it was set aside against.
 * @returns for each judged appointment the kinds of reasons why it no longer fits; none where it fits.
 */
export function misfitsOf(ground: BookingGround): Map<string, MisfitKind[]> {
  const clock = zoneClock(ground.timeZone);
  const standing = ground.sessions.filter((one) => one.setAside.length === 0);
  const timetable = new Timetable(ground.rules, standing, 'NONE', ground.timeZone);
  return new Map(
    ground.sessions
      .filter((one) => one.judged)
      .map((session) => [
        session.id,
        [
          ...(breaksRule(session, timetable) ? (['RULE'] as const) : []),
          ...(againstIntake(session, ground) ? (['INTAKE'] as const) : []),
          ...(againstBoundaries(session, ground) ? (['BOUNDARIES'] as const) : []),
          ...(againstPlan(session, ground) ? (['PLAN'] as const) : []),
          ...practical(session, ground, clock),
        ],
      ]),
  );
}

function breaksRule(session: BookedSession, timetable: Timetable): boolean {
  return timetable
    .judge(session)
    .findings()
    .some((one) => one.hard && !one.satisfied && !session.setAside.includes(one.sentence));
}

function againstIntake(
  { class: of, intakeRefuses, setAside }: BookedSession,
  { intakeComplete }: BookingGround,
) {
  return isBodywork(of) && (intakeRefuses || !(intakeComplete || setAside.includes(INTAKE_MISSING)));
}

/** What the plan asks of a session of that way of working, against what the client allows today. */
function againstBoundaries(
  { class: of, discipline, modality }: BookedSession,
  { boundaries, activities }: BookingGround,
): boolean {
  if (boundaries === null || modality === null || !isBodywork(of as AppointmentClass)) {
    return false;
  }
  const scented = modalityOf(modality)?.scented ?? false;
  return (
    (scented && !boundaries.scent) ||
    activities
      .filter((one) => one.discipline === discipline && one.modality === modality)
      .some((one) =>
        checkActivity({ ...one, reason: null, adjustment: null }, '', 'MAINTENANCE', boundaries).some(
          ({ kind }) => kind === 'CONSENT',
        ),
      )
  );
}

/** So many days sooner than the plan says are still the same rhythm. */
const RHYTHM_TOLERANCE_DAYS = 3;

/**
 * Whether what was booked is more than the plan asks for since an activity was changed: another way of
 * working, longer, or sooner after the session before. Looked at where a change came into force, and
 * nowhere else.
 */
function againstPlan(session: BookedSession, { adjusted, activities, sessions }: BookingGround): boolean {
  const { discipline, modality } = session;
  const own = (one: { readonly discipline: Discipline; readonly modality: string | null }) =>
    one.discipline === discipline && one.modality === modality;
  const booked = Date.parse(session.bookedAt);
  if (modality === null || !adjusted.some((one) => own(one) && booked < Date.parse(one.since))) {
    return false;
  }
  const planned = activities.filter(own);
  const [from, to] = [Date.parse(session.startsAt), Date.parse(session.endsAt)];
  if (planned.length === 0 || (to - from) / MINUTE > Math.max(...planned.map((one) => one.minutes))) {
    return true;
  }
  const least = Math.min(...planned.map((one) => one.everyWeeks)) * 7 - RHYTHM_TOLERANCE_DAYS;
  return sessions.some((one) => {
    const before = (from - Date.parse(one.startsAt)) / DAY;
    return one.id !== session.id && own(one) && before > 0 && before < least - 0.5;
  });
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function practical(session: BookedSession, ground: BookingGround, clock: ZoneClock): MisfitKind[] {
  const { memberId, discipline, modality, onTeam } = session;
  const [from, to] = [Date.parse(session.startsAt), Date.parse(session.endsAt)];
  const held = ground.credentials.get(memberId) ?? [];
  const date = localDateOf(clock, from);
  return [
    ...(validLicence(held, discipline, date) ? [] : (['LICENCE'] as const)),
    ...(modality !== null && missingTraining(modality, held, date) ? (['TRAINING'] as const) : []),
    ...(onTeam ? [] : (['TEAM'] as const)),
    ...(worksThroughout(ground.working.get(memberId) ?? [], { from, to }) ? [] : (['HOURS'] as const)),
  ];
}

/** One reason as a finding. @param name the practitioner's. */
export function misfitFinding(kind: Misfit, name: string): RuleFinding {
  return { ruleId: null, kind, hard: true, satisfied: false, sentence: SENTENCES[kind](name) };
}

const SENTENCES: Readonly<Record<Misfit, (name: string) => string>> = {
  BOUNDARIES: () =>
    'What the plan asks of this session goes beyond what the client allows now. Please look at the boundaries.',
  PLAN: () =>
    'The plan was changed since this was booked, and asks for less: another way of working, shorter, or more time between.',
  LICENCE: (name) => `${name} has no verified licence that is valid on that day.`,
  TRAINING: (name) => `${name} does not hold the training that this asks for on that day.`,
  TEAM: (name) => `${name} is no longer on this care team.`,
  HOURS: (name) => `${name} does not work at that time any more.`,
};
