import type { Discipline, PlacementVerdict, Span } from '@attune/shared';

/** How something in the calendar looks; each also says itself in words. */
export type Tone = 'booked' | 'requested' | 'clearance' | 'now' | 'past' | 'taken' | 'draft';

/** Something with a time in the calendar: an appointment, a room that is taken, a draft. */
export interface CalendarItem extends Span {
  readonly id: string;
  /** The columns' lane it stands in. */
  readonly laneId: string;
  readonly practitionerId: string;
  readonly title: string;
  readonly sub: string;
  /** The state in a word, where it is not the usual one. */
  readonly state: string | null;
  readonly tone: Tone;
  /** What the rules say against it. */
  readonly unmet: readonly string[];
  readonly movable: boolean;
  readonly discipline: Discipline | null;
  /** Whether it can be opened. */
  readonly opens: boolean;
}

/** One column of the grid: a lane (practitioner, discipline, room) on a day. */
export interface CalendarColumn {
  readonly key: string;
  /** 'YYYY-MM-DD' of the practice. */
  readonly day: string;
  readonly lane: Lane;
  /** Whether the day is said above it, as the first of its lanes. */
  readonly width: number;
}

/** What a column stands for besides its day. */
export interface Lane {
  readonly id: string;
  readonly name: string;
  readonly kind: 'PRACTITIONER' | 'DISCIPLINE' | 'ROOM';
  readonly disciplines: readonly Discipline[];
  readonly working: readonly Span[] | null;
  readonly away: readonly Span[];
  /** When the practice is closed. */
  readonly closed: readonly ClosedTime[];
}

export interface ClosedTime extends Span {
  readonly name: string;
}

/** A span behind the appointments of some lanes, with its sentence. */
export interface Band extends Span {
  readonly kind: 'REST' | 'HOLD';
  readonly sentence: string;
  /** What stands on the days after the first. */
  readonly short: string;
}

/** Where something would go. */
export interface Target {
  readonly column: CalendarColumn;
  /** Milliseconds since 1970. */
  readonly start: number;
}

/** What is known against a target; null while it is being looked up. */
export type Explain = (item: CalendarItem, target: Target) => PlacementVerdict | null;

const BODYWORK: Discipline = 'MASSAGE';

/** Whether bands of rest and hold concern a lane: bodywork can happen in it. */
export const takesBodywork = (lane: Lane) => lane.kind !== 'ROOM' && lane.disciplines.includes(BODYWORK);

/** Whether an item may be moved into a lane: to another practitioner of its discipline, else its own lane. */
export const mayStandIn = (item: CalendarItem, lane: Lane) =>
  lane.id === item.laneId ||
  (lane.kind === 'PRACTITIONER' && item.discipline !== null && lane.disciplines.includes(item.discipline));

/** Who would hold an item in a lane. */
export const practitionerIn = (item: CalendarItem, lane: Lane) =>
  lane.kind === 'PRACTITIONER' ? lane.id : item.practitionerId;

/** The sentences against a target: what nobody can set aside first, then unmet rules, hard before soft. */
export function against(verdict: PlacementVerdict): string[] {
  const unmet = verdict.findings.filter((one) => !one.satisfied);
  return [
    ...new Set([
      ...verdict.refusals,
      ...unmet.filter((one) => one.hard).map((one) => one.sentence),
      ...unmet.filter((one) => !one.hard).map((one) => one.sentence),
    ]),
  ];
}
