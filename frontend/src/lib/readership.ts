import type { RecordItem } from '@attune/shared';
import { type ComponentType, createContext } from 'react';

/** A thing in a client's record, as far as it matters who can see it. */
export interface ItemAsked {
  readonly item: RecordItem;
  /** Where one answer is about several things: which of them this is. */
  readonly label?: string;
  /** Who wrote or raised it, where that opens something. */
  readonly owner?: { readonly id: string; readonly name: string } | null;
  /** It was never signed. */
  readonly draft?: boolean;
}

/** The health answers, which are open to different people by what they are about. */
export const HEALTH_ITEMS: readonly ItemAsked[] = [
  { item: 'HEALTH_FOR_SAFETY', label: 'Allergies, and what speaks against bodywork' },
  { item: 'HEALTH_FOR_BODYWORK', label: 'What is marked for bodywork, and what is to be avoided' },
  { item: 'HEALTH', label: 'Everything else' },
];

/** The plan and what is in it for fewer eyes. */
export const PLAN_ITEMS: readonly ItemAsked[] = [
  { item: 'PLAN', label: 'The plan, with the goals for all' },
  { item: 'GOAL_FOR_PSYCHOTHERAPY', label: 'Goals for psychotherapy alone' },
];

export interface ReadershipProps {
  readonly clientId: string;
  readonly items: readonly ItemAsked[];
}

/** Asks who can see a thing and says it; the app puts it there, loaded when it is first wanted. */
export const ReadershipContext = createContext<ComponentType<ReadershipProps> | null>(null);
