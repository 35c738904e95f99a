import { type ClientAction, type ClientFacts, decide } from '@attune/shared';
import type { Withheld } from '../../clients/index.ts';

/** A part of the profile, with every part of the record that it is computed from. */
const COMPUTED_FROM = {
  changes: ['note.session.read'],
  checkIns: ['checkIn.read', 'note.session.read'],
  tolerance: ['note.progress.readBody', 'note.session.read'],
} as const satisfies Record<string, readonly ClientAction[]>;

export type ProfilePart = keyof typeof COMPUTED_FROM;

/** Said instead of "not part of your role", for the figure is asked where the note is not. */
const TOLERANCE_IS_PSYCHOTHERAPYS =
  'How trauma work was tolerated is between the client and the psychotherapists of the team.';

/**
 * Why a part of the profile is not open to somebody; null where it is. What is computed from something
 * closed is closed with it (R10), so that no figure tells what the record does not.
 */
export function whyWithheld(part: ProfilePart, facts: ClientFacts): Withheld | null {
  for (const action of COMPUTED_FROM[part]) {
    const decision = decide(action, facts);
    if (decision.allow) {
      continue;
    }
    if (action === 'note.progress.readBody' && facts.relations.includes('MASSAGE_THERAPIST')) {
      return { reason: TOLERANCE_IS_PSYCHOTHERAPYS, category: null };
    }
    const byChoice =
      action === 'note.session.read' &&
      facts.relations.some((relation) => relation === 'PSYCHOTHERAPIST' || relation === 'EMERGENCY');
    return { reason: decision.reason, category: byChoice ? 'SESSION_RESPONSES' : null };
  }
  return null;
}
