import { useApolloClient } from '@apollo/client/react';
import { useCallback, useRef, useState } from 'react';
import { JointServicesDocument, ProposeJointScheduleDocument } from '../../../../generated/scheduling.ts';
import { type Draft, draftsOf, type Proposed } from './drafts.ts';
import type { JointService } from './drafts.ts';

/** The weeks that are asked for. */
export interface Weeks {
  /** 'YYYY-MM-DD', the first day. */
  readonly from: string;
  readonly weeks: number;
}

/** A proposal with the drafts that somebody goes on from. */
export interface Planning {
  /** Which of the answers it is: another one begins anew. */
  readonly number: number;
  readonly asked: Weeks;
  readonly proposed: Proposed;
  readonly services: readonly JointService[];
  readonly drafts: readonly Draft[];
}

type State =
  | { readonly is: 'OPEN' }
  | { readonly is: 'WAITING' }
  | { readonly is: 'FAILED'; readonly error: unknown; readonly asked: Weeks }
  | { readonly is: 'DONE'; readonly planning: Planning };

/**
 * Asks for the best times of the coming weeks. Asked once and by hand: looking again by itself would take
 * seconds each time, and away what somebody changed.
 */
export function usePlanning(clientId: string) {
  const client = useApolloClient();
  const [state, setState] = useState<State>({ is: 'OPEN' });
  const count = useRef(0);

  const ask = useCallback(
    async (asked: Weeks) => {
      count.current += 1;
      const number = count.current;
      setState({ is: 'WAITING' });
      try {
        const [proposing, offering] = await Promise.all([
          client.query({
            query: ProposeJointScheduleDocument,
            variables: { input: { clientId, ...asked } },
            fetchPolicy: 'no-cache',
          }),
          client.query({ query: JointServicesDocument, fetchPolicy: 'no-cache' }),
        ]);
        const proposed = proposing.data?.proposeJointSchedule;
        const services = offering.data?.services;
        if (!proposed || !services) throw new Error('The answer is empty.');
        if (number === count.current) {
          const drafts = draftsOf(proposed, services);
          setState({ is: 'DONE', planning: { number, asked, proposed, services, drafts } });
        }
      } catch (error) {
        if (number === count.current) setState({ is: 'FAILED', error, asked });
      }
    },
    [client, clientId],
  );
  return { state, ask };
}
