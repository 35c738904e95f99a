import type { Ending, Observation } from '../../vocabulary/session-words.ts';
import { oneHit, type RuleHit } from './hit.ts';
import type { FlagRuleSettings } from './settings.ts';

/** What the rules for sessions ask about a signed session response. Emotional responses are no part of it: they are normal. */
export interface SessionFacts {
  readonly noteId: string;
  readonly arrival: number;
  readonly departure: number;
  readonly observations: readonly Observation[];
  readonly ending: Ending;
  /** Whether the therapist raised a flag for this session. */
  readonly flagRaised: boolean;
  /** Whether the therapist said why the departure needs none (R15). */
  readonly saidWhyNot: boolean;
}

/** R15: what a session raises by itself where the therapist, whose judgement counts, raised nothing. */
export function sessionHit(facts: SessionFacts, settings: FlagRuleSettings): RuleHit | null {
  if (facts.flagRaised) {
    return null;
  }
  const { threshold } = settings.SESSION_DISTRESS_RISE;
  const rose = facts.departure - facts.arrival;
  return oneHit(
    settings,
    [
      ...(threshold !== null && rose >= threshold && !facts.saidWhyNot
        ? [
            {
              rule: 'SESSION_DISTRESS_RISE' as const,
              says: `Distress rose from ${facts.arrival} to ${facts.departure} over the session.`,
            },
          ]
        : []),
      ...(facts.observations.includes('GOING_AWAY')
        ? [{ rule: 'SESSION_GOING_AWAY' as const, says: 'Going away was seen in the session.' }]
        : []),
      ...(facts.ending === 'ENDED_BY_CLIENT'
        ? [{ rule: 'SESSION_STOPPED_BY_CLIENT' as const, says: 'The client ended the session.' }]
        : []),
    ],
    `session:${facts.noteId}`,
  );
}
