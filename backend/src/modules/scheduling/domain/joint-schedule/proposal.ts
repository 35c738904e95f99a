import {
  type Discipline,
  dateOf,
  type JointCandidate,
  type JointChoice,
  JOINT_WEIGHTS,
  jointVerdict,
  meets,
  modalityOf,
  placed,
  type RuleFinding,
  type Telling,
  Timetable,
  worthOf,
} from '@attune/shared';
import { DateTime } from 'luxon';
import type { BookingFacts } from '../booking-facts.ts';
import type { AssembledSchedule, PlannedSession } from './assemble.ts';
import { continuityReasons } from './continuity-reasons.ts';

/** A session of a proposed schedule. */
export interface ProposedSlot {
  readonly activityId: string;
  readonly discipline: Discipline;
  readonly modality: string;
  readonly practitionerId: string;
  readonly serviceId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly room: string | null;
  /** The week in which it is due, from 1. */
  readonly week: number;
  readonly findings: readonly RuleFinding[];
  /** What speaks for this place beside the rules, in sentences. */
  readonly reasons: readonly string[];
  /** The appointment, where it is booked already. */
  readonly appointmentId: string | null;
}

/** What a rule or a place says of a session; a place has no rule. */
export type JointFinding = Omit<RuleFinding, 'kind'> & { readonly kind: RuleFinding['kind'] | 'TIME' };

/** A session that the plan asks for and that fits nowhere. */
export interface LeftOut {
  readonly activityId: string;
  readonly discipline: Discipline;
  readonly modality: string;
  readonly week: number;
  readonly sentence: string;
}

/** A schedule as it is shown. */
export interface Proposal {
  readonly slots: readonly ProposedSlot[];
  readonly leftOut: readonly LeftOut[];
  /** What is left out, and then each rule that a session does not keep to. */
  readonly unmet: readonly JointFinding[];
  /** From 0 to 1: what it is worth of a plan kept to the letter. */
  readonly score: number;
}

/** Puts a choice into words: the rules speak as they would when it is booked. */
export function proposalOf(
  { whole, sessions }: AssembledSchedule,
  choice: JointChoice,
  hold: BookingFacts['hold'],
  telling: Telling,
  roomOf: (index: number, place: JointCandidate) => string | null,
): Proposal {
  const all = placed(whole, choice);
  const id = (index: number) => `session ${index}`;
  const others = whole.others.map((one) => scheduled(one.class, one));
  const own = all.flatMap((one, index) =>
    one ? [{ ...scheduled(one.class, one.session), id: id(index) }] : [],
  );
  const timetable = new Timetable(whole.rules, [...others, ...own], hold?.level ?? 'NONE', whole.timeZone);
  const findingsOf = (index: number, { class: of, session }: JointCandidate) =>
    timetable.judgeSpan({ id: id(index), class: of, ...session }, telling).findings();
  const slots = sessions.flatMap((session, index) => {
    const place = all[index];
    return place ? [slotOf(session, place, index)] : [];
  });
  const missing = sessions.flatMap((session, index) =>
    all[index] ? [] : [{ session, finding: reasonOf(session, index) }],
  );
  return {
    slots: slots.sort((one, other) => one.startsAt.localeCompare(other.startsAt)),
    leftOut: missing.map(({ session, finding }) => ({
      activityId: session.activity.id,
      discipline: session.activity.discipline,
      modality: session.activity.modality,
      week: session.dueWeek + 1,
      sentence: finding.sentence,
    })),
    unmet: [
      ...missing.map(({ finding }) => finding),
      ...slots.flatMap(({ findings }) => findings.filter((one) => !one.satisfied)),
    ],
    score: scoreOf(),
  };

  function slotOf(session: PlannedSession, place: JointCandidate, index: number): ProposedSlot {
    return {
      activityId: session.activity.id,
      discipline: session.activity.discipline,
      modality: session.activity.modality,
      practitionerId: place.practitionerId,
      serviceId: session.kept?.serviceId ?? session.service?.id ?? '',
      startsAt: new Date(place.session.from).toISOString(),
      endsAt: new Date(place.session.to).toISOString(),
      room: session.kept ? session.kept.room : roomOf(index, place),
      week: session.dueWeek + 1,
      findings: findingsOf(index, place),
      reasons: continuityReasons(whole, all, index),
      appointmentId: session.kept?.id ?? null,
    };
  }

  /** Why a session is left out: what stands against the place with least against it. */
  function reasonOf(session: PlannedSession, index: number): JointFinding {
    const say = (finding: Omit<JointFinding, 'hard' | 'satisfied'>): JointFinding => ({
      ...finding,
      hard: true,
      satisfied: false,
      sentence: `${nameOf(session)}, week of ${weekWords(whole.firstDay + 7 * session.dueWeek)}: ${finding.sentence}`,
    });
    const { why, service, activity } = session;
    if (why) {
      return say({ ruleId: null, kind: why.kind, sentence: why.sentence });
    }
    if (!service) {
      return say({
        ruleId: null,
        kind: 'TIME',
        sentence: `The practice offers nothing of this kind that takes about ${activity.minutes} minutes.`,
      });
    }
    const places = whole.occurrences[index]?.candidates ?? [];
    if (places.length === 0) {
      const sentence = 'Practitioner, client and room are not free at the same time.';
      return say({ ruleId: null, kind: 'TIME', sentence });
    }
    const refused = places
      .filter((place) => !meets(all, index, place))
      .map((place) => findingsOf(index, place).filter((one) => one.hard && !one.satisfied))
      .filter((findings) => findings.length > 0)
      .sort((one, other) => one.length - other.length)[0];
    const [first] = refused ?? [];
    return first
      ? say({ ruleId: first.ruleId, kind: first.kind, sentence: first.sentence })
      : say({
          ruleId: null,
          kind: 'TIME',
          sentence: 'Every free time would stand in the way of another session of the plan.',
        });
  }

  function scoreOf(): number {
    const ideal = whole.occurrences.length * JOINT_WEIGHTS.LEFT_OUT;
    return ideal === 0 ? 1 : Math.max(0, worthOf(whole, jointVerdict(whole, choice).cost) / ideal);
  }
}

function nameOf({ activity }: PlannedSession): string {
  return modalityOf(activity.modality)?.name ?? 'This activity';
}

function weekWords(day: number): string {
  return DateTime.fromISO(dateOf(day), { zone: 'utc' }).setLocale('en-GB').toFormat('d LLLL');
}

function scheduled(of: JointCandidate['class'], span: { readonly from: number; readonly to: number }) {
  return {
    class: of,
    startsAt: new Date(span.from).toISOString(),
    endsAt: new Date(span.to).toISOString(),
  };
}
