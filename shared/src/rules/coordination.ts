import { APPOINTMENT_CLASS_WORDS } from '../vocabulary/appointment-classes.ts';
import type { HoldLevel } from '../vocabulary/hold-levels.ts';
import {
  type CoordinationRuleFacts,
  type RuleFinding,
  type ScheduledSession,
  TELLS_ALL,
  type Telling,
} from './coordination-facts.ts';
import { judge, type Session, type Verdict } from './coordination-verdicts.ts';
import { bare, capital, days, hours, later, restSentence, weeks, windowWords } from './coordination-words.ts';
import { HOLD_SENTENCES, holdTouches } from './flags.ts';
import { type ZoneClock, zoneClock } from './zone-clock.ts';

/** A rule as a sentence, for the plan. */
export function ruleSentence(rule: CoordinationRuleFacts): string {
  const from = rule.from ? APPOINTMENT_CLASS_WORDS[rule.from] : 'a session';
  const to = rule.to ? APPOINTMENT_CLASS_WORDS[rule.to] : 'a session';
  const must = rule.hard ? '' : ' if possible';
  switch (rule.kind) {
    case 'REST_AFTER':
      return `No ${bare(to)} within ${hours(rule.hours ?? 0)} after ${from}${must}.`;
    case 'SUPPORT_WITHIN':
      return `After ${from}, ${to} within ${hours(rule.hours ?? 0)}${must}.`;
    case 'SAME_DAY':
      return `On a day with ${from}, ${to} follows on purpose, ${later(rule.hours ?? 0)}${must}.`;
    case 'CADENCE':
      return `${capital(to)} every ${weeks(rule.everyWeeks ?? 1)}, ${rule.toleranceDays ? `give or take ${days(rule.toleranceDays)}` : 'to the day'}${must}.`;
    case 'AVOID_WINDOW':
      return `No ${bare(to)} ${windowWords(rule, true)}${must}.`;
    case 'MAX_PER_WEEK':
      return `At most ${rule.count ?? 1} a week: ${bare(to)}${must}.`;
  }
}

/** So far around a time the client's other appointments matter to the rules, in days. */
export const NEIGHBOURHOOD_DAYS = 92;

/** What the rules say of one time. The sentences are made when they are asked for. */
export interface Judgement {
  /** Hard rules that are not met, the hold among them. */
  readonly hardUnmet: number;
  readonly softUnmet: number;
  findings(): RuleFinding[];
}

/**
 * The rules of a plan and a client's appointments, made ready to judge many times. Both ways: what
 * comes before a time and what comes after it. Only rules that concern a session's class speak.
 */
export class Timetable {
  private readonly rules: readonly CoordinationRuleFacts[];
  private readonly others: readonly Session[];
  private readonly hold: HoldLevel;
  private readonly clock: ZoneClock;

  /**
   * @param others the client's active appointments around the times to come.
   * @param timeZone IANA zone of the practice, for local days and for times in sentences.
   */
  constructor(
    rules: readonly CoordinationRuleFacts[],
    others: readonly ScheduledSession[],
    hold: HoldLevel,
    timeZone: string,
  ) {
    this.rules = rules;
    this.clock = zoneClock(timeZone);
    // Their days are worked out once, since each is asked about for every time that is judged.
    this.others = others.map((one) => {
      const session = inNumbers(one);
      return { ...session, day: this.clock.dayOf(session.from) };
    });
    this.hold = hold;
  }

  judge(session: ScheduledSession, telling: Telling = TELLS_ALL): Judgement {
    return this.judgeSpan(inNumbers(session), telling);
  }

  /** The same for a time in milliseconds since 1970. */
  judgeSpan(session: Session, telling: Telling = TELLS_ALL): Judgement {
    const others =
      session.id === undefined ? this.others : this.others.filter((one) => one.id !== session.id);
    // A rule about other classes has nothing to say; asking it thousands of times would cost.
    const concerned = this.rules.filter((rule) => rule.to === session.class || rule.from === session.class);
    const verdicts = concerned.flatMap((rule) => {
      const verdict = judge(rule, session, others, { clock: this.clock, telling });
      return verdict === null ? [] : [{ rule, verdict }];
    });
    const held = holdTouches(this.hold, session.class);
    const unmet = (hard: boolean) =>
      verdicts.filter(({ rule, verdict }) => rule.hard === hard && !verdict.satisfied).length;
    return {
      hardUnmet: unmet(true) + (held ? 1 : 0),
      softUnmet: unmet(false),
      findings: () => [...(held ? [holdFinding(this.hold)] : []), ...verdicts.flatMap(findingOf)],
    };
  }

  /**
   * The rest that a session imposes on bodywork after it, for somebody who may not know what the
   * session is: until when, and nothing of why.
   */
  restImposedBy(session: ScheduledSession): RuleFinding[] {
    const { class: of, to: end } = inNumbers(session);
    return this.rules.flatMap((rule) =>
      rule.kind === 'REST_AFTER' && rule.from === of && rule.to?.startsWith('BODYWORK_')
        ? [
            {
              ruleId: rule.id,
              kind: rule.kind,
              hard: rule.hard,
              satisfied: true,
              sentence: restSentence(rule.to, end + (rule.hours ?? 0) * HOUR, this.clock),
            },
          ]
        : [],
    );
  }
}

const HOUR = 3_600_000;

/**
 * Tests one time against the rules of a plan and the hold that is on; see {@link Timetable}.
 * @param others the client's other active appointments around the time.
 * @param timeZone IANA zone of the practice, for local times in the sentences.
 */
export function evaluateTime(
  rules: readonly CoordinationRuleFacts[],
  session: ScheduledSession,
  others: readonly ScheduledSession[],
  hold: HoldLevel,
  timeZone: string,
  telling: Telling = TELLS_ALL,
): RuleFinding[] {
  return new Timetable(rules, others, hold, timeZone).judge(session, telling).findings();
}

function holdFinding(hold: HoldLevel): RuleFinding {
  return { ruleId: null, kind: 'HOLD', hard: true, satisfied: false, sentence: HOLD_SENTENCES[hold] };
}

function findingOf({ rule, verdict }: { rule: CoordinationRuleFacts; verdict: Verdict }): RuleFinding[] {
  const sentence = verdict.say();
  return sentence === null
    ? []
    : [{ ruleId: rule.id, kind: rule.kind, hard: rule.hard, satisfied: verdict.satisfied, sentence }];
}

function inNumbers(session: ScheduledSession): Session {
  return {
    ...(session.id === undefined ? {} : { id: session.id }),
    class: session.class,
    from: Date.parse(session.startsAt),
    to: Date.parse(session.endsAt),
  };
}
