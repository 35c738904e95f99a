import type { Achievement } from '../../vocabulary/achievements.ts';
import { ACHIEVEMENTS_LABELS } from '../../vocabulary/achievements.ts';
import type { RecipientKind, SummaryPart } from '../../vocabulary/disclosures.ts';
import type { Discipline } from '../../vocabulary/disciplines.ts';
import { DISCIPLINES_LABELS } from '../../vocabulary/disciplines.ts';
import { HOLD_LEVELS_LABELS, type HoldLevel } from '../../vocabulary/hold-levels.ts';
import { PHASES_LABELS, type Phase } from '../../vocabulary/phases.ts';
import { changeInWords } from '../measures/change.ts';
import { instrumentOf } from '../measures/instruments.ts';
import { greatestTotal } from '../measures/score.ts';
import { dateOf, zoneClock } from '../zone-clock.ts';

/** What of a record a summary can be made of. Instants are ISO texts. */
export interface SummaryFacts {
  readonly client: {
    readonly name: string;
    readonly preferredName: string | null;
    readonly pronouns: string | null;
  };
  readonly sender: string;
  readonly practice: { readonly name: string; readonly phone: string | null; readonly timeZone: string };
  /** Of the plan in force; null where none is. */
  readonly phase: Phase | null;
  /** Those that the team shares, of the plan in force. */
  readonly goals: readonly {
    readonly statement: string;
    readonly achievement: Achievement;
    /** How it goes by figures, and by steps, in a sentence each; null without. */
    readonly measured: string | null;
    readonly steps: string | null;
  }[];
  /** When each session that took place began. */
  readonly sessions: readonly { readonly discipline: Discipline; readonly at: string }[];
  /** In the order of time. */
  readonly scores: readonly {
    readonly code: string;
    readonly value: number;
    readonly band: string | null;
    readonly takenAt: string;
  }[];
  /** By when they began. */
  readonly holds: readonly {
    readonly hold: HoldLevel;
    readonly raisedAt: string;
    readonly liftedAt: string | null;
  }[];
  readonly team: readonly {
    readonly name: string;
    readonly discipline: Discipline;
    readonly lead: boolean;
  }[];
}

/** What was chosen: for whom, why, about which days, and what of the record. */
export interface SummaryChoice {
  readonly recipient: {
    readonly kind: RecipientKind;
    readonly name: string;
    readonly organisation: string | null;
  };
  readonly reason: string;
  readonly parts: readonly SummaryPart[];
  /** Local dates of the practice, both included. */
  readonly from: string;
  readonly to: string;
  /** How many days the link opens. */
  readonly openDays: number;
  /** The psychotherapist's own words; null for none. */
  readonly narrative: string | null;
}

export interface SummaryScore {
  /** '12 of 27, moderate'. */
  readonly words: string;
  /** Local date. */
  readonly on: string;
}

/**
 * A progress summary as it goes out, word for word; a part that was not chosen is null. What is in here is what
 * the client agrees to, is sealed and hashed, and is all that its reader gets.
 */
export interface ProgressSummary {
  readonly format: 1;
  readonly client: SummaryFacts['client'];
  readonly sender: { readonly name: string; readonly practice: string; readonly phone: string | null };
  readonly recipient: SummaryChoice['recipient'];
  readonly reason: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly openDays: number;
  readonly phase: { readonly name: string; readonly meaning: string } | null;
  readonly goals: readonly { readonly statement: string; readonly progress: readonly string[] }[] | null;
  readonly sessions: readonly { readonly discipline: string; readonly count: number }[] | null;
  readonly measures:
    | readonly {
        readonly name: string;
        readonly first: SummaryScore;
        /** Null where there is one alone. */
        readonly last: SummaryScore | null;
        readonly change: string;
      }[]
    | null;
  /** `until` is null where it is still on at the end of the period. */
  readonly holds:
    | readonly { readonly hold: string; readonly from: string; readonly until: string | null }[]
    | null;
  readonly team: readonly { readonly name: string; readonly role: string }[] | null;
  readonly narrative: string | null;
}

