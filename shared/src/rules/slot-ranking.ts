import { type Liking, likingOf, type PreferredTime } from './preferred-times.ts';
import type { Span } from './slots.ts';
import type { ZoneClock } from './zone-clock.ts';

/** What speaks for one free time rather than another, beside the rules of the plan. */
export const SLOT_REASONS = ['PREFERRED', 'AVOIDED', 'RHYTHM', 'CONTINUITY', 'EARLIEST'] as const;

export type SlotReasonPart = (typeof SLOT_REASONS)[number];

export interface SlotReason {
  readonly part: SlotReasonPart;
  /** In words for the reader. */
  readonly sentence: string;
}

/**
 * How much each part counts among times that leave the same wishes of the plan unmet; together 1. A time
 * that suits the client outweighs the rhythm, since one that does not is cancelled; who they know comes
 * next, and the earlier time decides between what is equal.
 */
export const SLOT_WEIGHTS = { PREFERRED: 0.4, RHYTHM: 0.3, CONTINUITY: 0.2, EARLIER: 0.1 } as const;

/** How often the client has such sessions. */
export interface Rhythm {
  readonly everyWeeks: number;
  /** Local days of the client's other sessions of that kind. */
  readonly days: readonly number[];
  /** Whether the reader may be told of it. */
  readonly tells: boolean;
}

/** What ranks the times of one question. */
export interface RankingFacts {
  readonly clock: ZoneClock;
  readonly range: Span;
  readonly preferred: readonly PreferredTime[];
  /** Null where nothing says how often. */
  readonly rhythm: Rhythm | null;
  /** Who saw the client last in that discipline. */
  readonly lastWith: string | null;
  /** Whether the client reads the reasons. */
  readonly forClient: boolean;
}

/** A free time of a practitioner; `softUnmet` wishes of the plan it leaves open. */
export interface Rankable {
  readonly practitionerId: string;
  readonly practitionerName: string;
  readonly time: Span;
  readonly softUnmet: number;
}

/** What the parts say of one time, whoever it is with. */
interface TimeFacts {
  readonly liking: Liking | null;
  readonly rhythm: number;
}

/** Ranks free times of one session: pure, and made for thousands of them. */
export class SlotRanking {
  private readonly facts: RankingFacts;
  private readonly known = new Map<number, TimeFacts>();

  constructor(facts: RankingFacts) {
    this.facts = facts;
  }

  /**
   * Between 0 and 1, more is better. Fewer unmet wishes always come first, and what the client would
   * rather avoid is one of them; among equals the parts of {@link SLOT_WEIGHTS} decide.
   */
  score(slot: Rankable): number {
    const liking = this.liking(slot);
    const unmet = this.unmet(slot);
    const quality =
      (liking === 'PREFERRED' ? SLOT_WEIGHTS.PREFERRED : 0) +
      SLOT_WEIGHTS.RHYTHM * this.keepsRhythm(slot) +
      (this.isKnown(slot) ? SLOT_WEIGHTS.CONTINUITY : 0) +
      SLOT_WEIGHTS.EARLIER * (1 - this.lateness(slot));
    const [best, next] = [1 / (1 + unmet), 1 / (2 + unmet)];
    return next + quality * (best - next);
  }

  /** How many wishes a time leaves unmet: of the plan, and the client's own. */
  unmet(slot: Rankable): number {
    return slot.softUnmet + (this.liking(slot) === 'AVOIDED' ? 1 : 0);
  }

  /** Why a time is suggested, in short sentences; nothing where nothing stands out. */
  reasons(slot: Rankable): SlotReason[] {
    const { rhythm, forClient } = this.facts;
    const reasons: SlotReason[] = [];
    const liking = this.liking(slot);
    if (liking) {
      reasons.push({ part: liking, sentence: LIKINGS[liking][forClient ? 0 : 1] });
    }
    if (rhythm?.tells && rhythm.days.length > 0 && this.keepsRhythm(slot) === 1) {
      reasons.push({ part: 'RHYTHM', sentence: `Keeps ${weeksWords(rhythm.everyWeeks)} between sessions.` });
    }
    if (this.isKnown(slot)) {
      reasons.push({ part: 'CONTINUITY', sentence: `With ${slot.practitionerName}, as last time.` });
    }
    return reasons;
  }

