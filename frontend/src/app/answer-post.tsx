import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { SendCheckInDocument, SendFeedbackDocument, SendMeasureDocument } from '../generated/app.ts';
import {
  forgetAnswer,
  type KeptAnswer,
  keptAnswers,
  refuseAnswer,
  useKeptAnswers,
} from '../lib/kept-answers.ts';
import { askAllAgain } from '../lib/ask-again.ts';

/** While something waits, it is tried again so often. */
const AGAIN_MS = 10_000;

/**
 * Sends what a client said and this device keeps, whatever page is open, until it has arrived (R19).
 * Shows nothing; without a network it tries again.
 */
export function AnswerPost({ clientId }: { readonly clientId: string }) {
  const client = useApolloClient();
  const waiting = useKeptAnswers(clientId).filter(({ refused }) => refused === null).length;
  const busy = useRef(false);
  useEffect(() => {
    if (waiting === 0) return;
    const send = async () => {
      if (busy.current) return;
      busy.current = true;
      await sendAll(client, clientId);
      busy.current = false;
    };
    void send();
    const timer = setInterval(() => void send(), AGAIN_MS);
    const online = () => void send();
    window.addEventListener('online', online);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', online);
    };
  }, [client, clientId, waiting]);
  return null;
}

async function sendAll(client: ApolloClient, clientId: string): Promise<void> {
  let arrived = false;
  // What is said while this goes on goes with it.
  const next = () => keptAnswers(clientId).find(({ refused }) => refused === null);
  for (let kept = next(); kept; kept = next()) {
    const outcome = await sendOne(client, kept).catch(() => 'LATER' as const);
    if (outcome === 'LATER') break;
    if (outcome === 'ARRIVED') {
      forgetAnswer(clientId, kept.key);
      arrived = true;
    } else {
      refuseAnswer(clientId, kept.key, outcome.why);
    }
  }
  if (arrived) {
    void askAllAgain(client);
  }
}

type Sending = 'ARRIVED' | 'LATER' | { readonly why: string };

/** A failure of any kind is tried again; only an answer that the server will never take is given up. */
async function sendOne(client: ApolloClient, kept: KeptAnswer): Promise<Sending> {
  const result = await resultOf(client, kept);
  if (!result) {
    return 'LATER';
  }
  return 'message' in result ? { why: result.message } : 'ARRIVED';
}

/** What the server answers, whatever it is that was said; nothing for a request that failed. */
async function resultOf(client: ApolloClient, { key: idempotencyKey, at, ...told }: KeptAnswer) {
  switch (told.kind) {
    case 'CHECK_IN': {
      const input = { ...told.answers, at, idempotencyKey };
      return (await client.mutate({ mutation: SendCheckInDocument, variables: { input } })).data
        ?.submitCheckIn;
    }
    case 'MEASURE': {
      const { code, answers } = told.answers;
      const input = { code, answers: [...answers], takenAt: at, idempotencyKey };
      return (await client.mutate({ mutation: SendMeasureDocument, variables: { input } })).data
        ?.answerMeasure;
    }
    case 'FEEDBACK': {
      const input = { ...told.answers, at, idempotencyKey };
      return (await client.mutate({ mutation: SendFeedbackDocument, variables: { input } })).data
        ?.giveSessionFeedback;
    }
  }
}
