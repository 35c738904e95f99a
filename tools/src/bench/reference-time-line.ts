import { SHARING_CATEGORY_WORDS } from '@attune/shared';

// biome-ignore lint/suspicious/noExplicitAny: rows of hand-written SQL, by hand.
type Row = Record<string, any>;

/** A time line as the screen asks for it, by hand: for a psychotherapist of the team. */
export function timeLineOf(
  { since, scores, days, sessions, flags, versions }: Row,
  { responses }: Row,
): object {
  const reason = `The client decides who sees ${SHARING_CATEGORY_WORDS.SESSION_RESPONSES}, and has not shared it with you.`;
  return {
    since,
    scores,
    days,
    sessions: sessions.map(({ endsAt: _, arrival, departure, ...session }: Row) => ({
      ...session,
      arrival: wayOf(arrival),
      departure: wayOf(departure),
    })),
    flags,
    versions: versions.map(({ planId: _, state: __, ...version }: Row) => version),
    withheld: responses ? [] : [{ lane: 'BODYWORK', reason }],
  };
}

function wayOf(scales: Row | null): object | null {
  return scales && { distress: scales['distress'], pain: scales['pain'], tension: scales['tension'] };
}