  private liking({ time }: Rankable): Liking | null {
    return this.at(time).liking;
  }

  private keepsRhythm({ time }: Rankable): number {
    return this.at(time).rhythm;
  }

  /** What does not depend on who it is with: several practitioners have the same times free. */
  private at(time: Span): TimeFacts {
    let facts = this.known.get(time.from);
    if (!facts) {
      const { preferred, clock } = this.facts;
      facts = {
        liking: preferred.length === 0 ? null : likingOf(preferred, time, clock),
        rhythm: this.rhythmOn(clock.dayOf(time.from)),
      };
      this.known.set(time.from, facts);
    }
    return facts;
  }

  /** 1 on the day that the rhythm asks for or within two days of it, less the further away. */
  private rhythmOn(day: number): number {
    const { rhythm } = this.facts;
    if (rhythm === null || rhythm.days.length === 0) {
      return 1;
    }
    const asked = rhythm.everyWeeks * 7;
    const nearest = rhythm.days.reduce(
      (least, one) => Math.min(least, Math.abs(one - day)),
      Number.POSITIVE_INFINITY,
    );
    const off = Math.max(0, Math.abs(nearest - asked) - Math.min(2, asked / 7));
    return Math.max(0, 1 - off / asked);
  }

  private isKnown({ practitionerId }: Rankable): boolean {
    return this.facts.lastWith === practitionerId;
  }

  private lateness({ time }: Rankable): number {
    const { from, to } = this.facts.range;
    return to > from ? Math.min(Math.max((time.from - from) / (to - from), 0), 1) : 0;
  }
}

const LIKINGS: Readonly<Record<Liking, readonly [string, string]>> = {
  PREFERRED: ['One of the times you prefer.', 'One of the times the client prefers.'],
  AVOIDED: ['You would rather avoid this time.', 'The client would rather avoid this time.'],
};

const COUNTS = ['', 'one week', 'two weeks', 'three weeks', 'four weeks', 'five weeks', 'six weeks'];
const weeksWords = (count: number) => COUNTS[count] ?? `${count} weeks`;

/** Starts that are a choice are so far apart. */
const APART = 90 * 60_000;
/** So many of one day before every other day had its turn. */
const A_DAY = 2;

/** A free time that is to be spread: when it begins, and how many wishes it leaves unmet. */
export interface Spreadable {
  readonly start: number;
  readonly unmet: number;
}

/**
 * The first `most` of times that come best first, spread: of those with equally few unmet wishes at first
 * a few of each day and well apart, since ten neighbouring quarters of one morning are no choice; then
 * more of the same days; and what lies between only when all of that was given.
 */
export function spreadSlots<Slot extends Spreadable>(
  slots: readonly Slot[],
  most: number,
  clock: ZoneClock,
): Slot[] {
  const chosen = new Set<Slot>();
  const ofDay = new Map<number, number[]>();
  const bands = Map.groupBy(slots, (slot) => slot.unmet);
  for (const [, band] of [...bands].sort(([one], [other]) => one - other)) {
    for (const aDay of [A_DAY, Number.POSITIVE_INFINITY]) {
      for (const slot of band) {
        if (chosen.size === most) {
          return [...chosen];
        }
        const day = clock.dayOf(slot.start);
        const starts = ofDay.get(day) ?? [];
        if (starts.length < aDay && starts.every((one) => Math.abs(one - slot.start) >= APART)) {
          chosen.add(slot);
          ofDay.set(day, [...starts, slot.start]);
        }
      }
    }
  }
  return [...chosen, ...slots.filter((slot) => !chosen.has(slot))].slice(0, most);
}