/** What a phase means, said of the client to somebody else. */
const PHASES_TO_OTHERS: Readonly<Record<Phase, string>> = {
  STABILISATION: 'Safety and steadiness come first.',
  PROCESSING: 'Working through what happened, step by step.',
  INTEGRATION: 'Bringing what has changed into daily life.',
  MAINTENANCE: 'Keeping what helps.',
};

/** Makes the summary of what was chosen, and of nothing else. */
export function progressSummary(facts: SummaryFacts, choice: SummaryChoice): ProgressSummary {
  const { from, to } = choice;
  const clock = zoneClock(facts.practice.timeZone);
  const day = (instant: string) => dateOf(clock.dayOf(Date.parse(instant)));
  const within = (instant: string) => day(instant) >= from && day(instant) <= to;
  const chosen = <Part>(part: SummaryPart, make: () => Part): Part | null =>
    choice.parts.includes(part) ? make() : null;
  return {
    format: 1,
    client: {
      name: facts.client.name,
      preferredName: facts.client.preferredName,
      pronouns: facts.client.pronouns,
    },
    sender: { name: facts.sender, practice: facts.practice.name, phone: facts.practice.phone },
    recipient: {
      kind: choice.recipient.kind,
      name: choice.recipient.name,
      organisation: choice.recipient.organisation,
    },
    reason: choice.reason,
    period: { from, to },
    openDays: choice.openDays,
    phase: chosen('PHASE', () =>
      facts.phase === null
        ? { name: 'No plan is in force', meaning: '' }
        : { name: PHASES_LABELS[facts.phase], meaning: PHASES_TO_OTHERS[facts.phase] },
    ),
    goals: chosen('GOALS', () => facts.goals.map(goalOf)),
    sessions: chosen('SESSIONS', () =>
      (['PSYCHOTHERAPY', 'MASSAGE'] as const).map((discipline) => ({
        discipline: DISCIPLINES_LABELS[discipline],
        count: facts.sessions.filter((one) => one.discipline === discipline && within(one.at)).length,
      })),
    ),
    measures: chosen('MEASURES', () =>
      measuresOf(
        facts.scores.filter(({ takenAt }) => within(takenAt)),
        day,
      ),
    ),
    holds: chosen('HOLDS', () =>
      facts.holds
        .filter(
          ({ hold, raisedAt, liftedAt }) =>
            hold !== 'NONE' && day(raisedAt) <= to && (liftedAt === null || day(liftedAt) >= from),
        )
        .map(({ hold, raisedAt, liftedAt }) => ({
          hold: HOLD_LEVELS_LABELS[hold],
          from: day(raisedAt),
          until: liftedAt === null || day(liftedAt) > to ? null : day(liftedAt),
        })),
    ),
    team: chosen('TEAM', () =>
      facts.team.map(({ name, discipline, lead }) => ({
        name,
        role: `${DISCIPLINES_LABELS[discipline]}${lead ? ' (lead)' : ''}`,
      })),
    ),
    narrative: choice.narrative,
  };
}

function goalOf({ statement, achievement, measured, steps }: SummaryFacts['goals'][number]) {
  return {
    statement,
    progress: [
      `${ACHIEVEMENTS_LABELS[achievement]}.`,
      ...(measured === null ? [] : [measured]),
      ...(steps === null ? [] : [`${steps}.`]),
    ],
  };
}

function measuresOf(scores: SummaryFacts['scores'], day: (instant: string) => string) {
  const byCode = Map.groupBy(scores, ({ code }) => code);
  return [...byCode].flatMap(([code, ofCode]) => {
    const instrument = instrumentOf(code);
    const [first] = ofCode;
    const last = ofCode.at(-1);
    if (!instrument || !first || !last) {
      return [];
    }
    const words = ({ value, band, takenAt }: typeof first): SummaryScore => ({
      words: `${value} of ${greatestTotal(instrument)}${band ? `, ${band}` : ''}`,
      on: day(takenAt),
    });
    return [
      {
        name: instrument.name,
        first: words(first),
        last: last === first ? null : words(last),
        change: changeInWords(instrument, last === first ? null : first.value, last.value, 'START'),
      },
    ];
  });
}

/** The text that is hashed and sealed: the same for the same summary. */
export function textOfSummary(summary: ProgressSummary): string {
  return JSON.stringify(summary);
}
