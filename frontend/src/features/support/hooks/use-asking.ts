import { useApolloClient } from '@apollo/client/react';
import type { SupportUrgency } from '@attune/shared';
import { useCallback, useEffect, useRef, useState } from 'react';
import { onEachChance } from '../../../lib/each-chance.ts';
import type { Problem } from '../../../lib/results.ts';
import { dropRequest, keepRequest, type KeptRequest, listKept } from '../../../lib/support-outbox.ts';
import { newKey } from '../../../lib/use-idempotency-key.ts';
import { askForBackgroundSync, sendKept } from '../domain/send-kept.ts';
import { askAllAgain } from '../../../lib/ask-again.ts';

/** What stands between the client and their team, as far as this device knows. */
export type Asking =
  | { readonly kind: 'IDLE' }
  | { readonly kind: 'SENDING' }
  | {
      readonly kind: 'WAITING';
      readonly kept: boolean;
      readonly signIn: boolean;
      readonly request: KeptRequest;
    }
  | { readonly kind: 'REACHED'; readonly told: readonly string[] | null; readonly urgency: SupportUrgency }
  | { readonly kind: 'REFUSED'; readonly problem: Problem };

/**
 * Tells the team. What is written is kept on the device before it is sent, and sent again at each chance
 * until the server has answered, with one key: closing the page loses nothing, and nothing is raised twice.
 */
export function useAsking(clientId: string) {
  const apollo = useApolloClient();
  const [state, setState] = useState<Asking>({ kind: 'IDLE' });
  const waiting = useRef<{ readonly request: KeptRequest; readonly kept: boolean } | null>(null);
  const busy = useRef(false);

  const send = useCallback(async () => {
    const now = waiting.current;
    if (!now || busy.current) return;
    busy.current = true;
    const sent = await sendKept(apollo, now.request);
    busy.current = false;
    // Taken back while it was under way: if it reached somebody, the page must say so.
    if (sent.kind === 'WAITING') {
      if (waiting.current === now) setState({ ...sent, ...now });
      return;
    }
    waiting.current = null;
    setState(sent.kind === 'REACHED' ? { ...sent, urgency: now.request.urgency } : sent);
    if (sent.kind === 'REACHED') void askAllAgain(apollo);
  }, [apollo]);

  // What was written before, and nobody got yet.
  useEffect(() => {
    let left = false;
    listKept(clientId).then(
      ([request]) => {
        if (!request || left || waiting.current) return;
        waiting.current = { request, kept: true };
        setState({ kind: 'WAITING', kept: true, signIn: false, request });
        void send();
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [clientId, send]);

  const waits = state.kind === 'WAITING';
  useEffect(() => (waits ? onEachChance(() => void send()) : undefined), [waits, send]);

  const ask = useCallback(
    async (urgency: SupportUrgency, message: string | null) => {
      if (busy.current || waiting.current) return;
      setState({ kind: 'SENDING' });
      const request: KeptRequest = {
        key: newKey(),
        clientId,
        urgency,
        message,
        writtenAt: new Date().toISOString(),
      };
      const kept = await keepRequest(request).then(
        () => true,
        () => false,
      );
      waiting.current = { request, kept };
      await send();
      if (waiting.current) void askForBackgroundSync();
    },
    [clientId, send],
  );

  /** Takes back what has not reached anybody; the words come back to the form. */
  const takeBack = useCallback(async (): Promise<KeptRequest | null> => {
    const now = waiting.current;
    if (!now || busy.current) return null;
    waiting.current = null;
    await dropRequest(now.request.key).catch(() => undefined);
    setState({ kind: 'IDLE' });
    return now.request;
  }, []);

  return { state, ask, again: send, takeBack, more: useCallback(() => setState({ kind: 'IDLE' }), []) };
}
