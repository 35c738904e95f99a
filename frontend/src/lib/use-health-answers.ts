import { useApolloClient } from '@apollo/client/react';
import type { IntakeEntryKind, IntakePart, TouchEffect } from '@attune/shared';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Problem } from './results.ts';
import { askAllAgain } from './ask-again.ts';

/** One thing to know of a client's health, as a form for it needs it. */
export interface HealthEntry {
  readonly id: string;
  readonly kind: IntakeEntryKind;
  readonly code: string | null;
  readonly text: string | null;
  readonly label: string;
  readonly relevantToBodywork: boolean;
  readonly regions: readonly string[];
  readonly timesOfDay: readonly string[];
  readonly effects: readonly TouchEffect[];
  readonly notedAt: string;
  readonly byClient: boolean;
  readonly notedBy: string | null;
}

export interface HealthText {
  readonly part: IntakePart;
  readonly text: string;
  readonly writtenAt: string;
  readonly byClient: boolean;
  readonly writtenBy: string | null;
}

/** The answers to the health questions, whoever looks at them. */
export interface HealthFacts {
  readonly clientId: string;
  readonly version: number;
  readonly entries: readonly HealthEntry[];
  readonly texts: readonly HealthText[];
}

/** An entry that is new. */
export interface NewHealthEntry {
  readonly kind: IntakeEntryKind;
  readonly code?: string;
  readonly text?: string;
  readonly relevantToBodywork: boolean;
  readonly regions?: string[];
  readonly timesOfDay?: string[];
  readonly effects?: TouchEffect[];
}

/** What is kept at once: entries that are new or have ended, and texts. */
export interface HealthChange {
  readonly add?: NewHealthEntry[];
  readonly end?: string[];
  readonly goals?: string;
  readonly mentalHealthConcerns?: string;
  readonly triggersToAvoid?: string;
}

interface Head {
  readonly clientId: string;
  readonly expectedVersion: number;
}

type Kept =
  | { readonly ok: true; readonly value: { readonly version: number } }
  | { readonly ok: false; readonly problem: Problem };

/** A verb of `useVerb` that keeps answers. */
interface KeepingVerb<Input> {
  readonly run: (variables: { input: Input }) => Promise<Kept>;
  readonly busy: boolean;
  readonly problem: Problem | null;
}

/** Answers to the health questions, kept one by one, each on what was kept before. */
export interface HealthAnswers {
  readonly facts: HealthFacts;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Keeps something; true when it was. */
  keep(change: HealthChange): Promise<boolean>;
  complete(): Promise<boolean>;
  /** Parts of the form that hold something typed and not kept yet, each with the way to keep it. */
  readonly pending: RefObject<Map<string, () => Promise<boolean>>>;
  /** Keeps all of it; false when a part could not be kept. */
  keepPending(): Promise<boolean>;
}

/** Nothing typed is lost: what is pending in a part of the form is kept before the form is left. */
export function usePending(
  { pending }: Pick<HealthAnswers, 'pending'>,
  part: string,
  keep: (() => Promise<boolean>) | null,
): void {
  useEffect(() => {
    const parts = pending.current;
    if (keep) parts.set(part, keep);
    return () => {
      parts.delete(part);
    };
  });
}

/**
 * The health questions as somebody answers them.
 * @param save keeps answers; complete says that all was asked. Both tell when somebody saved meanwhile.
 */
export function useHealthAnswers(
  facts: HealthFacts,
  save: KeepingVerb<Head & HealthChange>,
  complete: KeepingVerb<Head>,
): HealthAnswers {
  const client = useApolloClient();
  const pending = useRef(new Map<string, () => Promise<boolean>>());
  // What was kept just now is newer than what has been read; two parts may be kept one after the other.
  const kept = useRef(0);
  const [last, setLast] = useState<'SAVE' | 'COMPLETE'>('SAVE');
  const head = () => ({
    clientId: facts.clientId,
    expectedVersion: Math.max(kept.current, facts.version),
  });
  const noted = (outcome: Kept) => {
    if (outcome.ok) {
      kept.current = outcome.value.version;
    } else if (outcome.problem.code === 'STALE_VERSION') {
      // What the other one wrote comes onto the screen; what was typed here stays.
      void askAllAgain(client);
    }
    return outcome.ok;
  };
  return {
    facts,
    pending,
    busy: save.busy || complete.busy,
    problem: last === 'SAVE' ? save.problem : complete.problem,
    async keep(change) {
      setLast('SAVE');
      return noted(await save.run({ input: { ...head(), ...change } }));
    },
    async complete() {
      setLast('COMPLETE');
      return noted(await complete.run({ input: head() }));
    },
    async keepPending() {
      for (const keep of [...pending.current.values()]) {
        if (!(await keep())) return false;
      }
      return true;
    },
  };
}
