import { useState } from 'react';
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
}

export function useAnswers(intake: MyIntake): AnswersKept {
  const save = useVerb(SaveMyHealthDocument, 'saveIntake');
  const end = useVerb(CompleteMyHealthDocument, 'completeIntake');
  // What was kept just now is newer than what has been read.
  const [kept, setKept] = useState(0);
  const head = { clientId: intake.clientId, expectedVersion: Math.max(kept, intake.version) };
  return {
    intake,
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
