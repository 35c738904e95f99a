import {
  type AppointmentClass,
  type Discipline,
  type DraftSession,
  NEIGHBOURHOOD_DAYS,
  type PlacementFacts,
  type RuleFinding,
  Timetable,
} from '@attune/shared';
import type { JointServicesQuery, ProposeJointScheduleQuery } from '../../../../generated/scheduling.ts';
import { addDays, dayAndTime, dayOf, daysBetween } from '../../../../lib/dates.ts';

export type Proposed = ProposeJointScheduleQuery['proposeJointSchedule'];
export type JointService = JointServicesQuery['services'][number];
/** What a rule says of a draft, by the server or judged here. */
export type Finding = Pick<RuleFinding, 'ruleId' | 'hard' | 'satisfied' | 'sentence'>;

/** A session of a proposed schedule, as it stands while somebody looks it over. */
export interface Draft {
  readonly id: string;
  readonly activityId: string;
  readonly serviceId: string;
  readonly practitioner: { readonly id: string; readonly name: string };
  readonly startsAt: string;
  readonly endsAt: string;
  readonly what: string;
  readonly discipline: Discipline | null;
  readonly class: AppointmentClass;
  /** Null where none is needed, or where it is chosen when it is booked. */
  readonly room: string | null;
  readonly reasons: readonly string[];
  readonly findings: readonly Finding[];
  /** Booked already: it stays as it is. */
  readonly booked: boolean;
  /** Taken out by hand: it is not booked. */
  readonly out: boolean;
  /** Elsewhere than proposed. */
  readonly moved: boolean;
  /** Why it could not be booked, the last time that was tried. */
  readonly conflict: string | null;
}

/** The sessions of a proposal, made ready to be looked over. */
export function draftsOf(proposed: Proposed, services: readonly JointService[]): Draft[] {
  const serviceOf = (id: string) => services.find((one) => one.id === id);
  return proposed.slots.map((slot, index) => ({
    id: `draft ${index}`,
    activityId: slot.activityId,
    serviceId: slot.serviceId,
    practitioner: slot.practitioner,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    what: slot.modality.name,
    discipline: serviceOf(slot.serviceId)?.discipline ?? null,
    // A service that was retired meanwhile: no rule is about it, and booking decides.
    class: serviceOf(slot.serviceId)?.class ?? 'CONSULTATION',
    room: slot.room,
    reasons: slot.reasons,
    findings: slot.findings,
    booked: slot.appointmentId !== null,
    out: false,
    moved: false,
    conflict: null,
  }));
}

/** What would be booked now. */
export const toBook = (drafts: readonly Draft[]) => drafts.filter((one) => !one.booked && !one.out);

/** Drafts under the first day of their week, in order; weeks are counted from the first day on. */
export function byWeek(
  drafts: readonly Draft[],
  from: string,
  zone: string,
): { readonly day: string; readonly drafts: readonly Draft[] }[] {
  const inOrder = [...drafts].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  const weekOf = (draft: Draft) => Math.floor(daysBetween(from, dayOf(draft.startsAt, zone)) / 7);
  return [...Map.groupBy(inOrder, weekOf)].map(([week, of]) => ({
    day: addDays(from, 7 * week),
    drafts: of,
  }));
}

/** A draft elsewhere or with somebody else; what was said of it before was said of another place. */
export function movedTo(
  draft: Draft,
  start: number,
  practitioner: Draft['practitioner'],
  findings: readonly Finding[],
): Draft {
  const long = Date.parse(draft.endsAt) - Date.parse(draft.startsAt);
  return {
    ...draft,
    practitioner,
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + long).toISOString(),
    room: null,
    reasons: [],
    findings,
    moved: true,
    conflict: null,
  };
}

/** Drafts with what could not be booked marked, by the starts that were refused. */
export function withConflicts(
  drafts: readonly Draft[],
  conflicts: readonly { readonly startsAt: string; readonly problem: string }[],
): Draft[] {
  const refused = new Map(conflicts.map((one) => [Date.parse(one.startsAt), one.problem]));
  return drafts.map((draft) =>
    draft.booked || draft.out
      ? draft
      : { ...draft, conflict: refused.get(Date.parse(draft.startsAt)) ?? null },
  );
}

/** A draft as the rules and everybody's time know it, with what is kept free around it where that is known. */
export function sessionOf(draft: Draft, length: DraftSession['length'] | undefined): DraftSession {
  const minutes = (Date.parse(draft.endsAt) - Date.parse(draft.startsAt)) / 60_000;
  return {
    id: draft.id,
    practitionerId: draft.practitioner.id,
    class: draft.class,
    start: Date.parse(draft.startsAt),
    length: length ?? { minutes, bufferBefore: 0, bufferAfter: 0 },
  };
}

const DAY_MS = 86_400_000;

/**
 * What the rules say of all drafts near a time now that one was changed there: by the rules and booked
 * sessions of `facts`, which know those within {@link NEIGHBOURHOOD_DAYS}. As they were where the rules
 * are not for the viewer; booking asks all of them again.
 */
export function judgedAgain(
  drafts: readonly Draft[],
  near: number,
  facts: Pick<PlacementFacts, 'plan' | 'timeZone'> | null,
): Draft[] {
  if (!facts?.plan) {
    return [...drafts];
  }
  const { rules, sessions, telling } = facts.plan;
  const all = [...sessions, ...toBook(drafts)];
  const timetable = new Timetable(rules, all, 'NONE', facts.timeZone);
  return drafts.map((draft) => {
    const start = Date.parse(draft.startsAt);
    if (draft.booked || draft.out || Math.abs(start - near) > (NEIGHBOURHOOD_DAYS / 2) * DAY_MS) {
      return draft;
    }
    const span = { from: start, to: Date.parse(draft.endsAt) };
    const judged = timetable.judgeSpan({ id: draft.id, class: draft.class, ...span }, telling).findings();
    // What is no matter of the plan's rules was said by the server and still holds.
    const other = draft.findings.filter((one) => one.ruleId === null);
    return { ...draft, findings: [...other, ...judged] };
  });
}

/** Every wish of the plan that a draft does not keep to, each sentence once with the first time it is said of. */
export function unmetOf(drafts: readonly Draft[], zone: string): string[] {
  const said = new Map<string, string>();
  for (const draft of drafts.filter((one) => !one.out)) {
    for (const { satisfied, sentence } of draft.findings) {
      if (!satisfied && !said.has(sentence)) {
        const named = `${draft.what}, ${dayAndTime(draft.startsAt, zone)}`;
        said.set(sentence, `${named}${draft.booked ? ', booked already' : ''}: ${sentence}`);
      }
    }
  }
  return [...said.values()];
}

/** By so much more another schedule may be worth before it is called better without "slightly". */
const SLIGHTLY = 0.02;

/** How good the times are known to be, in a sentence. */
export function howGood({ optimal, gap }: Pick<Proposed, 'optimal' | 'gap'>): string {
  if (optimal) return 'These are the best times there are.';
  return gap !== null && gap <= SLIGHTLY
    ? 'There may be slightly better times.'
    : 'There may be better times: not all of them could be compared.';
}
