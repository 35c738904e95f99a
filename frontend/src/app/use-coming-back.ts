import type { ApolloClient } from '@apollo/client';
import { useEffect, useRef } from 'react';
import { askAllAgain } from '../lib/ask-again.ts';
import { onEachChance } from '../lib/each-chance.ts';

/**
 * While the device's copies are read because nobody answers, asks at each chance who is signed in; and once
 * there is an answer, asks for everything that is on the screen again.
 */
export function useComingBack(client: ApolloClient, offline: boolean, lookAgain: () => void): void {
  const was = useRef(false);
  useEffect(() => {
    if (offline) {
      was.current = true;
      return onEachChance(lookAgain);
    }
    if (was.current) {
      was.current = false;
      void askAllAgain(client);
    }
    return undefined;
  }, [client, offline, lookAgain]);
}
