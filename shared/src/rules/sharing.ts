import type { Discipline } from '../vocabulary/disciplines.ts';
import type { SharingCategory } from '../vocabulary/sharing-categories.ts';

/** What a client said about a category: to all of a discipline, or about one person of it. */
export interface SharingChoice {
  readonly category: SharingCategory;
  readonly discipline: Discipline;
  /** Null for all of the discipline. */
  readonly memberId: string | null;
  readonly granted: boolean;
}

/** Somebody's place on the team. */
interface Place {
  readonly discipline: Discipline;
  readonly memberId: string;
}

/**
 * Whether a category is shared with somebody of the team: what was said about this person counts
 * before what was said about the discipline, either way; nothing said means no.
 */
export function isShared(
  choices: readonly SharingChoice[],
  category: SharingCategory,
  { discipline, memberId }: Place,
): boolean {
  const said = choices.filter((one) => one.category === category && one.discipline === discipline);
  const own = said.find((one) => one.memberId === memberId);
  return (own ?? said.find((one) => one.memberId === null))?.granted ?? false;
}

/**
 * The discipline that a category is kept from or shared with. The other one writes it, or works by it,
 * and has it always; so a choice about that one would change nothing.
 */
export const SHARED_WITH: Readonly<Record<SharingCategory, Discipline>> = {
  PLAN: 'MASSAGE',
  PSYCHOTHERAPY_SUMMARY: 'MASSAGE',
  SESSION_RESPONSES: 'PSYCHOTHERAPY',
  MEASURES: 'MASSAGE',
  MEDICAL: 'MASSAGE',
  SAFETY_PLAN: 'MASSAGE',
};
