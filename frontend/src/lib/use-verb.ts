import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import { type Outcome, outcomeOf, type Problem, problemOfError } from './results.ts';
import { askAllAgain } from './ask-again.ts';

interface Options {
  /** Whether what is on the screen is asked for again after success; drafts that save themselves do not. */
  readonly refetch?: boolean;
}

type Root<Data> = Omit<Data, '__typename'>;

/**
 * A mutation as a verb of care: run it, and get what was wished for or a problem with a sentence.
 * A lost network and an unexpected failure are problems too, so a screen has one way to answer.
 * @param field the mutation's field, whose result union is looked into.
 */
export function useVerb<Data, Variables extends OperationVariables, Field extends keyof Root<Data>>(
  document: TypedDocumentNode<Data, Variables>,
  field: Field,
  { refetch = true }: Options = {},
) {
  const client = useApolloClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const run = useCallback(
    async (variables: Variables): Promise<Outcome<Data[Field]>> => {
      setBusy(true);
      const outcome = await ask();
      setBusy(false);
      setProblem(outcome.ok ? null : outcome.problem);
      if (outcome.ok && refetch) {
        void askAllAgain(client);
      }
      return outcome;

      async function ask(): Promise<Outcome<Data[Field]>> {
        try {
          const { data } = await client.mutate<Data, Variables>({
            mutation: document,
            variables,
          } as Parameters<typeof client.mutate<Data, Variables>>[0]);
          return outcomeOf((data as Data | undefined)?.[field] as never) as Outcome<Data[Field]>;
        } catch (error) {
          return { ok: false, problem: problemOfError(error) };
        }
      }
    },
    [client, document, field, refetch],
  );

  return { run, busy, problem, forget: useCallback(() => setProblem(null), []) };
}
