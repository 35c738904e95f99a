import {
  busyAt,
  DISCIPLINES_LABELS,
  holdTouches,
  intakeFinding,
  isHeavy,
  isTaken,
  type Judgement,
  limitSentence,
  loadFindings,
  type LoadLimits,
  type LoadCap,
  localDateOf,
  missingTraining,
  type RuleFinding,
  sessionAt,
  type SlotParty,
  validLicence,
  worksThroughout,
} from '@attune/shared';
import { invalid, outOfScope, type ProblemError } from '../../../platform/errors/index.ts';
import { underHold } from '../../distress-flags/index.ts';
import { againstRules } from '../graphql/scheduling.problems.ts';
import type { BookingFacts, PractitionerFacts } from './booking-facts.ts';

/** R2, R3: whether a practitioner may hold sessions of a service on the date of an instant; null when so. */
export function scopeProblem(
  { service, clock }: Pick<BookingFacts, 'service' | 'clock'>,
  practitioner: Pick<PractitionerFacts, 'name' | 'credentials'>,
  instant: number,
): ProblemError | null {
  const date = localDateOf(clock, instant);
  if (!validLicence(practitioner.credentials, service.discipline, date)) {
    return outOfScope(
      `${practitioner.name} has no verified licence for ${DISCIPLINES_LABELS[service.discipline].toLowerCase()} that is valid on that day.`,
    );
  }
  const missing =
    service.modality === null ? null : missingTraining(service.modality, practitioner.credentials, date);
  return missing ? outOfScope(missing.sentence, missing.training) : null;
}

/** R18: the hold that stands in the way of the service; null when none does. */
export function holdProblem({ hold, service }: Pick<BookingFacts, 'hold' | 'service'>): ProblemError | null {
  return hold && holdTouches(hold.level, service.class) ? underHold(hold.level, hold.flagId) : null;
}

/** What the health questions say against the service; null for nothing. */
export function intakeAgainst({ intake, service }: BookingFacts): ReturnType<typeof intakeFinding> {
  return intakeFinding(intake, service);
}

/** What the health questions refuse for good: nobody sets it aside. */
export function intakeProblem(facts: BookingFacts): ProblemError | null {
  const finding = intakeAgainst(facts);
  return finding?.final ? againstRules([finding], [finding]) : null;
}

/** What the health questions say against a session that stands, where the lead psychotherapist has not set it aside. */
export function healthProblem(facts: BookingFacts): ProblemError | null {
  const finding = intakeAgainst(facts);
  return finding && (finding.final || !facts.waived) ? againstRules([finding], [finding]) : null;
}

/** What stands against a practitioner at a time, before rules, rooms and other appointments; null for nothing. */
export function practitionerProblem(
  facts: BookingFacts,
  practitioner: PractitionerFacts,
  start: number,
  now: number,
): ProblemError | null {
  const { service } = facts;
  if (service.retired && facts.moving === null) {
    return invalid({
      path: 'serviceId',
      message: `${service.name} is no longer offered. Please choose another service.`,
    });
  }
  if (!practitioner.offers) {
    return invalid({
      path: 'practitionerId',
      message: `${practitioner.name} does not offer this. Please choose somebody else.`,
    });
  }
  const never = scopeProblem(facts, practitioner, start) ?? teamProblem(practitioner);
  if (never) {
    return never;
  }
  const limit = limitSentence(practitioner.limits, facts.asker, start, now);
  return limit === null
    ? workProblem(facts, practitioner, start)
    : invalid({ path: 'startsAt', message: limit });
}

/** What stands against an appointment where it is, beside hold, rules and health questions; null for nothing. */
export function standingProblem(
  facts: BookingFacts,
  practitioner: PractitionerFacts,
  start: number,
): ProblemError | null {
  return (
    scopeProblem(facts, practitioner, start) ??
    teamProblem(practitioner) ??
    workProblem(facts, practitioner, start)
  );
}

function teamProblem({ name, onTeam }: PractitionerFacts): ProblemError | null {
  return onTeam
    ? null
    : invalid({
        path: 'practitionerId',
        message: `${name} is not on this care team yet; the client agrees to the team first.`,
      });
}

function workProblem(
  { service }: BookingFacts,
  { name, working }: PractitionerFacts,
  start: number,
): ProblemError | null {
  return worksThroughout(working, sessionAt(start, service))
    ? null
    : invalid({ path: 'startsAt', message: `${name} does not work at that time.` });
}

/** What the coordination rules say of the service at a time. */
export function judgementOf(facts: BookingFacts, start: number): Judgement {
  const { service, timetable, moving, telling } = facts;
  const id = moving === null ? {} : { id: moving };
  return timetable.judgeSpan({ ...id, class: service.class, ...sessionAt(start, service) }, telling);
}

/** What a session at a time would go beyond of what its practitioner takes on, or of other limits. */
export function loadCapsAt(
  { service, moving }: Pick<BookingFacts, 'service' | 'moving'>,
  { load }: Pick<PractitionerFacts, 'load'>,
  start: number,
  limits?: LoadLimits,
): readonly LoadCap[] {
  const id = moving === null ? {} : { id: moving };
  const session = { ...id, ...sessionAt(start, service), heavy: isHeavy(service.class) };
  return load?.book.verdict(session, limits) ?? [];
}

/**
 * The same as findings, in words that the actor may read: hard, where only the practitioner themselves may go
 * beyond, and soft, where it is a wish of theirs.
 */
export function loadAgainst(
  facts: BookingFacts,
  practitioner: PractitionerFacts,
  start: number,
): RuleFinding[] {
  const { load, name } = practitioner;
  if (!load) {
    return [];
  }
  const firm = loadCapsAt(facts, practitioner, start, load.firm);
  return loadFindings(loadCapsAt(facts, practitioner, start), name, load.limits, load.reader, firm);
}

/** Hard rules that a time breaks, the hold aside: what only the lead psychotherapist may set aside (R24). */
export function brokenRules(findings: readonly RuleFinding[]): RuleFinding[] {
  return findings.filter((one) => one.hard && !one.satisfied && one.kind !== 'HOLD');
}

/** A place for a session: a room (null where none is needed), or who is taken. */
export type Place = { readonly roomId: string | null } | { readonly taken: SlotParty };

/**
 * Finds a place at a time: practitioner and client free, and the wished room, or the first free one.
 * @param wished the room asked for, which must be free; `preferred` is taken first when it is free.
 */
export function placeFor(
  facts: BookingFacts,
  practitionerId: string,
  start: number,
  wished: string | null,
  preferred: string | null = null,
): Place {
  const time = busyAt(start, facts.service);
  const taken = (id: string) => isTaken(facts.busy.get(id) ?? [], time);
  if (taken(practitionerId)) {
    return { taken: 'PRACTITIONER' };
  }
  if (taken(facts.clientId)) {
    return { taken: 'CLIENT' };
  }
  if (facts.rooms.length === 0) {
    return { roomId: null };
  }
  const candidates = facts.rooms.filter((room) => wished === null || room.id === wished);
  const free = candidates.filter((room) => !taken(room.id));
  const room = free.find((one) => one.id === preferred) ?? free[0];
  return room ? { roomId: room.id } : { taken: 'ROOM' };
}
