import { type RefObject, useEffect, useRef, useState } from 'react';
import {
  CompleteMyHealthDocument,
  type MyHealthQuery,
  SaveMyHealthDocument,
  type SaveMyHealthMutationVariables,
} from '../../../generated/my-health.ts';
import type { Problem } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';

export type MyIntake = NonNullable<NonNullable<MyHealthQuery['client']>['intake']>;
export type Answers = Omit<SaveMyHealthMutationVariables['input'], 'clientId' | 'expectedVersion'>;

/** The client's answers, kept one by one, each on what was kept before. */
export interface AnswersKept {
  readonly intake: MyIntake;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Keeps something; true when it was. */
  keep(answers: Answers): Promise<boolean>;
  complete(): Promise<boolean>;
  /** Keeps what is typed on this step and not kept yet; null when there is nothing. */
  readonly pending: RefObject<(() => Promise<boolean>) | null>;
}

/** Nothing typed is lost: what is pending on a step is kept before the step is left. */
export function usePending({ pending }: AnswersKept, keep: (() => Promise<boolean>) | null): void {
  useEffect(() => {
    pending.current = keep;
    return () => {
      pending.current = null;
    };
  });
}

export function useAnswers(intake: MyIntake): AnswersKept {
  const save = useVerb(SaveMyHealthDocument, 'saveIntake');
  const end = useVerb(CompleteMyHealthDocument, 'completeIntake');
  const pending = useRef<(() => Promise<boolean>) | null>(null);
  // What was kept just now is newer than what has been read.
  const [kept, setKept] = useState(0);
  const head = { clientId: intake.clientId, expectedVersion: Math.max(kept, intake.version) };
  return {
    intake,
    pending,
    busy: save.busy || end.busy,
    problem: save.problem ?? end.problem,
    async keep(answers) {
      const outcome = await save.run({ input: { ...head, ...answers } });
      if (outcome.ok) setKept(outcome.value.version);
      return outcome.ok;
    },
    async complete() {
      const outcome = await end.run({ input: head });
      if (outcome.ok) setKept(outcome.value.version);
      return outcome.ok;
    },
  };
}
